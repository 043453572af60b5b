import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { readSelfAssessments } from '@palier/contracts';
import { Api, places, SessionStore } from '../platform';
import { Async, DayInWords, PageHeader, Said, When } from '../ui';
import { SelfAssessmentForm } from './self-assessment-form';
import { SelfMark } from './self-mark';
import { SelfTable } from './self-table';

/** What somebody says of their levels, on its own track beside what is confirmed; theirs to write, their lead’s and HR’s to read. */
@Component({
  selector: 'app-self-assessment-page',
  imports: [Async, DayInWords, PageHeader, RouterLink, Said, SelfAssessmentForm, SelfMark, SelfTable, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'selfAssessment.title' | transloco: { name: selves.value()?.person?.name ?? '' }" [lead]="'selfAssessment.lead' | transloco" />
    <app-async [of]="selves">
      @if (selves.value(); as it) {
        <div class="row"><p class="quiet"><a [routerLink]="places.skills(it.person.id)">{{ 'evidence.skillsOf' | transloco: { name: it.person.name } }}</a> · {{ 'evidence.asOf' | transloco: { day: (it.asOf | when), zone: it.zone } }}</p>
          <label class="no-print">{{ 'evidence.chooseDay' | transloco }} <input class="input" style="width: auto" type="date" [value]="it.asOf" (change)="chooseDay($event)" /></label></div>
        @if (it.competencies.length === 0) { <p class="card">{{ 'evidence.noProfile' | transloco }}</p> }
        @else {
          @if (writes()) {
            <h2>{{ 'selfAssessment.write' | transloco }}</h2>
            @for (line of it.competencies; track line.competencyId) { <app-self-assessment-form [line]="line" (changed)="selves.reload()" /> }
          }
          <h2>{{ 'selfAssessment.sideBySide' | transloco }}</h2>
          <app-self-table [lines]="it.competencies" />
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
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  protected readonly places = places;
  protected readonly selves = inject(Api).read(readSelfAssessments, () => ({ params: { personId: this.personId() }, query: { asOf: this.asOf() } }));
  protected readonly writes = computed(() => this.session.may('self-assessment.write') && this.session.person()?.id === this.personId() && this.asOf() === undefined);
  protected readonly said = computed(() => (this.selves.hasValue() ? this.selves.value().competencies.filter((it) => it.said.length > 0) : []));

  protected chooseDay(event: Event) {
    const day = event.target instanceof HTMLInputElement ? event.target.value : '';
    void this.router.navigate([], { queryParams: { asOf: day || null }, queryParamsHandling: 'merge' });
  }
}
