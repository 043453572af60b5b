import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { readCoverage } from '@palier/contracts';
import { Api, places, SessionStore } from '../platform';
import { Async, PageHeader, ScopeName, ShareBar, When } from '../ui';

/** Who supports what, at which tier, and how many finished what there is to learn for it. */
@Component({
  selector: 'app-coverage-page',
  imports: [Async, PageHeader, RouterLink, ScopeName, ShareBar, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'scopes.coverage' | transloco" [lead]="'scopes.coverageLead' | transloco" />
    <app-async [of]="coverage">
      @if (coverage.value(); as it) {
        <p><strong>{{ 'scopes.followed' | transloco: { people: it.people, without: it.without } }}</strong>&ngsp;<span class="quiet">{{ it.asOf | when }}</span></p>
        @if (it.lines.length === 0) { <p class="card">{{ 'scopes.nothingCovered' | transloco }} @if (session.may('scope.manage')) { <a [routerLink]="places.scopes">{{ 'scopes.title' | transloco }}</a> }</p> }
        <ul class="list">@for (line of it.lines; track line.id) {
          <li class="card"><div class="row"><h2 style="margin: 0">{{ { name: line.name, product: line.product, tier: null } | scopeName }}</h2><span>{{ 'scopes.people' | transloco: { count: line.people } }}</span></div>
            @if (line.tiers.length === 0) { <p class="quiet" style="margin: 0">{{ 'scopes.nobody' | transloco }}</p> }
            <ul class="tiers">@for (at of line.tiers; track at.tier) {
              <li><strong>{{ (at.tier === null ? 'scopes.tierUnknown' : 'scopes.tierAlone') | transloco: { tier: at.tier ?? 0 } }}</strong>&ngsp;<span>{{ 'scopes.people' | transloco: { count: at.people } }}</span>
                @if (at.finished === null) { <span class="quiet">{{ 'scopes.nothingToLearn' | transloco }}</span> } @else { <span><app-share-bar [done]="at.finished" [of]="at.people" />{{ 'scopes.finished' | transloco: { finished: at.finished, people: at.people, activities: at.activities } }}</span> }</li>
            }</ul></li>
        }</ul>
      }
    </app-async>
  `,
  styles: `.tiers { list-style: none; padding: 0; margin: 8px 0 0; display: grid; gap: 8px; } .tiers li { display: grid; grid-template-columns: 160px 110px 1fr; gap: 4px 12px; align-items: baseline; } @media (max-width: 600px) { .tiers li { grid-template-columns: 1fr; } }`,
})
export class CoveragePage {
  protected readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly coverage = inject(Api).read(readCoverage);
}
