import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { readSelfAssessments } from '@palier/contracts';
import { Api, places, SessionStore } from '../platform';
import { AsOfDay, Async, PageHeader, Said, When } from '../ui';
import { SelfAssessmentForm } from './self-assessment-form';
import { SelfMark } from './self-mark';
import { SelfTable } from './self-table';

/** What somebody says of their levels, on its own track beside what is confirmed; theirs to write, their lead’s and HR’s to read. */
@Component({
  selector: 'app-self-assessment-page',
  imports: [AsOfDay, Async, PageHeader, RouterLink, Said, SelfAssessmentForm, SelfMark, SelfTable, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'selfAssessment.title' | transloco: { name: selves.value()?.person?.name ?? '' }" [lead]="'selfAssessment.lead' | transloco" />
    <app-as-of-day [asOf]="asOf()" [knownOn]="knownOn()" />
    <app-async [of]="selves">
      @if (selves.value(); as it) {
        <p class="quiet"><a [routerLink]="places.skills(it.person.id)" [queryParams]="days()">{{ 'evidence.skillsOf' | transloco: { name: it.person.name } }}</a> · {{ 'evidence.asOf' | transloco: { day: (it.asOf | when), zone: it.zone } }}@if (knownOn(); as day) {, {{ 'reporting.knownOn' | transloco }} {{ day | when }} }</p>
        @if (it.competencies.length === 0) { <p class="card">{{ 'evidence.noProfile' | transloco }}</p> }
        @else {
          @if (writes()) {
            <h2>{{ 'selfAssessment.write' | transloco }}</h2>
            @for (line of it.competencies; track line.competencyId) { <app-self-assessment-form [line]="line" (changed)="selves.reload()" /> }
          }
          <h2>{{ 'selfAssessment.sideBySide' | transloco }}</h2>
          <app-self-table [personId]="it.person.id" [days]="days()" [lines]="it.competencies" />
          @if (!writes()) {
            <h2>{{ 'selfAssessment.history' | transloco }}</h2>
            @for (line of said(); track line.competencyId) {
              <section class="card"><h3 [appSaid]="line.name"></h3><ul class="list">@for (one of line.said; track one.at) { <li><span class="row"><app-self-mark [said]="one" /><span class="quiet">{{ one.at | when }}</span></span>@if (one.words) { <p style="margin: 0">{{ 'signOffs.note' | transloco: { words: one.words } }}</p> }</li> }</ul></section>
            } @empty { <p class="card">{{ 'selfAssessment.notYet' | transloco }}</p> }
          }
        }
      }
    </app-async>
  `,
  styles: `li { padding: 4px 0; } li > .row { justify-content: flex-start; }`,
})
export class SelfAssessmentPage {
  readonly personId = input.required<string>();
  readonly asOf = input<string>();
  readonly knownOn = input<string>();
  private readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly days = computed(() => ({ asOf: this.asOf(), knownOn: this.knownOn() }));
  protected readonly selves = inject(Api).read(readSelfAssessments, () => ({ params: { personId: this.personId() }, query: this.days() }));
  protected readonly writes = computed(() => this.session.may('self-assessment.write') && this.session.person()?.id === this.personId() && this.asOf() === undefined && this.knownOn() === undefined);
  protected readonly said = computed(() => (this.selves.hasValue() ? this.selves.value().competencies.filter((it) => it.said.length > 0) : []));
}
