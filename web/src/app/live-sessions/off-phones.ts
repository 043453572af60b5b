import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { listOffPhones } from '@palier/contracts';
import { Api, places, SessionStore } from '../platform';
import { Async } from '../ui';
import { timeInWords } from './words';

/** Who of those one follows does not answer calls, and when: one line for each session. */
@Component({
  selector: 'app-off-phones',
  imports: [Async, RouterLink, TranslocoPipe],
  template: `
    <app-async [of]="read">
      @if (read.hasValue()) {
        <ul class="list">
          @for (it of sessions(); track it.id) { <li class="card"><strong>{{ it.time }}</strong><p>{{ it.names }}</p><p class="quiet"><a [routerLink]="places.liveSession(it.id)">{{ it.title }}</a></p></li> } @empty { <li class="card">{{ 'liveSessions.nobodyOff' | transloco }}</li> }
        </ul>
      }
    </app-async>
  `,
  styles: `p { margin: 4px 0 0; } strong { display: block; } strong::first-letter { text-transform: uppercase; }`,
})
export class OffPhonesList {
  private readonly store = inject(SessionStore);
  protected readonly places = places;
  protected readonly read = inject(Api).read(listOffPhones);
  protected readonly sessions = computed(() => [...Map.groupBy(this.read.hasValue() ? this.read.value().off : [], (it) => it.sessionId)].flatMap(([id, people]) => {
    const first = people[0];
    return first === undefined ? [] : [{ id, title: first.title, time: timeInWords(first, this.store.locale()), names: people.map((it) => it.person.name).join(', ') }];
  }));
}
