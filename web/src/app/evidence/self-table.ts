import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { SelfAssessmentLine } from '@palier/contracts';
import { expectedLevel } from '@palier/domain';
import { Said } from '../ui';

/** Two tracks in two columns, number beside number, without a verdict; on a phone each competency over its three numbers. */
@Component({
  selector: 'app-self-table',
  imports: [Said, TranslocoPipe],
  template: `
    <table role="table">
      <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">{{ 'selfAssessment.competency' | transloco }}</th><th role="columnheader" scope="col">{{ 'selfAssessment.self' | transloco }}</th><th role="columnheader" scope="col">{{ 'selfAssessment.confirmed' | transloco }}</th><th role="columnheader" scope="col">{{ 'selfAssessment.expected' | transloco }}</th></tr></thead>
      <tbody role="rowgroup">
        @for (line of lines(); track line.competencyId) {
          <tr role="row"><th role="rowheader" scope="row" [appSaid]="line.name"></th>
            @let said = line.said[0];
            <td role="cell" class="self" [attr.data-label]="'selfAssessment.self' | transloco">@if (said === undefined) { <span class="quiet">{{ 'selfAssessment.notSaid' | transloco }}</span> } @else if (said.level === null) { <span aria-hidden="true">?</span> {{ 'selfAssessment.unknown' | transloco }} } @else { <span aria-hidden="true">◆</span> {{ said.level }} }</td>
            <td role="cell" class="confirmed" [attr.data-label]="'selfAssessment.confirmed' | transloco">@if (line.held === 0) { <span class="quiet">{{ 'selfAssessment.nothingProved' | transloco }}</span> } @else { <span aria-hidden="true">{{ line.carriedOverUntil ? '◇' : '■' }}</span> {{ line.held }}@if (line.carriedOverUntil) {&ngsp;<span class="quiet">{{ 'carriedOver.mark' | transloco }}</span>} }</td>
            <td role="cell" [attr.data-label]="'selfAssessment.expected' | transloco">@if (expected(line); as level) { {{ level }} } @else { <span class="quiet">{{ (line.expectation.kind === 'notApplicable' ? 'reporting.notApplicable' : 'reporting.notStated') | transloco }}</span> }</td></tr>
        }
      </tbody>
    </table>
  `,
  styles: `
    table { width: 100%; font-variant-numeric: tabular-nums; } th, td { text-align: left; vertical-align: baseline; padding: 8px 16px 8px 0; border-bottom: 1px solid var(--line); } thead th { font-size: 0.875rem; color: var(--quiet); font-weight: 560; } tbody th { font-weight: 560; }
    .self > span[aria-hidden] { color: var(--quiet); } .confirmed > span[aria-hidden] { color: var(--held); }
    @media (max-width: 600px) {
      table, tbody { display: block; } thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); } tbody tr { display: grid; grid-template-columns: repeat(3, 1fr); gap: 4px 12px; padding: 10px 0; border-bottom: 1px solid var(--line); }
      tbody th { grid-column: 1 / -1; } tbody th, td { border: 0; padding: 0; } td::before { content: attr(data-label); display: block; font-size: 0.8125rem; line-height: 1.3; color: var(--quiet); }
    }
  `,
})
export class SelfTable {
  readonly lines = input.required<readonly SelfAssessmentLine[]>();
  protected expected(line: SelfAssessmentLine) { return expectedLevel(line.expectation); }
}
