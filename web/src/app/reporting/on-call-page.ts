import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { readOnCall, type OnCallTonight } from '@palier/contracts';
import { tiers, type Strain, type Tier } from '@palier/domain';
import { Api, places } from '../platform';
import { Async, PageHeader, ScopeName, When } from '../ui';

const words: Readonly<Record<Strain, string>> = { nobody: 'onCall.nobody', oneAway: 'onCall.oneAway', enough: 'onCall.enough' };
const shapes: Readonly<Record<Strain, string>> = { nobody: '✕', oneAway: '▲', enough: '●' };
type Person = OnCallTonight['lines'][number]['ready'][number];

/** Who of one's people could be on call tonight, thing by thing: what hangs on one person first. */
@Component({
  selector: 'app-on-call-page',
  imports: [Async, PageHeader, RouterLink, ScopeName, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'onCall.title' | transloco" [lead]="'onCall.lead' | transloco" />
    <p class="no-print"><label>{{ 'onCall.atTier' | transloco }} <select class="input" style="width: auto" name="tier" (change)="choose($event)"><option value="" [selected]="!tier()">{{ 'onCall.anyTier' | transloco }}</option>@for (it of tiers; track it) { <option [value]="it" [selected]="tier() === '' + it">{{ 'onCall.orAbove' | transloco: { tier: it } }}</option> }</select></label></p>
    <app-async [of]="tonight">
      @if (tonight.value(); as it) {
        <p class="quiet">{{ 'evidence.asOf' | transloco: { day: (it.asOf | when), zone: it.zone } }} · <a [routerLink]="places.coverage">{{ 'scopes.coverage' | transloco }}</a></p>
        @if (it.lines.length === 0) { <p class="card">{{ 'scopes.nothingCovered' | transloco }}</p> }
        <ul class="list">@for (line of it.lines; track line.id) {
          <li class="card" [class]="line.strain"><div class="row"><h2 style="margin: 0">{{ { name: line.name, product: line.product, tier: null } | scopeName }}</h2><strong class="strain"><span aria-hidden="true">{{ shapes[line.strain] }}</span> {{ words[line.strain] | transloco: { name: line.ready[0]?.name ?? '', count: line.ready.length } }}</strong></div>
            @for (group of groupsOf(line); track group.words) { <p class="group"><span class="quiet">{{ group.words | transloco }}</span> @for (person of group.people; track person.personId) { <span class="person"><a [routerLink]="places.skills(person.personId)">{{ person.name }}</a>@if (person.tier) { <span class="quiet"> {{ 'scopes.tierAlone' | transloco: { tier: person.tier } }}</span> }@if (person.missing > 0) { <span class="quiet"> {{ 'onCall.missing' | transloco: { count: person.missing } }}</span> }@if (person.awayUntil) { <span class="quiet"> {{ 'onCall.awayUntil' | transloco: { day: (person.awayUntil | when) } }}</span> }@if (person.until) { <span class="quiet"> {{ 'onCall.until' | transloco: { day: (person.until | when) } }}</span> }</span> }</p> }</li>
        }</ul>
      }
    </app-async>
  `,
  styles: `.nobody, .oneAway { border-left: 6px solid var(--to-acquire); } .enough { border-left: 6px solid var(--held); } .nobody .strain, .oneAway .strain { color: var(--to-acquire); } .enough .strain { color: var(--held); } .group { margin: 8px 0 0; max-width: none; display: flex; flex-wrap: wrap; gap: 4px 16px; }`,
})
export class OnCallPage {
  readonly tier = input<string>();
  private readonly router = inject(Router);
  protected readonly places = places;
  protected readonly tiers = tiers;
  protected readonly words = words;
  protected readonly shapes = shapes;
  private readonly asked = computed((): Tier | undefined => tiers.find((it) => String(it) === this.tier()));
  protected readonly tonight = inject(Api).read(readOnCall, () => ({ query: { tier: this.asked() } }));

  protected groupsOf({ ready, away, notYet, unknown }: OnCallTonight['lines'][number]): { readonly words: string; readonly people: readonly Person[] }[] {
    return [{ words: 'onCall.ready', people: ready }, { words: 'onCall.away', people: away }, { words: 'onCall.notYet', people: notYet }, { words: 'onCall.unknown', people: unknown }].filter((it) => it.people.length > 0);
  }

  protected choose(event: Event) {
    void this.router.navigate([], { queryParams: { tier: event.target instanceof HTMLSelectElement ? event.target.value || null : null }, queryParamsHandling: 'merge' });
  }
}
