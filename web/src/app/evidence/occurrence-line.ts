import { Component, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { reviewOccurrence, withdrawOccurrence, type Occurrence } from '@palier/contracts';
import { Api, newId } from '../platform';
import { Deed, When } from '../ui';

/** One time that somebody did it: the day and the fact, what became of it, and what the reader may do about it. */
@Component({
  selector: 'app-occurrence-line',
  imports: [MatButton, TranslocoPipe, When],
  template: `
    @let it = occurrence();
    <p class="head"><strong><span aria-hidden="true">{{ shapes[it.state] }}</span> {{ it.title }}, {{ it.on | when }}</strong>&ngsp;<span>{{ states[it.state] | transloco }}</span>@if (it.until; as day) {&ngsp;<span>{{ 'recurring.countsUntil' | transloco: { day: (day | when) } }}</span> }&ngsp;<span class="quiet">{{ it.by }}, {{ it.at | when }}</span></p>
    <p>{{ it.fact }}</p>
    @if (it.answer; as answer) { <p>@if (answer.words) { {{ (it.state === 'refused' ? 'signOffs.toRedo' : 'pieces.seen') | transloco }} {{ answer.words }}&ngsp; }<span class="quiet">{{ answer.by }}, {{ answer.at | when }}</span></p> }
    @if (it.mayAnswer) {
      <form class="stack" style="grid-template-columns: minmax(0, 1fr)" (submit)="answer($event, 'confirmed')">
        <label class="field">{{ 'recurring.words' | transloco }}<textarea name="occurrence-words" rows="2" maxlength="1000" [value]="words()" (input)="keep($event)"></textarea></label>
        @if (needsWords()) { <p class="error" role="alert">{{ 'recurring.needsWords' | transloco }}</p> }
        <div class="actions" style="margin: 0"><button matButton="filled" type="submit" [disabled]="deed.busy()">{{ 'recurring.confirm' | transloco }}<span class="sr"> {{ it.title }}, {{ it.on | when }}</span></button><button matButton="outlined" type="button" [disabled]="deed.busy()" (click)="answer($event, 'refused')">{{ 'recurring.refuse' | transloco }}<span class="sr"> {{ it.title }}, {{ it.on | when }}</span></button></div>
      </form>
    }
    @if (it.mayWithdraw) { <button matButton type="button" [disabled]="deed.busy()" (click)="withdraw()">{{ 'recurring.withdraw' | transloco }}<span class="sr"> {{ it.title }}, {{ it.on | when }}</span></button> }
    @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
  `,
  styles: `p { margin: 0 0 4px; overflow-wrap: anywhere; } .head { display: flex; flex-wrap: wrap; gap: 4px 12px; }`,
})
export class OccurrenceLine {
  readonly occurrence = input.required<Occurrence>();
  readonly changed = output();
  private readonly api = inject(Api);
  protected readonly deed = new Deed();
  protected readonly words = signal('');
  protected readonly needsWords = signal(false);
  protected readonly shapes = { waiting: '…', confirmed: '✓', refused: '✕', withdrawn: '↩' } as const;
  protected readonly states = { waiting: 'recurring.stateWaiting', confirmed: 'recurring.stateConfirmed', refused: 'recurring.stateRefused', withdrawn: 'recurring.stateWithdrawn' } as const;

  protected keep(event: Event) { if (event.target instanceof HTMLTextAreaElement) this.words.set(event.target.value); }

  protected answer(event: Event, decision: 'confirmed' | 'refused') {
    event.preventDefault();
    this.needsWords.set(decision === 'refused' && this.words().trim() === '');
    if (this.needsWords()) return undefined;
    return this.deed.run(async () => {
      await this.api.send(reviewOccurrence, { params: { occurrenceId: this.occurrence().id }, body: { id: newId(), decision, words: this.words() } });
      this.changed.emit();
    });
  }

  protected withdraw() {
    return this.deed.run(async () => {
      await this.api.send(withdrawOccurrence, { params: { occurrenceId: this.occurrence().id }, body: {} });
      this.changed.emit();
    });
  }
}
