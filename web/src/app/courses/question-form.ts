import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Framework, StoredFile } from '@palier/contracts';
import { illustrationOf, optionsOf, questionKinds, unfiled, type DraftQuestion, type Filing, type Illustration, type Option, type QuestionContent } from '@palier/domain';
import { CellField } from './cell-field';
import { FilingField } from './filing-field';
import { asKind, emptyOption, marked } from './draft-question';
import { GapFillForm } from './gap-fill-form';
import { HotSpotForm } from './hot-spot-form';
import { IllustrationForm } from './illustration-form';
import { MatchingForm } from './matching-form';
import { NumberForm } from './number-form';
import { OrderingForm } from './ordering-form';
import { QuestionPreview } from './question-preview';
import { SimulationForm } from './simulation-form';
import { questionKindKeys, typed } from './words';

/** One question: how it is asked, its words, its answers and which of them are right. */
@Component({
  selector: 'app-question-form',
  imports: [CellField, FilingField, GapFillForm, HotSpotForm, IllustrationForm, MatButton, MatchingForm, NumberForm, OrderingForm, QuestionPreview, SimulationForm, TranslocoPipe],
  template: `
    @let content = question().content;
    <label class="field">{{ 'drafts.kind' | transloco }}<select name="kind" (change)="ask($event)">@for (kind of kinds; track kind) { <option [value]="kind" [selected]="content.kind === kind">{{ kindKeys[kind] | transloco }}</option> }</select></label>
    <label class="field wide">{{ 'drafts.prompt' | transloco }}<textarea name="prompt" rows="2" maxlength="2000" [attr.lang]="lang()" [value]="content.prompt" (input)="say({ prompt: typed($event) })"></textarea></label>
    @if (content.kind !== 'hotSpot') { <app-illustration-form [illustration]="beside()" [lang]="lang()" (changed)="show($event)" (brought)="brought.emit($event)" /> }
    @switch (content.kind) {
      @case ('shortText') { <label class="field wide">{{ 'drafts.accepted' | transloco }}<textarea name="accepted" rows="3" [attr.lang]="lang()" [value]="content.accepted.join('\\n')" (input)="accept($event)"></textarea></label> }
      @case ('numeric') { <app-number-form [content]="content" (changed)="put($event)" /> }
      @case ('ordering') { <app-ordering-form [content]="content" [lang]="lang()" (changed)="put($event)" /> }
      @case ('matching') { <app-matching-form [content]="content" [lang]="lang()" (changed)="put($event)" /> }
      @case ('hotSpot') { <app-hot-spot-form [content]="content" [lang]="lang()" [fileName]="content.picture.file === null ? null : fileName()(content.picture.file)" (changed)="put($event)" (brought)="brought.emit($event)" /> }
      @case ('gapFill') { <app-gap-fill-form [content]="content" [lang]="lang()" (changed)="put($event)" /> }
      @case ('ticketSimulation') { <app-simulation-form [content]="content" [lang]="lang()" (changed)="put($event)" /> }
      @case ('trueFalse') {
        <fieldset class="options"><legend>{{ 'drafts.truth' | transloco }}</legend>
          @for (it of truths; track it.value) { <label class="choice"><input type="radio" [name]="'truth-' + question().id" [checked]="content.answer === it.value" (change)="state(it.value)" /> <span>{{ it.key | transloco }}</span></label> }</fieldset>
      }
      @default {
        <fieldset class="options"><legend>{{ (content.kind === 'singleChoice' ? 'drafts.optionsOne' : 'drafts.optionsSeveral') | transloco }}</legend>
          @for (option of content.options; track option.id; let index = $index) {
            <div class="option"><input [type]="content.kind === 'singleChoice' ? 'radio' : 'checkbox'" [name]="'right-' + question().id" [checked]="option.correct" (change)="mark(option.id)" [attr.aria-label]="'drafts.isRight' | transloco: { number: index + 1 }" />
              <div class="words"><input class="input" [name]="'option-' + index" maxlength="500" [attr.lang]="lang()" [value]="option.text" (input)="word(option.id, { text: typed($event) })" [attr.aria-label]="'drafts.option' | transloco: { number: index + 1 }" />
                <input class="input" [name]="'why-' + index" maxlength="1000" [attr.lang]="lang()" [value]="option.explanation" (input)="word(option.id, { explanation: typed($event) })" [attr.aria-label]="'drafts.optionWhy' | transloco: { number: index + 1 }" [placeholder]="'drafts.why' | transloco" /></div>
              <button matButton class="off" type="button" (click)="drop(option.id)"><span aria-hidden="true">✕</span><span class="sr">{{ 'drafts.dropOption' | transloco: { number: index + 1 } }}</span></button></div>
          }
          <button matButton type="button" [disabled]="content.options.length >= 20" (click)="add()">{{ 'drafts.addOption' | transloco }}</button></fieldset>
      }
    }
    <label class="field wide">{{ 'drafts.explanation' | transloco }}<textarea name="explanation" rows="2" maxlength="1000" [attr.lang]="lang()" [value]="content.explanation" (input)="say({ explanation: typed($event) })"></textarea></label>
    <app-cell-field [name]="'cell-' + question().id" [cell]="question().cell" [frameworks]="frameworks()" [label]="'drafts.ownCell' | transloco" [none]="'drafts.asQuiz' | transloco" (changed)="changed.emit(withCell($event))" />
    <app-filing-field [filing]="question().filing ?? unfiled" [lang]="lang()" (changed)="changed.emit(withFiling($event))" />
    <section><h4>{{ 'drafts.asSeen' | transloco }}</h4><div class="card"><app-question-preview name="form" [question]="question()" [lang]="lang()" /></div></section>
  `,
  styles: `:host { display: grid; gap: 12px; } .wide { max-width: none; } h4 { margin: 0 0 6px; } .card { margin: 0; } .options { display: grid; gap: 8px; justify-items: start; } .option { display: grid; grid-template-columns: 24px minmax(0, 1fr) auto; gap: 8px; align-items: center; width: 100%; } .option > input { width: 22px; height: 22px; margin: 0; accent-color: var(--held); } .words { display: grid; gap: 4px; } .off { min-width: 44px; } .choice { display: flex; gap: 12px; align-items: center; min-height: 44px; } .choice input { width: 22px; height: 22px; margin: 0; accent-color: var(--held); }`,
})
export class QuestionForm {
  readonly question = input.required<DraftQuestion>();
  readonly frameworks = input.required<readonly Framework[]>();
  readonly lang = input.required<string>();
  /** The name of a file that the draft knows. */
  readonly fileName = input.required<(sha256: string) => string | null>();
  readonly changed = output<DraftQuestion>();
  readonly brought = output<StoredFile>();
  protected readonly kinds = questionKinds;
  protected readonly kindKeys = questionKindKeys;
  protected readonly typed = typed;
  protected readonly unfiled = unfiled;
  protected readonly truths = [{ value: true, key: 'learning.true' }, { value: false, key: 'learning.false' }] as const;
  protected readonly beside = computed(() => illustrationOf(this.question().content));
  private readonly options = computed(() => optionsOf(this.question().content));

