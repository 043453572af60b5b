import { Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { illustrationOf, optionsOf, type Illustration, type Option, type QuestionContent } from '@palier/domain';
import { marked } from '../courses/draft-question';
import { GapFillForm } from '../courses/gap-fill-form';
import { IllustrationForm } from '../courses/illustration-form';
import { MatchingForm } from '../courses/matching-form';
import { NumberForm } from '../courses/number-form';
import { OrderingForm } from '../courses/ordering-form';
import { SimulationForm } from '../courses/simulation-form';
import { typed } from '../courses/words';

/** The words of a question in one language, with its right answers where this is the language that says them. What can be chosen from stays. */
@Component({
  selector: 'app-correction-words',
  imports: [GapFillForm, IllustrationForm, MatchingForm, NumberForm, OrderingForm, SimulationForm, TranslocoPipe],
  template: `
    @let it = content();
    <label class="field wide">{{ 'drafts.prompt' | transloco }}<textarea [name]="'prompt-' + lang()" rows="2" required maxlength="2000" [attr.lang]="lang()" [value]="it.prompt" (input)="changed.emit(with({ prompt: typed($event) }))"></textarea></label>
    @if (it.kind !== 'hotSpot') { <app-illustration-form [illustration]="beside()" [lang]="lang()" [name]="lang()" (changed)="show($event)" /> }
    @switch (it.kind) {
      @case ('shortText') { <label class="field wide">{{ 'drafts.accepted' | transloco }}<textarea [name]="'accepted-' + lang()" rows="3" [attr.lang]="lang()" [value]="it.accepted.join('\\n')" (input)="accept($event)"></textarea></label> }
      @case ('numeric') { <app-number-form [content]="it" (changed)="changed.emit($event)" /> }
      @case ('trueFalse') {
        @if (keyed()) { <fieldset class="options"><legend>{{ 'drafts.truth' | transloco }}</legend>@for (truth of truths; track truth.value) { <label class="choice"><input type="radio" [name]="'truth-' + lang()" [checked]="it.answer === truth.value" (change)="state(truth.value)" /> <span>{{ truth.key | transloco }}</span></label> }</fieldset> }
      }
      @case ('ordering') { <app-ordering-form [content]="it" [lang]="lang()" [fixed]="true" [keyed]="keyed()" (changed)="changed.emit($event)" /> }
      @case ('matching') { <app-matching-form [content]="it" [lang]="lang()" [fixed]="true" (changed)="changed.emit($event)" /> }
      @case ('ticketSimulation') { <app-simulation-form [content]="it" [lang]="lang()" [fixed]="true" [keyed]="keyed()" (changed)="changed.emit($event)" /> }
      @case ('gapFill') { <app-gap-fill-form [content]="it" [lang]="lang()" [fixed]="true" (changed)="changed.emit($event)" /> }
      @default {
        @if (it.kind === 'hotSpot') { <label class="field wide">{{ 'drafts.spotWords' | transloco }}<textarea [name]="'picture-' + lang()" rows="2" maxlength="1000" [attr.lang]="lang()" [value]="it.picture.words" (input)="describe($event)"></textarea></label> }
        <fieldset class="options"><legend>{{ (!keyed() ? 'bank.options' : it.kind === 'singleChoice' ? 'drafts.optionsOne' : 'drafts.optionsSeveral') | transloco }}</legend>
          @for (option of options(); track option.id; let index = $index) {
            <div class="option" [class.keyed]="keyed()">@if (keyed()) { <input [type]="it.kind === 'singleChoice' ? 'radio' : 'checkbox'" [name]="'right-' + lang()" [checked]="option.correct" (change)="mark(option.id)" [attr.aria-label]="'drafts.isRight' | transloco: { number: index + 1 }" /> }
              <div class="words"><input class="input" [name]="'option-' + lang() + '-' + index" required maxlength="500" [attr.lang]="lang()" [value]="option.text" (input)="word(option.id, { text: typed($event) })" [attr.aria-label]="'drafts.option' | transloco: { number: index + 1 }" />
                <input class="input" [name]="'why-' + lang() + '-' + index" maxlength="1000" [attr.lang]="lang()" [value]="option.explanation" (input)="word(option.id, { explanation: typed($event) })" [attr.aria-label]="'drafts.optionWhy' | transloco: { number: index + 1 }" [placeholder]="'drafts.why' | transloco" /></div></div>
          }</fieldset>
      }
    }
    <label class="field wide">{{ 'drafts.explanation' | transloco }}<textarea [name]="'explanation-' + lang()" rows="2" maxlength="1000" [attr.lang]="lang()" [value]="it.explanation" (input)="changed.emit(with({ explanation: typed($event) }))"></textarea></label>
  `,
  styles: `:host { display: grid; gap: 12px; } .wide { max-width: none; } .options { display: grid; gap: 12px; } .option { display: grid; gap: 8px; align-items: center; } .option.keyed { grid-template-columns: 24px minmax(0, 1fr); } .option > input, .choice input { width: 22px; height: 22px; margin: 0; accent-color: var(--held); } .words { display: grid; gap: 4px; } .choice { display: flex; gap: 12px; align-items: center; min-height: 44px; }`,
})
export class CorrectionWords {
  readonly content = input.required<QuestionContent>();
  readonly lang = input.required<string>();
  /** Whether ticks and truths are said here; they are the same in every language. */
  readonly keyed = input.required<boolean>();
  readonly changed = output<QuestionContent>();
  protected readonly typed = typed;
  protected readonly truths = [{ value: true, key: 'learning.true' }, { value: false, key: 'learning.false' }] as const;
  protected readonly beside = computed(() => illustrationOf(this.content()));
  protected readonly options = computed(() => optionsOf(this.content()));

  protected with(words: { prompt?: string; explanation?: string }): QuestionContent { return { ...this.content(), ...words }; }
  protected show(illustration: Illustration | undefined) { const it = this.content(); if (it.kind !== 'hotSpot') this.changed.emit({ ...it, illustration }); }
  protected state(answer: boolean) { const it = this.content(); if (it.kind === 'trueFalse') this.changed.emit({ ...it, answer }); }
  protected accept(event: Event) { const it = this.content(); if (it.kind === 'shortText') this.changed.emit({ ...it, accepted: typed(event).split('\n').slice(0, 20).map((line) => line.slice(0, 500)) }); }
  protected mark(optionId: string) { const it = this.content(); if ('options' in it) this.changed.emit(marked(it, optionId)); }
  protected word(optionId: string, words: Partial<Option>) {
    const it = this.content();
    const reworded = <T extends Option>(all: readonly T[]): readonly T[] => all.map((one) => (one.id === optionId ? { ...one, ...words } : one));
    if (it.kind === 'hotSpot') this.changed.emit({ ...it, options: reworded(it.options) });
    else if ('options' in it) this.changed.emit({ ...it, options: reworded(it.options) });
  }
  protected describe(event: Event) { const it = this.content(); if (it.kind === 'hotSpot') this.changed.emit({ ...it, picture: { ...it.picture, words: typed(event) } }); }
}
