import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { listJourneyDuties, listJourneys, listTemplates } from '@palier/contracts';
import { Api, places, SessionStore } from '../platform';
import { Async, PageHeader, Say, ShareBar, When } from '../ui';
import { AttentionList } from './attention-list';
import { PlanMoves } from './plan-moves';
import { StepLine } from './step-line';

/** What the reader does for new hires; which new hire misses what; and the plans that are given. */
@Component({
  selector: 'app-journeys-page',
  imports: [AttentionList, Async, PageHeader, PlanMoves, RouterLink, Say, ShareBar, StepLine, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'onboarding.plans' | transloco" />
    @if (journeys.value(); as it) { @if (it.needing > 0) {
      <h2>{{ 'onboarding.attention' | transloco: { count: it.needing } }}</h2>
      <app-attention-list [of]="it.attention" (changed)="journeys.reload(); duties.reload()" />
      @if (it.needing > it.attention.length) { <p class="quiet">{{ 'questions.more' | transloco: { shown: it.attention.length, total: it.needing } }}</p> }
    } }
    <h2>{{ 'onboarding.duties' | transloco }}</h2>
    <app-async [of]="duties">
      @if (duties.value(); as it) {
        <ul class="list lines">@for (step of it.steps; track step.id) { <li><app-step-line [step]="step" [withPerson]="true" (changed)="duties.reload(); journeys.reload()" /></li> } @empty { <li class="card">{{ 'onboarding.noDuties' | transloco }}</li> }</ul>
        @if (it.total > it.steps.length) { <p class="quiet">{{ 'questions.more' | transloco: { shown: it.steps.length, total: it.total } }}</p> }
      }
    </app-async>
    @if (follows) {
      <h2>{{ 'onboarding.newHires' | transloco }}</h2>
      <app-async [of]="journeys">
        @if (journeys.value(); as it) {
          <ul class="list">
            @for (line of it.journeys; track line.person.id) {
              <li class="card"><div class="row top"><div><h3><a [routerLink]="places.journey(line.person.id)">{{ line.person.name }}</a></h3><p class="quiet" style="margin: 0">{{ 'reporting.hired' | transloco: { day: (line.hiredOn | when) } }}</p></div>
                @if (line.given) { <div class="share"><strong>{{ 'onboarding.progress' | transloco: { done: line.done, of: line.of } }}</strong><app-share-bar [done]="line.done" [of]="line.of" />@if (line.late > 0) { <span class="late"><span aria-hidden="true">▲</span> {{ 'onboarding.lateCount' | transloco: { count: line.late } }}</span> } @if (line.toName > 0) { <span class="unnamed">{{ 'onboarding.toName' | transloco: { count: line.toName } }}</span> }</div> }
                @else { <span class="unnamed">{{ 'onboarding.noPlan' | transloco }}</span> }</div>
                @for (step of line.next; track step.id; let first = $first) { @if (first) { <p class="next">{{ 'onboarding.missing' | transloco }}</p> } <app-step-line [step]="step" (changed)="duties.reload(); journeys.reload()" /> }</li>
            } @empty { <li class="card">{{ 'onboarding.nobodyNew' | transloco }}</li> }
          </ul>
          @if (it.total > it.journeys.length) { <p class="quiet">{{ 'questions.more' | transloco: { shown: it.journeys.length, total: it.total } }}</p> }
        }
      </app-async>
      <app-plan-moves (changed)="duties.reload(); journeys.reload()" />
      <h2>{{ 'onboarding.templates' | transloco }}</h2>
      <p class="quiet">{{ 'onboarding.whichWins' | transloco }}</p>
      <app-async [of]="templates">
        @if (templates.value(); as it) {
          <ul class="list">
            <li class="card row"><span><strong>{{ 'onboarding.everybody' | transloco }}</strong><br /><span class="quiet">{{ (it.everybody === 0 ? 'onboarding.notWritten' : 'onboarding.steps') | transloco: { count: it.everybody } }}</span></span>@if (changes) { <a [routerLink]="places.journeyTemplate">{{ (it.everybody === 0 ? 'onboarding.write' : 'onboarding.change') | transloco }}<span class="sr"> {{ 'onboarding.everybody' | transloco }}</span></a> }</li>
            @for (team of it.teams; track team.id) { <li class="card row"><span><strong>{{ team.name | say }}</strong><br /><span class="quiet">{{ (team.steps === 0 ? 'onboarding.noneOfItsOwn' : 'onboarding.steps') | transloco: { count: team.steps } }}</span></span><a [routerLink]="places.teamJourneyTemplate(team.id)">{{ (team.steps === 0 ? 'onboarding.write' : 'onboarding.change') | transloco }}<span class="sr"> {{ team.name | say }}</span></a></li> }
            @for (profile of it.profiles; track profile.id) { <li class="card row"><span><strong>{{ profile.name | say }}</strong><br /><span class="quiet">{{ 'onboarding.profile' | transloco }} · {{ (profile.steps === 0 ? 'onboarding.noneOfItsOwnProfile' : 'onboarding.steps') | transloco: { count: profile.steps } }}</span></span><a [routerLink]="places.profileJourneyTemplate(profile.id)">{{ (profile.steps === 0 ? 'onboarding.write' : 'onboarding.change') | transloco }}<span class="sr"> {{ profile.name | say }}</span></a></li> }
          </ul>
        }
      </app-async>
    }
  `,
  styles: `.top { align-items: flex-start; } .share { width: 240px; } .late { color: var(--mat-sys-error); font-weight: 620; display: block; } .unnamed { color: var(--to-acquire); font-weight: 620; } h3 { font-size: 1.05rem; } .next { margin: 8px 0 0; font-weight: 620; } .lines li { border-top: 1px solid var(--line); } .lines li:first-child { border-top: 0; } .lines li.card { border: 1px solid var(--line); }`,
})
export class JourneysPage {
  private readonly api = inject(Api);
  private readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly follows = this.session.may('journey.follow');
  protected readonly changes = this.session.may('journey.change');
  protected readonly duties = this.api.read(listJourneyDuties);
  protected readonly journeys = this.api.read(listJourneys, () => (this.follows ? {} : undefined));
  protected readonly templates = this.api.read(listTemplates, () => (this.follows ? {} : undefined));
}
