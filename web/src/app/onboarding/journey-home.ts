import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { listJourneyDuties, listJourneys, readJourney } from '@palier/contracts';
import { Api, places, SessionStore } from '../platform';
import { Async, ShareBar } from '../ui';
import { StepLine } from './step-line';

/** On the home page: what comes next of one's own plan and who does it; what one does for new hires; how those one follows are doing. */
@Component({
  selector: 'app-journey-home',
  imports: [Async, MatButton, RouterLink, ShareBar, StepLine, TranslocoPipe],
  template: `
    <app-async [of]="journey">
      @if (journey.value(); as it) { @if (it.given && it.done < it.of) {
        <section class="card"><div class="row"><h2>{{ 'onboarding.yourPlan' | transloco }}</h2><span class="quiet">{{ 'onboarding.progress' | transloco: { done: it.done, of: it.of } }}</span></div><app-share-bar [done]="it.done" [of]="it.of" />
          <ul class="list">@for (step of next(); track step.id) { <li><app-step-line [step]="step" (changed)="journey.reload()" /></li> }</ul>
          <a matButton="outlined" [routerLink]="places.journey(it.person.id)">{{ 'onboarding.seeAll' | transloco }}</a></section>
      } }
    </app-async>
    <app-async [of]="duties">
      @if (duties.value(); as it) { @if (it.total > 0) {
        <section class="card row"><div><h2>{{ 'onboarding.duties' | transloco }}</h2><p>{{ 'onboarding.dutiesCount' | transloco: { count: it.total } }}</p></div><a matButton="outlined" [routerLink]="places.journeys">{{ 'onboarding.seeDuties' | transloco }}</a></section>
      } }
    </app-async>
    <app-async [of]="followed">
      @if (followed.value(); as it) {
        <section class="card row"><div><h2>{{ 'onboarding.plans' | transloco }}</h2><p>{{ 'onboarding.followed' | transloco: { total: it.total, late: it.late, without: it.without } }}</p></div><a matButton="outlined" [routerLink]="places.journeys">{{ 'assignments.follow' | transloco }}<span class="sr"> – {{ 'onboarding.plans' | transloco }}</span></a></section>
      }
    </app-async>
  `,
  styles: `h2, p { margin: 0; } li { border-top: 1px solid var(--line); } li:first-child { border: 0; }`,
})
export class JourneyHome {
  private readonly api = inject(Api);
  private readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly journey = this.api.read(readJourney, () => { const person = this.session.person(); return person !== null && this.session.may('unit.complete') ? { params: { personId: person.id } } : undefined; });
  protected readonly duties = this.api.read(listJourneyDuties);
  protected readonly followed = this.api.read(listJourneys, () => (this.session.may('journey.follow') ? {} : undefined));
  protected readonly next = computed(() => (this.journey.hasValue() ? this.journey.value().steps : []).filter((it) => it.ticked === null).slice(0, 3));
}
