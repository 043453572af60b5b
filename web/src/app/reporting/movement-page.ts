import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { readMovement } from '@palier/contracts';
import { Api, places } from '../platform';
import { Async, PageHeader, When } from '../ui';
import { BetweenDays } from './between-days';
import { CauseList } from './cause-list';
import { MovementSumTable } from './movement-sum';

/** What moved for one person between two days, and why. */
@Component({
  selector: 'app-movement-page',
  imports: [Async, BetweenDays, CauseList, MovementSumTable, PageHeader, RouterLink, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'movement.of' | transloco: { name: movement.value()?.person?.name ?? '' }" />
    <app-between-days [from]="from() ?? movement.value()?.from ?? ''" [to]="to() ?? movement.value()?.to ?? ''" [fromKnownOn]="fromKnownOn() ?? movement.value()?.fromKnownOn ?? ''" [knownOn]="knownOn() ?? null" />
    <app-async [of]="movement">
      @if (movement.value(); as it) {
        <p><strong>{{ 'movement.between' | transloco: { from: (it.from | when), to: (it.to | when) } }}</strong>&ngsp;<span class="quiet">{{ 'movement.knownThen' | transloco: { day: (it.fromKnownOn | when), zone: it.zone } }}</span> · <a [routerLink]="places.skills(it.person.id)" [queryParams]="{ asOf: it.to }">{{ it.person.name }}</a> · <a [routerLink]="places.progression(it.person.id)">{{ 'progression.open' | transloco }}</a></p>
        <app-movement-sum [sum]="it.sum" />
        @if (it.causes.length === 0) { <p class="card">{{ 'movement.nothing' | transloco }}</p> } @else { <h2>{{ 'movement.causes' | transloco: { count: it.causes.length } }}</h2><app-cause-list [personId]="it.person.id" [causes]="it.causes" /> }
      }
    </app-async>
  `,
})
export class MovementPage {
  readonly personId = input.required<string>();
  readonly from = input<string>();
  readonly to = input<string>();
  readonly fromKnownOn = input<string>();
  readonly knownOn = input<string>();
  protected readonly places = places;
  protected readonly movement = inject(Api).read(readMovement, () => ({ params: { personId: this.personId() }, query: { from: this.from(), to: this.to(), fromKnownOn: this.fromKnownOn(), knownOn: this.knownOn() } }));
}
