import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { SelfAssessmentLine } from '@palier/contracts';
import { expectedLevel } from '@palier/domain';
import { places } from '../platform';
import { Said, Say } from '../ui';

/** Two tracks in two columns, number beside number, without a verdict; what is confirmed leads to why. On a phone each competency over its three numbers. */
@Component({
  selector: 'app-self-table',
  imports: [RouterLink, Said, Say, TranslocoPipe],
  template: `
    <table role="table">
      <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">{{ 'selfAssessment.competency' | transloco }}</th><th role="columnheader" scope="col">{{ 'selfAssessment.self' | transloco }}</th><th role="columnheader" scope="col">{{ 'selfAssessment.confirmed' | transloco }}</th><th role="columnheader" scope="col">{{ 'selfAssessment.expected' | transloco }}</th></tr></thead>
      <tbody role="rowgroup">
        @for (line of lines(); track line.competencyId) {
          <tr role="row"><th role="rowheader" scope="row" [appSaid]="line.name"></th>
            @let said = line.said[0];
            <td role="cell" class="self" [attr.data-label]="'selfAssessment.self' | transloco">@if (said === undefined) { <span class="quiet">{{ 'selfAssessment.notSaid' | transloco }}</span> } @else if (said.level === null) { <span aria-hidden="true">?</span> {{ 'selfAssessment.unknown' | transloco }} } @else { <span aria-hidden="true">◆</span> {{ said.level }} }</td>
            <td role="cell" class="confirmed" [attr.data-label]="'selfAssessment.confirmed' | transloco"><a [routerLink]="places.why(personId(), line.competencyId)" [queryParams]="days()">@if (line.held === 0) { {{ 'selfAssessment.nothingProved' | transloco }} } @else { <span aria-hidden="true">{{ line.carriedOverUntil ? '◇' : '■' }}</span> {{ line.held }}@if (line.carriedOverUntil) {&ngsp;<span class="quiet">{{ 'carriedOver.mark' | transloco }}</span>} }<span class="sr"> {{ 'evidence.why' | transloco }} {{ line.name | say }}</span></a></td>
            <td role="cell" [attr.data-label]="'selfAssessment.expected' | transloco">@if (expected(line); as level) { {{ level }} } @else { <span class="quiet">{{ (line.expectation.kind === 'notApplicable' ? 'reporting.notApplicable' : 'reporting.notStated') | transloco }}</span> }</td></tr>
        }
      </tbody>
    </table>
  `,
  styles: `
    table { width: 100%; font-variant-numeric: tabular-nums; } th, td { text-align: left; vertical-align: baseline; padding: 8px 16px 8px 0; border-bottom: 1px solid var(--line); } thead th { font-size: 0.875rem; color: var(--quiet); font-weight: 560; } tbody th { font-weight: 560; }
    .self > span[aria-hidden] { color: var(--quiet); } .confirmed a { padding: 2px 6px 2px 0; } .confirmed span[aria-hidden] { color: var(--held); }
    @media (max-width: 600px) {
      table, tbody { display: block; } thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); } tbody tr { display: grid; grid-template-columns: repeat(3, 1fr); gap: 4px 12px; padding: 10px 0; border-bottom: 1px solid var(--line); }
      tbody th { grid-column: 1 / -1; } tbody th, td { border: 0; padding: 0; } td::before { content: attr(data-label); display: block; font-size: 0.8125rem; line-height: 1.3; color: var(--quiet); }
    }
  `,
})
export class SelfTable {
  readonly personId = input.required<string>();
  /** The day that the lines speak of, where that is not now: a level is explained as it was on it. */
  readonly days = input<{ readonly asOf?: string | undefined; readonly knownOn?: string | undefined }>({});
  readonly lines = input.required<readonly SelfAssessmentLine[]>();
  protected readonly places = places;
  protected expected(line: SelfAssessmentLine) { return expectedLevel(line.expectation); }
}
