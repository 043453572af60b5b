import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AttemptResult } from '@palier/contracts';
import { ConversationLines } from './conversation-lines';
import { signed } from './simulation-words';

/** A conversation looked back on: as it went; and where the right answers are shown, what followed from each reply, how it ended and the best way. */
@Component({
  selector: 'app-conversation-debrief',
  imports: [ConversationLines, TranslocoPipe],
  template: `
    @if (question().conversation; as conversation) { <app-conversation-lines [conversation]="conversation" [debrief]="question().debrief" /> }
    @if (question().debrief; as it) {
      <p><strong>{{ (it.end === 'good' ? 'learning.endGood' : it.end === 'bad' ? 'learning.endBad' : 'learning.endNone') | transloco }}</strong> {{ 'learning.pointsOf' | transloco: { earned: sign(it.earned).replace('+', ''), most: it.most } }} @if (it.lost < 0) { {{ 'learning.pointsLost' | transloco: { lost: sign(it.lost) } }} }</p>
      <details><summary>{{ 'learning.bestWay' | transloco: { most: it.most } }}</summary>
        <ol>@for (step of it.best; track $index) { <li><p class="quiet">{{ step.says }}</p><p><strong>{{ step.text }}</strong></p><p>{{ step.consequence }} ({{ sign(step.credit) }})</p></li> }</ol></details>
    }
  `,
  styles: `:host { display: grid; grid-template-columns: minmax(0, 1fr); gap: 12px; overflow-wrap: anywhere; } p { margin: 0; white-space: pre-line; } summary { cursor: pointer; padding: 8px 0; } li { padding: 6px 0; }`,
})
export class ConversationDebrief {
  readonly question = input.required<AttemptResult['questions'][number]>();
  protected readonly sign = signed;
}
