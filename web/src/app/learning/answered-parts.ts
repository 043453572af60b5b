import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AttemptResult } from '@palier/contracts';

/** An answer with several parts, one by one: what was given, and where the right answers are shown, what was right. */
@Component({
  selector: 'app-answered-parts',
  imports: [TranslocoPipe],
  template: `
    @if (passage(); as text) { <p>{{ text }}</p> }
    <ol>@for (part of question().parts; track $index) {
      <li>{{ $index + 1 }}.&ngsp;@if (part.asked) { {{ part.asked }}<br /> }<strong [class.right]="part.isRight === true" [class.wrong]="part.isRight === false">@if (part.isRight !== null) { <span aria-hidden="true">{{ part.isRight ? '✓' : '✗' }}</span><span class="sr">{{ (part.isRight ? 'learning.right' : 'learning.wrong') | transloco }}</span>&ngsp;}{{ part.given === null ? ('learning.blank' | transloco) : ('learning.partGiven' | transloco: { words: part.given }) }}</strong>@if (part.isRight === false) { <br />{{ 'learning.partRight' | transloco: { words: part.right.join(', ') } }} }</li>
    }</ol>
  `,
  styles: `p { white-space: pre-line; } ol { list-style: none; padding-left: 0; } li { padding: 6px 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; } .right { color: var(--held); } .wrong { color: var(--to-acquire); }`,
})
export class AnsweredParts {
  readonly question = input.required<AttemptResult['questions'][number]>();
  /** The text with its gaps, each by its number. */
  protected readonly passage = computed(() => this.question().passage.map(({ text, gap }, at) => `${text}${gap === null ? '' : `(${at + 1})`}`).join(''));
}
