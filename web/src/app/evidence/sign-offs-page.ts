import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { listPieces, listSignOffRequests } from '@palier/contracts';
import { Api, places } from '../platform';
import { Async, PageHeader, Say, When } from '../ui';
import { OccurrencesWaiting } from './occurrences-waiting';
import { OpinionsWaiting } from './opinions-waiting';
import { RatingsWaiting } from './ratings-waiting';

@Component({
  selector: 'app-sign-offs-page',
  imports: [Async, OccurrencesWaiting, OpinionsWaiting, PageHeader, RatingsWaiting, RouterLink, Say, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'shell.signOffs' | transloco" />
    <app-async [of]="queue">
      <ul class="list">
        @for (it of queue.value()?.requests ?? []; track it.id) {
          <li class="card"><h2 style="margin: 0"><a [routerLink]="places.signOff(it.id)">{{ it.person.name }}</a></h2><p style="margin: 0">{{ it.name | say }} – {{ 'evidence.levelHeading' | transloco: { level: it.level } }}</p><p class="quiet" style="margin: 0">{{ it.askedAt | when }}</p></li>
        }
        @for (it of pieces.value()?.pieces ?? []; track it.id) {
          <li class="card"><h2 style="margin: 0"><a [routerLink]="places.piece(it.id)">{{ it.person.name }}</a></h2><p style="margin: 0">{{ (it.kind === 'certificate' ? 'pieces.certificate' : 'pieces.workSample') | transloco }} · {{ it.title }}</p><p style="margin: 0">{{ it.name | say }} – {{ 'evidence.levelHeading' | transloco: { level: it.level } }}</p><p class="quiet" style="margin: 0">{{ it.at | when }}</p></li>
        }
        @if (nothing()) { <li class="card">{{ 'signOffs.allDone' | transloco }} <a [routerLink]="places.team">{{ 'shell.team' | transloco }}</a></li> }
      </ul>
    </app-async>
    <app-occurrences-waiting /><app-opinions-waiting /><app-ratings-waiting />
  `,
})
export class SignOffsPage {
  protected readonly places = places;
  private readonly api = inject(Api);
  protected readonly queue = this.api.read(listSignOffRequests);
  protected readonly pieces = this.api.read(listPieces);
  protected readonly nothing = computed(() => this.queue.hasValue() && this.pieces.hasValue() && this.queue.value().requests.length + this.pieces.value().pieces.length === 0);
}
