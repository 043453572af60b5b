import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { QuestionFile } from '@palier/contracts';
import { When } from '../ui';

const states = { waiting: 'bank.stateWaiting', overtaken: 'bank.stateOvertaken', applied: 'bank.stateApplied', refused: 'bank.stateRefused' } as const;

/** How a question was regraded so far: who asked, who decided, and how many it concerned. */
@Component({
  selector: 'app-regrade-history',
  imports: [TranslocoPipe, When],
  template: `
    <ul class="list">@for (it of regrades(); track it.id) {
      <li class="card"><strong>{{ states[it.state] | transloco }}</strong> · {{ 'bank.byVersion' | transloco: { number: it.version } }}
        <p>{{ 'bank.askedBy' | transloco: { by: it.askedBy, on: (it.askedAt | when), reason: it.reason } }}</p>
        @if (it.decidedBy !== null) { <p>{{ (it.state === 'refused' ? 'bank.refusedBy' : 'bank.appliedBy') | transloco: { by: it.decidedBy, on: (it.decidedAt | when), reason: it.words ?? '', attempts: it.attempts, flips: it.flips } }}</p> }</li>
    }</ul>
  `,
  styles: `p { margin: 4px 0 0; } li { overflow-wrap: anywhere; }`,
})
export class RegradeHistory {
  readonly regrades = input.required<QuestionFile['regrades']>();
  protected readonly states = states;
}
