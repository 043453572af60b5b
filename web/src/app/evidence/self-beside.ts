import { Component, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { readSelfAssessments, type SelfAssessmentLine } from '@palier/contracts';
import { Api } from '../platform';
import { Async } from '../ui';
import { SelfTable } from './self-table';

/** Beside what was just signed: what the person says of themselves about the same competencies. */
@Component({
  selector: 'app-self-beside',
  imports: [Async, SelfTable, TranslocoPipe],
  template: `
    <app-async [of]="selves">
      @if (selves.value(); as it) { @if (about(it.competencies); as lines) {
        <section><h2>{{ 'selfAssessment.title' | transloco: { name: it.person.name } }}</h2>
          @if (lines.length > 0) { <app-self-table [personId]="personId()" [lines]="lines" /> } @else { <p class="quiet">{{ 'selfAssessment.notYet' | transloco }}</p> }</section>
      } }
    </app-async>
  `,
})
export class SelfBeside {
  readonly personId = input.required<string>();
  readonly competencyIds = input.required<readonly string[]>();
  protected readonly selves = inject(Api).read(readSelfAssessments, () => ({ params: { personId: this.personId() } }));
  protected about(lines: readonly SelfAssessmentLine[]): readonly SelfAssessmentLine[] { return lines.filter((it) => it.said.length > 0 && this.competencyIds().includes(it.competencyId)); }
}
