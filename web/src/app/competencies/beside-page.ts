import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { readProfile, type Profile } from '@palier/contracts';
import { distanceOf, expectedLevel, normaliseName, termOf } from '@palier/domain';
import { Api, places, SessionStore } from '../platform';
import { Async, PageHeader, Said, Say } from '../ui';

/** Two profiles cell by cell. Compared only where both say what they expect; the distance is the sum of what is shown. */
@Component({
  selector: 'app-beside-page',
  imports: [Async, MatButton, PageHeader, RouterLink, Said, Say, TranslocoPipe],
  template: `
    <app-page-header [heading]="'mobility.title' | transloco" />
    <app-async [of]="one"><app-async [of]="two">
      @if (one.value(); as from) { @if (two.value(); as to) {
        <p><a [routerLink]="places.profile(from.id)" [appSaid]="from.title"></a> → <a [routerLink]="places.profile(to.id)" [appSaid]="to.title"></a></p>
        @if (distance(); as it) {
          <p><strong>{{ (it.known === 0 ? 'mobility.none' : 'mobility.distance') | transloco: it }}</strong>@if (it.unknown > 0) {&ngsp;<span class="quiet">{{ 'mobility.notCompared' | transloco: it }}</span> }</p>
        }
        <p class="actions no-print">@if (session.may('sign-off.request') && session.person(); as me) { <a matButton="filled" [routerLink]="places.way(me.id)" [queryParams]="{ towards: to.id }">{{ 'mobility.bridge' | transloco: { profile: (to.title | say) } }}</a> }
          <a matButton="outlined" [routerLink]="places.beside(to.id, from.id)">{{ 'mobility.swap' | transloco }}</a></p>
        <div class="wide" tabindex="0" role="region" [attr.aria-label]="'mobility.title' | transloco"><table><thead><tr><th scope="col">{{ 'mobility.competency' | transloco }}</th><th scope="col">{{ 'mobility.from' | transloco }}</th><th scope="col">{{ 'mobility.to' | transloco }}</th><th scope="col">{{ 'mobility.term' | transloco }}</th></tr></thead>
          <tbody>@for (row of rows(); track row.key) {
            <tr><th scope="row" [appSaid]="row.name"></th><td [class.quiet]="row.from === null">{{ row.from ?? ('mobility.unknown' | transloco) }}</td><td [class.quiet]="row.to === null">{{ row.to ?? ('mobility.unknown' | transloco) }}</td>
              <td>@if (row.term; as term) { {{ term.gain }}@if (term.spare > 0) {&ngsp;<span class="quiet">({{ 'mobility.spare' | transloco: term }})</span> } } @else { <span class="quiet">{{ 'mobility.unknown' | transloco }}</span> }</td></tr>
          }</tbody></table></div>
        @for (words of disclaimers(); track words) { <p class="quiet" lang="fr">{{ words }}</p> }
      } }
    </app-async></app-async>
  `,
  styles: `.wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; } th, td { text-align: left; padding: 8px 10px 8px 0; border-bottom: 1px solid var(--line); vertical-align: top; } tbody th { font-weight: 400; }`,
})
export class BesidePage {
  readonly profileId = input.required<string>();
  readonly otherId = input.required<string>();
  private readonly api = inject(Api);
  protected readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly one = this.api.read(readProfile, () => ({ params: { profileId: this.profileId() } }));
  protected readonly two = this.api.read(readProfile, () => ({ params: { profileId: this.otherId() } }));
  /** One line a competency of either; two sheets call it the same by its name, whatever the framework. */
  protected readonly rows = computed(() => {
    const of = (it: Profile) => it.profileCompetencies.map((c) => ({ key: normaliseName(c.name.fr ?? c.name.en ?? ''), name: c.name, level: c.hasLevels ? expectedLevel(c.expectation) : null }));
    const [from, to] = [this.one.hasValue() ? of(this.one.value()) : [], this.two.hasValue() ? of(this.two.value()) : []];
    return [...new Map([...from, ...to].map((it) => [it.key, it.name]))].map(([key, name]) => {
      const pair = { from: from.find((it) => it.key === key)?.level ?? null, to: to.find((it) => it.key === key)?.level ?? null };
      return { key, name, ...pair, term: termOf(pair) };
    });
  });
  protected readonly distance = computed(() => (this.one.hasValue() && this.two.hasValue() ? { ...distanceOf(this.rows()), terms: this.rows().flatMap((it) => (it.term === null ? [] : [it.term.gain])).join(' + ') } : null));
  protected readonly disclaimers = computed(() => [...new Set([this.one, this.two].flatMap((it) => (it.hasValue() && it.value().disclaimer !== null ? [it.value().disclaimer] : [])))]);
}
