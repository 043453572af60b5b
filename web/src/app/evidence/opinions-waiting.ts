import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { listSecondOpinions } from '@palier/contracts';
import { Api, places, SessionStore } from '../platform';
import { Say, When } from '../ui';

/** What waits for a second opinion of mine, where something does. */
@Component({
  selector: 'app-opinions-waiting',
  imports: [RouterLink, Say, TranslocoPipe, When],
  template: `
    @if (waiting.hasValue() && waiting.value().opinions.length > 0) {
      <h2>{{ 'opinions.asked' | transloco }}</h2>
      <ul class="list">
        @for (it of waiting.value().opinions; track it.id) {
          <li class="card"><h3 style="margin: 0"><a [routerLink]="places.opinion(it.id)">{{ it.person.name }}</a></h3><p style="margin: 0">{{ it.name | say }} – {{ 'evidence.levelHeading' | transloco: { level: it.level } }}</p>
            <p class="quiet" style="margin: 0">{{ (it.kind === 'appeal' ? 'opinions.appeal' : 'opinions.disagreement') | transloco }} · {{ it.askedAt | when }}</p></li>
        }
      </ul>
    }
  `,
})
export class OpinionsWaiting {
  protected readonly places = places;
  private readonly may = inject(SessionStore).may('second-opinion.give');
  protected readonly waiting = inject(Api).read(listSecondOpinions, () => (this.may ? {} : undefined));
}
