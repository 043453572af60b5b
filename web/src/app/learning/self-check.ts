import { Component, computed, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { SelfCheckAnswer } from '@palier/contracts';
import { Deed } from '../ui';

/** Who corrects a choice in a block. */
export type SelfCheckAsker = (blockId: string, chosen: readonly number[]) => Promise<SelfCheckAnswer>;
export interface AskedSelf { readonly id: string; readonly several: boolean; readonly prompt: string; readonly options: readonly { readonly text: string }[] }

let drawn = 0;
const verdictKeys = { right: 'learning.selfCheckRight', partly: 'learning.selfCheckPartly', wrong: 'learning.selfCheckWrong', blank: 'learning.selfCheckBlank' } as const;

/** A question that readers ask themselves: answered here, corrected at once, kept nowhere. */
@Component({
  selector: 'app-self-check',
  imports: [MatButton, TranslocoPipe],
  template: `
    <fieldset class="card">
      <legend><span class="kind">{{ 'learning.selfCheck' | transloco }}</span> {{ check().prompt }}</legend>
      @if (check().several) { <p class="quiet">{{ 'learning.selfCheckSeveral' | transloco }}</p> }
      @for (option of check().options; track $index; let at = $index) {
        <label><input [type]="check().several ? 'checkbox' : 'radio'" [name]="name" [checked]="chosen().includes(at)" (change)="choose(at, $event)" /> <span>{{ option.text }}</span></label>
      }
      <div class="actions"><button matButton="outlined" type="button" (click)="correct()">{{ (answer() && chosen().length > 0 ? 'learning.selfCheckAgain' : 'learning.selfCheckAnswer') | transloco }}</button></div>
      <div role="status">@if (answer(); as it) { <p class="said" [class.right]="it.verdict === 'right'"><span aria-hidden="true">{{ it.verdict === 'right' ? '✓' : it.verdict === 'partly' ? '◐' : it.verdict === 'blank' ? '→' : '✗' }}</span> {{ verdictKeys[it.verdict] | transloco }}</p>@if (it.explanation) { <p>{{ it.explanation }}</p> } }</div>
      @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
      <p class="quiet kept">{{ 'learning.selfCheckKept' | transloco }}</p>
    </fieldset>
  `,
  styles: `:host { display: block; margin: 20px 0; } fieldset { display: grid; gap: 8px; min-width: 0; margin: 0; overflow-wrap: anywhere; } legend { font-weight: 560; padding: 0; float: left; width: 100%; margin-bottom: 4px; } .kind { display: block; font-size: 0.875rem; font-weight: 400; color: var(--quiet); } legend + * { clear: both; } label { display: flex; gap: 10px; align-items: baseline; padding: 6px 0; min-height: 32px; cursor: pointer; } input { width: 18px; height: 18px; flex: none; accent-color: var(--mat-sys-primary); position: relative; top: 3px; } p { margin: 0; } .actions { margin: 0; } .said { font-weight: 560; } .right { color: var(--held); } .kept { font-size: 0.875rem; }`,
})
export class SelfCheckBlock {
  readonly check = input.required<AskedSelf>();
  readonly asks = input.required<SelfCheckAsker>();
  protected readonly name = `self-check-${++drawn}`;
  protected readonly verdictKeys = verdictKeys;
  protected readonly deed = new Deed();
  /** Another question in this place is answered anew. */
  private readonly question = computed(() => JSON.stringify(this.check()));
  protected readonly chosen = linkedSignal<string, readonly number[]>({ source: this.question, computation: () => [] });
  private readonly given = signal<{ readonly to: readonly number[]; readonly answer: SelfCheckAnswer } | null>(null);
  /** What was said of the choice as it stands; of another one nothing. */
  protected readonly answer = computed(() => { const it = this.given(); return it !== null && it.to === this.chosen() ? it.answer : null; });

  protected choose(at: number, event: Event) {
    const on = event.target instanceof HTMLInputElement && event.target.checked;
    this.chosen.update((all) => (this.check().several ? [...all.filter((it) => it !== at), ...(on ? [at] : [])].sort((a, b) => a - b) : [at]));
  }

  /** Corrects the choice; where that was done, takes it back to choose again. */
  protected correct() {
    if (this.answer() !== null && this.chosen().length > 0) { this.chosen.set([]); this.given.set(null); return undefined; }
    return this.deed.run(async () => {
      // What is chosen while the answer is on its way is corrected next.
      for (let to: readonly number[] | null = null; to !== this.chosen();) {
        to = this.chosen();
        this.given.set({ to, answer: to.length === 0 ? { verdict: 'blank', explanation: '' } : await this.asks()(this.check().id, to) });
      }
    });
  }
}
