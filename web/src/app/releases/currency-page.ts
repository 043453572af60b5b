import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { acknowledgeChange, readOwnCurrency, type OwnCurrency } from '@palier/contracts';
import { Api, newId, places, SessionStore } from '../platform';
import { Async, Deed, PageHeader, When } from '../ui';
import { severityKeys } from './words';

/** With which release of each product one supports one is up to date, and what there is still to learn: only what changed. It never moves a level. */
@Component({
  selector: 'app-currency-page',
  imports: [Async, MatButton, PageHeader, RouterLink, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'releases.currency' | transloco" [lead]="'releases.currencyLead' | transloco" />
    <app-async [of]="own">
      @for (it of own.value()?.products ?? []; track it.id) {
        <section class="card"><h2>{{ it.name }}</h2>
          @for (part of partsOf(it); track part) { @if (part === 'toLearn') {
            @if (!it.concerned) { <p class="quiet">{{ 'releases.onlyToRead' | transloco: { name: it.name + ' ' + it.newest } }}</p> }
            @else if (it.toLearn.length === 0) { <p><span aria-hidden="true">✓</span> {{ 'releases.youAreUpToDate' | transloco: { name: it.name + ' ' + it.newest } }}</p> }
            @else {
              <p>{{ (it.current === null ? 'releases.youLack' : 'releases.youWere') | transloco: { name: it.name + ' ' + it.newest, current: it.current ?? '' } }}</p>
              <ul class="learn">@for (unit of it.toLearn; track unit.unitId; let first = $first) {
                <li><div><strong [attr.lang]="unit.lang">{{ unit.title }}</strong>&ngsp;<span class="quiet">{{ 'learning.minutes' | transloco: { minutes: unit.minutes } }}</span>
                  @if (unit.changes.length > 0) { <ul class="why">@for (change of unit.changes; track $index) { <li><span class="quiet">{{ change.release }} · {{ severities[change.severity] | transloco }}</span>&ngsp;{{ change.text }}</li> }</ul> }</div>
                  <a [matButton]="first ? 'filled' : 'outlined'" [routerLink]="places.course(unit.courseId)">{{ 'releases.learn' | transloco }}<span class="sr"> {{ unit.title }}</span></a></li>
              }</ul>
            }
          } @else {
            @if (it.critical.length > 0) {
              <h3>{{ 'releases.toRead' | transloco }}</h3>
              @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
              <ul class="learn">@for (change of it.critical; track change.id; let first = $first) {
                <li><div><p><span class="quiet">{{ change.release }}</span>&ngsp;@if (change.area) { <strong>{{ change.area }}</strong>&ngsp;– }{{ change.text }}@for (link of change.links; track link) {&ngsp;<a [href]="link" target="_blank" rel="noopener noreferrer">{{ 'releases.link' | transloco }}<span class="sr"> {{ link }}</span></a> }</p>
                  @if (change.acknowledgedAt; as at) { <p class="quiet"><span aria-hidden="true">✓</span> {{ 'articles.acknowledged' | transloco: { when: (at | when) } }}</p> } @else if (change.readBefore) { <p>{{ 'releases.saysOtherwise' | transloco }}</p> }</div>
                  @if (change.acknowledgedAt === null && change.questions > 0) { <a [matButton]="first ? 'filled' : 'outlined'" [routerLink]="places.change(change.id)">{{ 'releases.readAndAnswer' | transloco: { count: change.questions } }}<span class="sr"> {{ change.text }}</span></a> }
                  @else if (change.acknowledgedAt === null && session.may('release.acknowledge')) { <button [matButton]="first ? 'filled' : 'outlined'" type="button" [disabled]="deed.busy()" (click)="acknowledge(change)">{{ 'articles.acknowledge' | transloco }}<span class="sr"> {{ change.text }}</span></button> }</li>
              }</ul>
            }
          } }
        </section>
      } @empty { <p class="card">{{ 'releases.nothingYours' | transloco }}</p> }
    </app-async>
  `,
  styles: `h2 { margin: 0 0 4px; } h3 { margin: 16px 0 0; } h3 ~ p { margin-top: 20px; } .learn { list-style: none; padding: 0; margin: 8px 0 0; display: grid; gap: 16px; } .learn > li { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 8px 16px; align-items: center; } .learn > li > div { flex: 1 1 320px; } .why { padding-left: 18px; margin: 4px 0 0; } p { margin: 0; }`,
})
export class CurrencyPage {
  protected readonly places = places;
  protected readonly severities = severityKeys;
  private readonly api = inject(Api);
  protected readonly session = inject(SessionStore);
  protected readonly deed = new Deed();
  protected readonly own = this.api.read(readOwnCurrency);

  /** What is critical comes first, as long as any of it is to be read. */
  protected partsOf(it: OwnCurrency['products'][number]) { return it.critical.some((change) => change.acknowledgedAt === null) ? (['critical', 'toLearn'] as const) : (['toLearn', 'critical'] as const); }

  protected acknowledge({ id, sha256 }: OwnCurrency['products'][number]['critical'][number]) {
    return this.deed.run(async () => { try { await this.api.send(acknowledgeChange, { params: { changeId: id }, body: { id: newId(), sha256 } }); } finally { this.own.reload(); } });
  }
}
