import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { choicesOf, numberInWords, optionsOf, present, type QuestionContent } from '@palier/domain';
import { IllustrationPart } from '../learning/illustration';
import { SpotPicture } from '../learning/spot-picture';
import { ScenesWords } from './scenes-words';

/** A question with its key, as one of its versions says it in one language. */
@Component({
  selector: 'app-question-words',
  imports: [IllustrationPart, ScenesWords, SpotPicture, TranslocoPipe],
  template: `
    @let it = content();
    <div [attr.lang]="lang()">
      <p><strong>{{ it.prompt }}</strong></p>
      @if (shown().illustration; as beside) { <app-illustration [of]="beside" /><p class="quiet">{{ 'bank.pictureShows' | transloco: { words: beside.words } }}</p> }
      @switch (it.kind) {
        @case ('shortText') { <p>{{ 'learning.accepted' | transloco }} {{ it.accepted.join(', ') }}</p> }
        @case ('numeric') { <p>{{ 'learning.accepted' | transloco }} {{ inWords() }}</p> }
        @case ('trueFalse') { <p>✓ {{ (it.answer ? 'learning.true' : 'learning.false') | transloco }}</p> }
        @case ('ordering') { <ol>@for (item of it.items; track item.id) { <li>{{ item.text }}</li> }</ol> }
        @case ('matching') { <ul class="plain">@for (pair of it.pairs; track pair.left.id) { <li>{{ pair.left.text }} → <strong>{{ pair.right.text }}</strong></li> }@for (item of it.extra; track item.id) { <li>✗ {{ item.text }}</li> }</ul> }
        @case ('gapFill') { <p class="passage">{{ it.text }}</p><ul class="plain">@for (gap of it.gaps; track gap.id) { <li>[{{ gap.id }}] <strong>✓ {{ gap.accepted.join(', ') }}</strong>@if (choices(gap).length > 0) { ({{ choices(gap).join(', ') }}) }</li> }</ul> }
        @case ('hotSpot') { @if (shown().picture; as picture) { <app-spot-picture [picture]="picture" /> }<ol>@for (option of shown().options; track option.id) { <li>{{ option.text }} @if (right().has(option.id)) { <strong>✓ {{ 'learning.rightOption' | transloco }}</strong> }</li> }</ol> }
        @case ('ticketSimulation') { <app-scenes-words [content]="it" /> }
        @default { <ul class="plain">@for (option of options(); track option.id) { <li>{{ option.text }} @if (option.correct) { <strong>✓ {{ 'learning.rightOption' | transloco }}</strong> }</li> }</ul> }
      }
      @if (it.explanation) { <p class="quiet">{{ it.explanation }}</p> }
    </div>
  `,
  styles: `ul, ol { margin: 0 0 8px; } .passage { white-space: pre-line; } li { padding: 4px 0; border-bottom: 1px solid var(--line); } p { margin: 0 0 8px; } div { overflow-wrap: anywhere; }`,
})
export class QuestionWords {
  readonly content = input.required<QuestionContent>();
  readonly lang = input.required<string>();
  protected readonly choices = choicesOf;
  protected readonly options = computed(() => optionsOf(this.content()));
  /** The spots of a picture as they are numbered. */
  protected readonly shown = computed(() => present(this.content(), []));
  protected readonly right = computed(() => new Set(this.options().filter((it) => it.correct).map((it) => it.id)));
  protected readonly inWords = computed(() => { const it = this.content(); return it.kind === 'numeric' ? numberInWords(it) : ''; });
}
