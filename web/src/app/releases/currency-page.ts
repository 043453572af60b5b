import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { readOwnCurrency } from '@palier/contracts';
import { Api, places } from '../platform';
import { Async, PageHeader } from '../ui';
import { severityKeys } from './words';

/** With which release of each product one supports one is up to date, and what there is still to learn: only what changed. It never moves a level. */
@Component({
  selector: 'app-currency-page',
  imports: [Async, MatButton, PageHeader, RouterLink, TranslocoPipe],
  template: `
    <app-page-header [heading]="'releases.currency' | transloco" [lead]="'releases.currencyLead' | transloco" />
    <app-async [of]="own">
      @for (it of own.value()?.products ?? []; track it.id) {
        <section class="card"><h2>{{ it.name }}</h2>
          @if (it.toLearn.length === 0) { <p><span aria-hidden="true">✓</span> {{ 'releases.youAreUpToDate' | transloco: { name: it.name + ' ' + it.newest } }}</p> }
          @else {
            <p>{{ (it.current === null ? 'releases.youLack' : 'releases.youWere') | transloco: { name: it.name + ' ' + it.newest, current: it.current ?? '' } }}</p>
            <ul class="learn">@for (unit of it.toLearn; track unit.unitId) {
              <li><div><strong [attr.lang]="unit.lang">{{ unit.title }}</strong>&ngsp;<span class="quiet">{{ 'learning.minutes' | transloco: { minutes: unit.minutes } }}</span>
                @if (unit.changes.length > 0) { <ul class="why">@for (change of unit.changes; track $index) { <li><span class="quiet">{{ change.release }} · {{ severities[change.severity] | transloco }}</span>&ngsp;{{ change.text }}</li> }</ul> }</div>
                <a matButton="filled" [routerLink]="places.course(unit.courseId)">{{ 'releases.learn' | transloco }}<span class="sr"> {{ unit.title }}</span></a></li>
            }</ul>
          }
        </section>
      } @empty { <p class="card">{{ 'releases.nothingYours' | transloco }}</p> }
    </app-async>
  `,
  styles: `h2 { margin: 0 0 4px; } .learn { list-style: none; padding: 0; margin: 8px 0 0; display: grid; gap: 16px; } .learn > li { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 8px 16px; align-items: center; } .learn > li > div { flex: 1 1 320px; } .why { padding-left: 18px; margin: 4px 0 0; } p { margin: 0; }`,
})
export class CurrencyPage {
  protected readonly places = places;
  protected readonly severities = severityKeys;
  protected readonly own = inject(Api).read(readOwnCurrency);
}
