import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { listOccurrences } from '@palier/contracts';
import { Api, places } from '../platform';
import { Say } from '../ui';
import { OccurrenceLine } from './occurrence-line';

/** Recurring activities that somebody noted and that wait for the reader, to be answered in place. */
@Component({
  selector: 'app-occurrences-waiting',
  imports: [OccurrenceLine, RouterLink, Say, TranslocoPipe],
  template: `
    @if (waiting.value()?.occurrences ?? []; as all) { @if (all.length > 0) {
      <h2>{{ 'recurring.toConfirm' | transloco }}</h2>
      <ul class="list">@for (it of all; track it.id) { <li class="card"><p style="margin: 0 0 4px"><a [routerLink]="places.recurring(it.person.id, it.competencyId)">{{ it.person.name }}</a> · {{ it.name | say }}</p><app-occurrence-line [occurrence]="it" (changed)="waiting.reload()" /></li> }</ul>
    } }
  `,
})
export class OccurrencesWaiting {
  protected readonly places = places;
  protected readonly waiting = inject(Api).read(listOccurrences);
}
