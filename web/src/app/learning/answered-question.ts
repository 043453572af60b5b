import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AttemptResult } from '@palier/contracts';
import { AnsweredParts } from './answered-parts';
import { ConversationDebrief } from './conversation-debrief';
import { IllustrationPart } from './illustration';
import { SpotPicture } from './spot-picture';

const verdicts = { right: 'learning.right', partly: 'learning.partly', wrong: 'learning.wrong', blank: 'learning.blank' } as const;

/** How an answer was marked, and, where that may be shown, what was right and why. */
@Component({
  selector: 'app-answered-question',
  imports: [AnsweredParts, ConversationDebrief, IllustrationPart, SpotPicture, TranslocoPipe],
  template: `
    @let it = question();
    <p><strong [class]="'verdict ' + it.verdict"><span aria-hidden="true">{{ signs[it.verdict] }}</span> {{ verdicts[it.verdict] | transloco }}</strong></p>
    @if (it.illustration; as beside) { <app-illustration [of]="beside" /> }
    @if (it.corrected; as first) { <p class="explained">{{ 'learning.firstMark' | transloco: { by: first.by, verdict: (verdicts[first.verdict] | transloco), reason: first.reason } }}</p> }
    @if (it.kind === 'shortText' || it.kind === 'numeric') { @if (it.verdict !== 'blank') { <p>{{ 'learning.youWrote' | transloco: { words: it.response !== null && 'text' in it.response ? it.response.text : '' } }}</p> } @if (keyShown()) { <p>{{ 'learning.accepted' | transloco }} {{ it.accepted.join(', ') }}</p> } }
    @if (it.kind === 'trueFalse') { <ul class="plain options">@for (truth of truths; track truth.value) { <li>{{ truth.key | transloco }} <strong>@if (it.truth === truth.value) { ✓ {{ 'learning.rightOption' | transloco }} } @if (it.response?.kind === 'trueFalse' && it.response.value === truth.value) { – {{ 'learning.youTicked' | transloco }} }</strong></li> }</ul> }
    @if (it.picture; as picture) { <app-spot-picture [picture]="picture" [chosen]="ticked()" /> }
    @if (it.conversation) { <app-conversation-debrief [question]="it" /> }
    @if (it.parts.length > 0) { <app-answered-parts [question]="it" /> }
    @else { <ul class="plain options">@for (option of it.options; track option.id) { <li>@if (it.picture) { {{ $index + 1 }}.&ngsp;}{{ option.text }} <strong>@if (option.correct) { ✓ {{ 'learning.rightOption' | transloco }} } @if (option.ticked) { – {{ 'learning.youTicked' | transloco }} }</strong>@if (option.explanation) { <br /><span class="quiet">{{ option.explanation }}</span> }</li> }</ul> }
    @if (it.explanation) { <p class="explained">{{ it.explanation }}</p> }
  `,
  styles: `:host { display: block; } .verdict { display: inline-flex; gap: 8px; align-items: baseline; border-radius: 999px; padding: 2px 12px; border: 1px solid currentColor; } .right { color: var(--held); } .partly, .wrong, .blank { color: var(--to-acquire); } .options li { padding: 6px 0; border-bottom: 1px solid var(--line); } .explained { border-left: 3px solid var(--kept); padding-left: 12px; margin: 12px 0; }`,
})
export class AnsweredQuestion {
  readonly question = input.required<AttemptResult['questions'][number]>();
  readonly keyShown = input(true);
  protected readonly verdicts = verdicts;
  protected readonly truths = [{ value: true, key: 'learning.true' }, { value: false, key: 'learning.false' }] as const;
  protected readonly signs = { right: '✓', partly: '◐', wrong: '✗', blank: '○' } as const;

  protected ticked() { const at = this.question().options.findIndex((it) => it.ticked); return at === -1 ? null : at; }
}
