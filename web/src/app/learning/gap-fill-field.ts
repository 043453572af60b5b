import { Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PresentedQuestion, Response } from '@palier/contracts';
import { asLeft, whileTyping, type Given } from './given';

/** A text with gaps: each is written, or chosen from a list, where it stands. */
@Component({
  selector: 'app-gap-fill-field',
  imports: [TranslocoPipe],
  template: `@for (piece of pieces(); track $index) {<span>{{ piece.text }}</span>@if (piece.gap; as gap) {@if (gap.choices.length > 0) {<select class="input" [attr.aria-label]="'learning.gap' | transloco: { number: piece.number, of: gaps() }" (change)="fill(gap.id, $event)"><option value="" [selected]="!filled().get(gap.id)">…</option>@for (choice of gap.choices; track choice) { <option [selected]="filled().get(gap.id) === choice">{{ choice }}</option> }</select>} @else {<input class="input" maxlength="200" autocomplete="off" [attr.aria-label]="'learning.gap' | transloco: { number: piece.number, of: gaps() }" [value]="filled().get(gap.id) ?? ''" (input)="fill(gap.id, $event)" />}}}`,
  styles: `:host { display: block; line-height: 3.2; overflow-wrap: anywhere; } span { white-space: pre-line; } .input { display: inline-block; width: 14em; max-width: 100%; line-height: 1.4; margin: 0 2px; } select.input { width: auto; } .input:focus-visible { outline: 3px solid var(--mat-sys-primary); outline-offset: 1px; }`,
})
export class GapFillField {
  readonly question = input.required<PresentedQuestion>();
  readonly response = input.required<Response | null>();
  readonly answered = output<Given>();
  private readonly now = asLeft(this.response);
  protected readonly pieces = computed(() => { let number = 0; return this.question().passage.map((it) => ({ ...it, number: it.gap === null ? number : ++number })); });
  protected readonly gaps = computed(() => this.pieces().filter((it) => it.gap !== null).length);
  protected readonly filled = computed(() => { const it = this.now(); return new Map(it?.kind === 'gapFill' ? it.gaps.map(({ id, text }) => [id, text]) : []); });

  protected fill(id: string, event: Event) {
    if (!(event.target instanceof HTMLInputElement) && !(event.target instanceof HTMLSelectElement)) return;
    const filled = new Map(this.filled()).set(id, event.target.value);
    const response: Response = { kind: 'gapFill', gaps: this.pieces().flatMap(({ gap }) => { const text = gap === null ? '' : (filled.get(gap.id) ?? ''); return gap === null || text === '' ? [] : [{ id: gap.id, text }]; }) };
    this.now.set(response);
    this.answered.emit({ response, wait: event.target instanceof HTMLSelectElement ? 0 : whileTyping });
  }
}
