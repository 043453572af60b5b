import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Review } from '@palier/contracts';
import { differencesFirst } from '@palier/domain';
import { places } from '../platform';
import { Said, Say } from '../ui';
import { sidesWords } from './words';

/** What both say of each competency, beside what is confirmed and expected: where they differ first, and how, in words. On a phone each competency over its four numbers. */
@Component({
  selector: 'app-sides-table',
  imports: [RouterLink, Said, Say, TranslocoPipe],
  template: `
    <table role="table">
      <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">{{ 'selfAssessment.competency' | transloco }}</th><th role="columnheader" scope="col">{{ 'selfAssessment.self' | transloco }}</th><th role="columnheader" scope="col">{{ 'reviews.seenByLead' | transloco }}</th><th role="columnheader" scope="col">{{ 'selfAssessment.confirmed' | transloco }}</th><th role="columnheader" scope="col">{{ 'selfAssessment.expected' | transloco }}</th></tr></thead>
      <tbody role="rowgroup">
        @for (line of lines(); track line.competencyId) {
          <tr role="row"><th role="rowheader" scope="row"><span [appSaid]="line.name"></span><br /><span class="sides" [class.differ]="line.sides.kind === 'differ'"><span aria-hidden="true">{{ line.sides.kind === 'differ' ? '≠' : line.sides.kind === 'agree' ? '=' : '·' }}</span> {{ words(line.sides) | transloco: line.sides }}</span></th>
            <td role="cell" class="said" [attr.data-label]="'selfAssessment.self' | transloco">@if (line.self === undefined) { <span class="quiet">{{ 'selfAssessment.notSaid' | transloco }}</span> } @else if (line.self === null) { <span aria-hidden="true">?</span> {{ 'selfAssessment.unknown' | transloco }} } @else { <span aria-hidden="true">◆</span> {{ line.self }} }</td>
            <td role="cell" class="said" [attr.data-label]="'reviews.seenByLead' | transloco">@if (line.lead === undefined) { <span class="quiet">{{ 'reviews.levelNotSaid' | transloco }}</span> } @else if (line.lead === null) { <span aria-hidden="true">?</span> {{ 'reviews.notSeenYet' | transloco }} } @else { <span aria-hidden="true">●</span> {{ line.lead }} }</td>
            <td role="cell" class="confirmed" [attr.data-label]="'selfAssessment.confirmed' | transloco"><a [routerLink]="places.why(of().person.id, line.competencyId)" [queryParams]="days()">@if (line.held === 0) { {{ 'selfAssessment.nothingProved' | transloco }} } @else { <span aria-hidden="true">{{ line.carriedOverUntil ? '◇' : '■' }}</span> {{ line.held }}@if (line.carriedOverUntil) {&ngsp;<span class="quiet">{{ 'carriedOver.mark' | transloco }}</span>} }<span class="sr"> {{ 'evidence.why' | transloco }} {{ line.name | say }}</span></a></td>
            <td role="cell" [attr.data-label]="'selfAssessment.expected' | transloco">{{ line.expected }}</td></tr>
        }
      </tbody>
    </table>
  `,
  styles: `
    table { width: 100%; font-variant-numeric: tabular-nums; } th, td { text-align: left; vertical-align: baseline; padding: 8px 16px 8px 0; border-bottom: 1px solid var(--line); } thead th { font-size: 0.875rem; color: var(--quiet); font-weight: 560; } tbody th { font-weight: 560; width: 40%; }
    .sides { font-weight: 400; font-size: 0.875rem; color: var(--quiet); } .differ { font-weight: 620; color: inherit; } .said > span[aria-hidden] { color: var(--quiet); } .confirmed a { padding: 2px 6px 2px 0; } .confirmed span[aria-hidden] { color: var(--held); }
    @media (max-width: 600px) {
      table, tbody { display: block; } thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); } tbody tr { display: grid; grid-template-columns: repeat(2, 1fr); gap: 4px 12px; padding: 10px 0; border-bottom: 1px solid var(--line); }
      tbody th { grid-column: 1 / -1; width: auto; } tbody th, td { border: 0; padding: 0; } td::before { content: attr(data-label); display: block; font-size: 0.8125rem; line-height: 1.3; color: var(--quiet); }
    }
  `,
})
export class SidesTable {
  readonly of = input.required<Review>();
  protected readonly places = places;
  protected readonly words = sidesWords;
  protected readonly days = computed(() => ({ asOf: this.of().snapshot.asOf }));
  protected readonly lines = computed(() => differencesFirst(this.of().snapshot.competencies.filter((it) => it.expected !== null).map((it) => ({ ...it, self: it.said, lead: this.of().levels.find((one) => one.competencyId === it.competencyId)?.level }))));
}
