import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { readTeams } from '@palier/contracts';
import { CarriedOverNotice } from '../carried-over/carried-over-notice';
import { sumOfWaiting } from '../carried-over/sum-of-waiting';
import { Api, places } from '../platform';
import { Async, PageHeader, Say, ShareBar, When } from '../ui';

@Component({
  selector: 'app-team-page',
  imports: [Async, CarriedOverNotice, PageHeader, RouterLink, Say, ShareBar, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'shell.team' | transloco" />
    <p class="no-print"><a [routerLink]="places.gaps">{{ 'teamGap.open' | transloco }}</a> · <a [routerLink]="places.coverage">{{ 'scopes.coverage' | transloco }}</a> · <a [routerLink]="places.onCall">{{ 'onCall.title' | transloco }}</a> · <a [routerLink]="places.groupMovement">{{ 'movement.open' | transloco }}</a></p>
    <app-async [of]="teams">
      @if (toConfirm(); as it) { <app-carried-over-notice [count]="it.count" [until]="it.until" [to]="places.carriedOverQueue" /> }
      @for (team of teams.value()?.teams ?? []; track team.id) {
        <h2>{{ team.name | say }}</h2>@if (team.members.length > 0) { <p>{{ 'evidence.coverage' | transloco: team.coverage }}@if (team.coverage.cellsCarriedOver > 0) {&ngsp;<span aria-hidden="true">◇</span> {{ 'carriedOver.ofWhich' | transloco: { count: team.coverage.cellsCarriedOver } }} }</p><app-share-bar [done]="team.coverage.cellsHeld" [carried]="team.coverage.cellsCarriedOver" [of]="team.coverage.cellsExpected" /> }
        <ul class="list">@for (member of team.members; track member.personId) {
          <li class="card row"><div><a [routerLink]="places.skills(member.personId)"><strong>{{ member.name }}</strong></a><p class="quiet" style="margin: 0">{{ member.profile | say }} · {{ 'reporting.hired' | transloco: { day: (member.hiredOn | when) } }}</p></div>
            <div class="share"><strong>{{ 'reporting.cells' | transloco: member.coverage }}</strong><app-share-bar [done]="member.coverage.cellsHeld" [carried]="member.coverage.cellsCarriedOver" [of]="member.coverage.cellsExpected" />@if (member.carriedOver; as waits) { <a [routerLink]="places.carriedOver(member.personId)"><span aria-hidden="true">◇</span> {{ 'carriedOver.memberWaits' | transloco: { count: waits.count, day: (waits.until | when) } }}<span class="sr"> {{ member.name }}</span></a> }@if (member.openRequests > 0) { <a [routerLink]="places.signOffs">{{ 'signOffs.waiting' | transloco: { count: member.openRequests } }}</a> }<a [routerLink]="places.observe(member.personId)">{{ 'observation.open' | transloco }}<span class="sr"> {{ member.name }}</span></a></div></li>
        } @empty { <li class="quiet">{{ 'teams.nobody' | transloco }}</li> }</ul>
      } @empty { <p class="card">{{ 'reporting.noTeam' | transloco }}</p> }
    </app-async>
  `,
  styles: `.share { width: 220px; display: grid; } ul { margin-top: 12px; }`,
})
export class TeamPage {
  protected readonly places = places;
  protected readonly teams = inject(Api).read(readTeams);
  /** What waits for this lead's answer: somebody who belongs to two of their teams counts once. */
  protected readonly toConfirm = computed(() => {
    const members = this.teams.hasValue() ? this.teams.value().teams.flatMap((it) => it.members) : [];
    return sumOfWaiting([...new Map(members.map((it) => [it.personId, it.carriedOver])).values()]);
  });
}
