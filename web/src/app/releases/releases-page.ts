import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { addRelease, listReleases, listScopes } from '@palier/contracts';
import { typed } from '../courses/words';
import { Api, newId, places, SessionStore } from '../platform';
import { Async, DayInWords, Deed, PageHeader, When } from '../ui';

/** The releases of the products that are supported, by product, the newest first; and a form for the next one. */
@Component({
  selector: 'app-releases-page',
  imports: [Async, DayInWords, MatButton, PageHeader, RouterLink, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'releases.heading' | transloco" [lead]="'releases.lead' | transloco" />
    <app-async [of]="scopes">
      @if (offered().length === 0) { <p class="card">{{ 'releases.noProduct' | transloco }} @if (session.may('scope.manage')) { <a [routerLink]="places.scopes">{{ 'scopes.title' | transloco }}</a> }</p> }
      @else {
        <details class="card no-print" [attr.open]="adding() ? '' : null" (toggle)="adding.set(isOpen($event))"><summary><strong>{{ 'releases.add' | transloco }}</strong></summary>
          <form class="stack" (submit)="add($event)">
            <label class="field">{{ 'releases.product' | transloco }}<select name="product" (change)="productId.set(typed($event))">@for (it of offered(); track it.id) { <option [value]="it.id" [selected]="it.id === productId()">{{ it.name }}</option> }</select></label>
            <label class="field">{{ 'releases.name' | transloco }}<input name="release" maxlength="60" required [value]="name()" (input)="name.set(typed($event))" /></label>
            <label class="field">{{ 'releases.day' | transloco }}<input name="day" type="date" [value]="on()" (input)="on.set(typed($event))" /></label>
            @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
            <div><button matButton="filled" type="submit" [disabled]="deed.busy() || name().trim() === ''">{{ 'releases.add' | transloco }}</button></div>
          </form></details>
      }
    </app-async>
    <app-async [of]="releases">
      @for (product of products(); track product.id) {
        <h2>{{ product.name }}</h2>
        <ul class="list">@for (it of product.releases; track it.id) {
          <li class="card"><div class="row"><div><a class="title" [routerLink]="places.release(it.id)">{{ product.name }} {{ it.name }}</a>
            <p class="quiet">{{ (it.on === null ? 'releases.dayUnknown' : it.out ? 'releases.outOn' : 'releases.comesOn') | transloco: { day: (it.on | when) } }}</p></div>
            <p class="figures">{{ 'releases.changes' | transloco: { count: it.changes } }}@if (it.critical > 0) {&ngsp;<strong class="warn"><span aria-hidden="true">▲</span> {{ 'releases.criticalCount' | transloco: { count: it.critical } }}</strong> }
              @if (it.untouched > 0) { <br /><span class="quiet">{{ 'releases.untouched' | transloco: { count: it.untouched } }}</span> } @else if (it.taught > 0) { <br /><span class="quiet">{{ 'releases.taughtBy' | transloco: { count: it.taught } }}</span> }</p></div></li>
        }</ul>
      } @empty { @if (offered().length > 0) { <p class="card">{{ 'releases.none' | transloco }}</p> } }
    </app-async>
  `,
  styles: `.title { font-weight: 620; display: inline-block; padding: 4px 0; } li p { margin: 2px 0 0; } .figures { text-align: right; } .warn { color: var(--to-acquire); white-space: nowrap; } summary { cursor: pointer; padding: 8px 0; } @media (max-width: 600px) { .figures { text-align: left; } }`,
})
export class ReleasesPage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  protected readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly typed = typed;
  protected readonly deed = new Deed();
  protected readonly adding = signal(false);
  protected readonly releases = this.api.read(listReleases);
  protected readonly scopes = this.api.read(listScopes);
  protected readonly offered = computed(() => (this.scopes.hasValue() ? this.scopes.value().scopes : []).filter((it) => it.kind === 'product' && it.retiredOn === null));
  protected readonly productId = linkedSignal(() => this.offered()[0]?.id ?? '');
  protected readonly name = signal('');
  protected readonly on = signal('');
  /** The same wish keeps its id until it is done. */
  private readonly id = linkedSignal(() => { this.productId(); this.name(); this.on(); return newId(); });
  protected readonly products = computed(() => {
    const all = this.releases.hasValue() ? this.releases.value().releases : [];
    return [...new Map(all.map((it) => [it.product.id, it.product])).values()].map((product) => ({ ...product, releases: all.filter((it) => it.product.id === product.id) }));
  });

  protected isOpen(event: Event) { return event.target instanceof HTMLDetailsElement && event.target.open; }

  protected add(event: Event) {
    event.preventDefault();
    return this.deed.run(async () => {
      const { id } = await this.api.send(addRelease, { body: { id: this.id(), productId: this.productId(), name: this.name(), on: this.on() === '' ? null : this.on() } });
      await this.router.navigateByUrl(places.release(id));
    });
  }
}
