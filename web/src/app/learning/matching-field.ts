import { Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PresentedQuestion, Response } from '@palier/contracts';
import { asLeft, type Given } from './given';

/** Pairs: for each left half, the right one is chosen from a list of its own. */
@Component({
  selector: 'app-matching-field',
  imports: [TranslocoPipe],
  template: `
    @for (left of question().lefts; track left.id) {
      <label><span>{{ left.text }}</span><select class="input" (change)="choose(left.id, $event)"><option value="" [selected]="!chosen().has(left.id)">{{ 'learning.choosePair' | transloco }}</option>
        @for (right of question().options; track right.id) { <option [value]="right.id" [selected]="chosen().get(left.id) === right.id">{{ right.text }}</option> }</select></label>
    }
  `,
  styles: `:host { display: grid; gap: 10px; } label { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 4px 16px; align-items: center; overflow-wrap: anywhere; } select:focus-visible { outline: 3px solid var(--mat-sys-primary); outline-offset: 1px; } @media (max-width: 560px) { label { grid-template-columns: minmax(0, 1fr); } }`,
})
export class MatchingField {
  readonly question = input.required<PresentedQuestion>();
  readonly response = input.required<Response | null>();
  readonly answered = output<Given>();
  private readonly now = asLeft(this.response);
  protected readonly chosen = computed(() => { const it = this.now(); return new Map(it?.kind === 'matching' ? it.pairs.map(({ leftId, rightId }) => [leftId, rightId]) : []); });

  protected choose(leftId: string, event: Event) {
    if (!(event.target instanceof HTMLSelectElement)) return;
    const pairs = new Map(this.chosen()).set(leftId, event.target.value);
    const response: Response = { kind: 'matching', pairs: this.question().lefts.flatMap(({ id }) => { const rightId = pairs.get(id) ?? ''; return rightId === '' ? [] : [{ leftId: id, rightId }]; }) };
    this.now.set(response);
    this.answered.emit({ response, wait: 0 });
  }
}
