import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { listWaiting } from '@palier/contracts';
import { Api, places } from '../platform';
import { Async, PageHeader, When } from '../ui';

/** Whose carried-over levels wait for a lead, the first to end first. */
@Component({
  selector: 'app-carried-over-queue-page',
  imports: [Async, PageHeader, RouterLink, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'carriedOver.toConfirm' | transloco" [lead]="'carriedOver.queueLead' | transloco" />
    <app-async [of]="queue">
      <ul class="list">
        @for (it of queue.value()?.people ?? []; track it.person.id) {
          <li class="card row"><div><h2 style="margin: 0"><a [routerLink]="places.carriedOver(it.person.id)">{{ it.person.name }}</a></h2><p style="margin: 0">{{ 'carriedOver.waitingCount' | transloco: { count: it.count } }}</p></div><span>{{ 'carriedOver.until' | transloco }} <strong>{{ it.until | when }}</strong></span></li>
        } @empty { <li class="card">{{ 'carriedOver.nothingWaits' | transloco }} <a [routerLink]="places.team">{{ 'shell.team' | transloco }}</a></li> }
      </ul>
    </app-async>
  `,
})
export class CarriedOverQueuePage {
  protected readonly places = places;
  protected readonly queue = inject(Api).read(listWaiting);
}
