import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AssignmentLine } from '@palier/contracts';
import { When } from '../ui';

/** Where a required training stands and by when it is due: a word and a shape, never a colour alone. */
@Component({
  selector: 'app-due-chip',
  imports: [TranslocoPipe, When],
  template: `
    @let it = of();
    <span [class]="it.late ? 'late' : it.stuck ? 'stuck' : it.state"><span aria-hidden="true">{{ it.late ? '▲' : it.stuck ? '◆' : it.state === 'done' ? '●' : it.state === 'waived' ? '–' : it.state === 'inProgress' ? '◐' : '○' }}</span>&ngsp;{{ said[it.late ? 'late' : it.stuck ? 'stuck' : it.state] | transloco }}</span>
    @if (it.dueOn && it.state !== 'done' && it.state !== 'waived') {<span class="quiet">{{ 'assignments.due' | transloco: { day: (it.dueOn | when) } }}</span>}
  `,
  styles: `:host { display: inline-flex; flex-wrap: wrap; gap: 4px 12px; } .late { color: var(--mat-sys-error); font-weight: 620; } .stuck { color: var(--to-acquire); font-weight: 620; } .done { color: var(--held); }`,
})
export class DueChip {
  protected readonly said = { late: 'assignments.late', stuck: 'assignments.stuck', waived: 'assignments.waived', done: 'assignments.done', inProgress: 'assignments.inProgress', notOpened: 'assignments.notOpened' } as const;
  readonly of = input.required<Pick<AssignmentLine, 'late' | 'stuck' | 'state' | 'dueOn'>>();
}
