import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { HelpRequest } from '@palier/contracts';

/** Where a request for help stands: a word and a shape, never a colour alone. */
@Component({
  selector: 'app-help-chip',
  imports: [TranslocoPipe],
  template: `@let it = of(); <span [class]="it.state"><span aria-hidden="true">{{ it.state === 'waiting' ? '○' : it.state === 'answered' ? '◆' : '●' }}</span>&ngsp;{{ (it.state === 'waiting' ? (it.answerer === null ? 'questions.waitingForNobody' : 'questions.waitingFor') : it.state === 'answered' ? 'questions.hasAnswer' : 'questions.over') | transloco: { name: it.answerer?.name ?? '' } }}</span>`,
  styles: `.answered { color: var(--to-acquire); font-weight: 620; } .closed { color: var(--held); }`,
})
export class HelpChip {
  readonly of = input.required<HelpRequest>();
}
