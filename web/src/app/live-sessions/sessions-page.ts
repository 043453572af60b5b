import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { listLiveSessions } from '@palier/contracts';
import { Api, places, SessionStore } from '../platform';
import { Async, PageHeader } from '../ui';
import { OffPhonesList } from './off-phones';
import { SessionLine } from './session-line';

/** The sessions of whoever reads this: those to come first; for whoever leads people, who is off the phones when. */
@Component({
  selector: 'app-sessions-page',
  imports: [Async, MatButton, OffPhonesList, PageHeader, RouterLink, SessionLine, TranslocoPipe],
  template: `
    <app-page-header [heading]="'liveSessions.heading' | transloco" [lead]="'liveSessions.lead' | transloco" />
    @if (plans) { <p class="no-print"><a matButton="filled" [routerLink]="places.planSession">{{ 'liveSessions.plan' | transloco }}</a></p> }
    <app-async [of]="mine">
      @if (mine.value(); as it) {
        <h2>{{ 'liveSessions.upcoming' | transloco }}</h2>
        <ul class="list">@for (one of it.upcoming; track one.id) { <li class="card"><app-session-line [session]="one" /></li> } @empty { <li class="card">{{ 'liveSessions.noneUpcoming' | transloco }}</li> }</ul>
        @if (follows) { <h2>{{ 'liveSessions.whoIsOff' | transloco }}</h2><p class="quiet">{{ 'liveSessions.whoIsOffLead' | transloco }}</p><app-off-phones /> }
        <h2>{{ 'liveSessions.past' | transloco }}</h2>
        <ul class="list">@for (one of it.past; track one.id) { <li class="card"><app-session-line [session]="one" /></li> } @empty { <li class="card">{{ 'liveSessions.nonePast' | transloco }}</li> }</ul>
      }
    </app-async>
  `,
})
export class SessionsPage {
  private readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly plans = this.session.may('live-session.plan');
  protected readonly follows = this.session.may('live-session.follow');
  protected readonly mine = inject(Api).read(listLiveSessions);
}