  protected withCell(cell: DraftQuestion['cell']): DraftQuestion { return { ...this.question(), cell }; }
  protected withFiling(filing: Filing): DraftQuestion { return { ...this.question(), filing }; }
  protected ask(event: Event) { const kind = questionKinds.find((it) => it === typed(event)); if (kind !== undefined) this.put(asKind(this.question().content, kind)); }
  protected say(words: { prompt?: string; explanation?: string }) { this.put({ ...this.question().content, ...words }); }
  protected show(illustration: Illustration | undefined) { const it = this.question().content; if (it.kind !== 'hotSpot') this.put({ ...it, illustration }); }
  protected state(answer: boolean) { const it = this.question().content; if (it.kind === 'trueFalse') this.put({ ...it, answer }); }
  protected accept(event: Event) { const it = this.question().content; if (it.kind === 'shortText') this.put({ ...it, accepted: typed(event).split('\n').slice(0, 20).map((line) => line.slice(0, 500)) }); }
  protected mark(optionId: string) { const it = this.question().content; if ('options' in it) this.put(marked(it, optionId)); }
  protected word(optionId: string, words: Partial<Option>) { this.have(this.options().map((it) => (it.id === optionId ? { ...it, ...words } : it))); }
  protected drop(optionId: string) { this.have(this.options().filter((it) => it.id !== optionId)); }
  protected add() { this.have([...this.options(), emptyOption()]); }

  private have(options: readonly Option[]) { const it = this.question().content; if (it.kind === 'singleChoice' || it.kind === 'multipleChoice') this.put({ ...it, options }); }
  protected put(content: QuestionContent) { this.changed.emit({ ...this.question(), content }); }
}
