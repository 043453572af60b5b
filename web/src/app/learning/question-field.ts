import { Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PresentedQuestion, Response } from '@palier/contracts';
import { readNumber } from '@palier/domain';
import { GapFillField } from './gap-fill-field';
import { asLeft, whileTyping, type Given } from './given';
import { HotSpotField } from './hot-spot-field';
import { IllustrationPart } from './illustration';
import { MatchingField } from './matching-field';
import { OrderingField } from './ordering-field';
import { SimulationField } from './simulation-field';

/** Where one question is answered, whatever its kind; a native field for each, so that the keyboard reaches all. */
@Component({
  selector: 'app-question-field',
  imports: [GapFillField, HotSpotField, IllustrationPart, MatchingField, OrderingField, SimulationField, TranslocoPipe],
  template: `
    @let it = question();
    @if (it.illustration; as beside) { <app-illustration [of]="beside" /> }
    @switch (it.kind) {
      @case ('shortText') { <label><span class="sr">{{ 'learning.yourAnswer' | transloco }}</span><input class="input" maxlength="500" autocomplete="off" [value]="text()" (input)="write('shortText', $event)" /></label> }
      @case ('numeric') {
        <label class="field">{{ (it.unit ? 'learning.numberWithUnit' : 'learning.numberAlone') | transloco }}<input class="input" maxlength="100" autocomplete="off" [value]="text()" (input)="write('numeric', $event)" /></label>
        @if (text().trim()) { <p class="quiet" role="status">{{ readKey() | transloco }}</p> }
      }
      @case ('trueFalse') { @for (truth of truths; track truth.value) { <label class="option"><input type="radio" [name]="it.questionVersionId" [checked]="says(truth.value)" (change)="give({ kind: 'trueFalse', value: truth.value })" /> <span>{{ truth.key | transloco }}</span></label> } }
      @case ('ordering') { <app-ordering-field [question]="it" [response]="response()" (answered)="answered.emit($event)" /> }
      @case ('matching') { <app-matching-field [question]="it" [response]="response()" (answered)="answered.emit($event)" /> }
      @case ('hotSpot') { <app-hot-spot-field [question]="it" [response]="response()" (answered)="answered.emit($event)" /> }
      @case ('gapFill') { <app-gap-fill-field [question]="it" [response]="response()" (answered)="answered.emit($event)" /> }
      @case ('ticketSimulation') { <app-simulation-field [question]="it" [response]="response()" (answered)="answered.emit($event)" /> }
      @default {
        @if (it.kind === 'multipleChoice') { <p class="quiet">{{ 'learning.several' | transloco }}</p> }
        @for (option of it.options; track option.id) {
          <label class="option"><input [type]="it.kind === 'singleChoice' ? 'radio' : 'checkbox'" [name]="it.questionVersionId" [checked]="ticked().includes(option.id)" (change)="choose(option.id)" /> <span>{{ option.text }}</span></label>
        } }
    }
  `,
  styles: `:host { display: block; } .option { display: flex; gap: 12px; padding: 10px 0; align-items: flex-start; cursor: pointer; } .option input { width: 22px; height: 22px; flex: none; margin: 1px 0 0; accent-color: var(--held); } p { margin: 4px 0; }`,
})
export class QuestionField {
  readonly question = input.required<PresentedQuestion>();
  readonly response = input.required<Response | null>();
  readonly answered = output<Given>();
  private readonly now = asLeft(this.response);
  protected readonly truths = [{ value: true, key: 'learning.true' }, { value: false, key: 'learning.false' }] as const;
  protected readonly text = computed(() => { const it = this.now(); return it !== null && 'text' in it ? it.text : ''; });
  protected readonly ticked = computed((): readonly string[] => { const it = this.now(); return it?.kind === 'singleChoice' ? [it.optionId] : it?.kind === 'multipleChoice' ? it.optionIds : []; });
  /** Said while one types, and of the form alone: nobody here knows what is right. */
  protected readonly readKey = computed(() => {
    const read = readNumber(this.text());
    if (read === null) return 'learning.noNumber';
    if (this.question().unit) return read.rest === '' ? 'learning.unitMissing' : 'learning.numberRead';
    return read.rest === '' ? 'learning.numberRead' : 'learning.onlyNumber';
  });

  protected says(value: boolean): boolean { const it = this.now(); return it?.kind === 'trueFalse' && it.value === value; }
  protected give(response: Response, wait = 0) {
    this.now.set(response);
    this.answered.emit({ response, wait });
  }
  protected write(kind: 'shortText' | 'numeric', event: Event) { if (event.target instanceof HTMLInputElement) this.give({ kind, text: event.target.value }, whileTyping); }
  protected choose(optionId: string) {
    const now = this.ticked();
    this.give(this.question().kind === 'singleChoice' ? { kind: 'singleChoice', optionId } : { kind: 'multipleChoice', optionIds: now.includes(optionId) ? now.filter((it) => it !== optionId) : [...now, optionId] });
  }
}
