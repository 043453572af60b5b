import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { listLiveSessions } from '@palier/contracts';
import { Api, places, SessionStore } from '../platform';
import { SessionLine } from './session-line';

/** On the home page: the next session of whoever reads it; for whoever leads people, the way to plan one. */
@Component({
  selector: 'app-session-home',
  imports: [MatButton, RouterLink, SessionLine, TranslocoPipe],
  template: `
    @if (next(); as it) {
      <section class="card"><div class="row"><h2>{{ 'liveSessions.home' | transloco }}</h2><a matButton="outlined" [routerLink]="places.liveSessions">{{ 'liveSessions.all' | transloco }}</a></div><app-session-line [session]="it" /></section>
    } @else if (leads) {
      <section class="card row"><h2>{{ 'liveSessions.heading' | transloco }}</h2><a matButton="outlined" [routerLink]="places.planSession">{{ 'liveSessions.plan' | transloco }}</a></section>
    }
  `,
  styles: `h2 { margin: 0; } app-session-line { margin-top: 8px; }`,
})
export class SessionHome {
  private readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly leads = this.session.may('team.read');
  private readonly mine = inject(Api).read(listLiveSessions, () => (this.session.may('live-session.read') ? {} : undefined));
  protected readonly next = computed(() => (this.mine.hasValue() ? this.mine.value().upcoming.find((it) => it.state !== 'cancelled' && it.mine.coming !== false) : undefined));
}
