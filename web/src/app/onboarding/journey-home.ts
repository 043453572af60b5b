import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { listJourneyDuties, listJourneys, readJourney } from '@palier/contracts';
import { Api, places, SessionStore } from '../platform';
import { Async, ShareBar } from '../ui';
import { StepLine } from './step-line';

/** On the home page: how far one's own plan is and what others do of it next; what one does for new hires, where it stands in no list of things to do; how those one follows are doing. */
@Component({
  selector: 'app-journey-home',
  imports: [Async, MatButton, RouterLink, ShareBar, StepLine, TranslocoPipe],
  template: `
    <app-async [of]="journey">
      @if (journey.value(); as it) { @if (it.given && it.done < it.of) {
        <section class="card"><div class="row"><h2>{{ 'onboarding.yourPlan' | transloco }}</h2><span class="quiet">{{ 'onboarding.progress' | transloco: { done: it.done, of: it.of } }}</span></div><app-share-bar [done]="it.done" [of]="it.of" />
          @for (step of next(); track step.id; let first = $first) { @if (first) { <p class="quiet">{{ 'onboarding.othersDo' | transloco }}</p> } <app-step-line [step]="step" /> }
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
        <section class="card row"><div><h2>{{ 'onboarding.plans' | transloco }}</h2><p>{{ 'onboarding.followed' | transloco: { total: it.total, late: it.late, without: it.without } }}@if (it.needing > 0) { <br /><span class="needs"><span aria-hidden="true">▲</span> {{ 'onboarding.attention' | transloco: { count: it.needing } }}</span> }</p></div><a matButton="outlined" [routerLink]="places.journeys">{{ 'assignments.follow' | transloco }}<span class="sr"> – {{ 'onboarding.plans' | transloco }}</span></a></section>
      }
    </app-async>
  `,
  styles: `h2, p { margin: 0; } .needs { color: var(--to-acquire); font-weight: 620; } app-step-line { display: block; border-top: 1px solid var(--line); }`,
})
export class JourneyHome {
  private readonly api = inject(Api);
  private readonly session = inject(SessionStore);
  protected readonly places = places;
  /** Whoever learns has what is theirs to do in their list of things to do. */
  private readonly learns = this.session.may('todo.read');
  protected readonly journey = this.api.read(readJourney, () => { const person = this.session.person(); return person !== null && this.learns ? { params: { personId: person.id } } : undefined; });
  protected readonly duties = this.api.read(listJourneyDuties, () => (this.learns ? undefined : {}));
  protected readonly followed = this.api.read(listJourneys, () => (this.session.may('journey.follow') ? {} : undefined));
  protected readonly next = computed(() => (this.journey.hasValue() ? this.journey.value().steps : []).filter((it) => !it.done && !it.mine).slice(0, 3));
}
