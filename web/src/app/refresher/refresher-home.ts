import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { readRefresher } from '@palier/contracts';
import { Api, places, SessionStore } from '../platform';
import { Async } from '../ui';

/** On the home page: the three minutes of this week, as long as they wait. */
@Component({
  selector: 'app-refresher-home',
  imports: [Async, MatButton, RouterLink, TranslocoPipe],
  template: `
    <app-async [of]="refresher">
      @if (refresher.value(); as it) { @if (it.state === 'ready' || it.state === 'open') {
        <section class="card row"><div><h2>{{ 'refreshers.home' | transloco }}</h2><p>{{ 'refreshers.ready' | transloco: { count: it.questions, minutes: it.minutes } }}</p></div><a matButton="outlined" [routerLink]="places.refresher">{{ (it.state === 'open' ? 'refreshers.goOn' : 'refreshers.go') | transloco }}<span class="sr"> – {{ 'refreshers.title' | transloco }}</span></a></section>
      } }
    </app-async>
  `,
  styles: `h2, p { margin: 0; }`,
})
export class RefresherHome {
  private readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly refresher = inject(Api).read(readRefresher, () => (this.session.may('refresher.take') ? {} : undefined));
}
