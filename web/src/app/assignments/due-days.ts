import { Component, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { previewDueDays } from '@palier/contracts';
import type { DueBase } from '@palier/domain';
import { Api } from '../platform';
import { Async, When } from '../ui';
import { PassedOverWords } from '../workdays/passed-over';

export interface DueWish { readonly courseId: string; readonly people: string[]; readonly teams: string[]; readonly scopes: string[]; readonly tiers: (1 | 2 | 3)[]; readonly dueOn: string | null; readonly dueIn: number | null; readonly dueFrom: DueBase; readonly releaseId: string | null }

/** On which day it would be due for each person, and why: whoever would have none, or be late for it, first. */
@Component({
  selector: 'app-due-days',
  imports: [Async, PassedOverWords, TranslocoPipe, When],
  template: `
    <app-async [of]="days">
      @if (days.value(); as it) {
        <div class="card" role="status" style="margin: 0">
          @if (it.earliest && it.latest) { <p style="margin: 0"><strong>{{ (it.earliest === it.latest ? 'assignments.dueOneDay' : 'assignments.dueSum') | transloco: { earliest: (it.earliest | when), latest: (it.latest | when), total: it.total } }}</strong></p> }
          @if (it.without > 0) { <p style="margin: 4px 0 0">{{ 'assignments.dueWithout' | transloco: { count: it.without } }}</p> }
          @if (it.past > 0) { <p style="margin: 4px 0 0">{{ 'assignments.duePastCount' | transloco: { count: it.past } }}</p> }
          <ul class="plain">@for (line of it.lines; track line.person.id) { <li><strong>{{ line.person.name }}</strong>&ngsp;@if (line.day; as day) {<span>{{ day | when }}</span>} @else {<span>{{ 'assignments.dueNone' | transloco }}</span>}@if (line.from; as from) {&ngsp;<span class="quiet">{{ (line.past ? 'assignments.duePast' : 'assignments.dueCounted') | transloco: { day: (from | when) } }}</span>}&ngsp;<app-passed-over [of]="line.passed" /></li> }</ul>
          @if (it.total > it.lines.length) { <p class="quiet" style="margin: 0">{{ 'assignments.shownFirst' | transloco: { shown: it.lines.length, total: it.total } }}</p> }
        </div>
      }
    </app-async>
  `,
  styles: `ul { margin: 8px 0 0; } li { margin-top: 4px; } li app-passed-over { display: block; }`,
})
export class DueDaysPreview {
  readonly wish = input.required<DueWish>();
  protected readonly days = inject(Api).reckon(previewDueDays, () => ({ body: this.wish() }));
}
