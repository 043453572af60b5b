import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { addScope, bringScopeBack, listScopes, renameScope, retireScope, ScopeKind, type ScopeLine } from '@palier/contracts';
import { Api, newId, places, SessionStore } from '../platform';
import { Async, Deed, PageHeader, When } from '../ui';
import { ScopeForm, type ScopeWish } from './scope-form';

const kinds = { product: 'scopes.product', module: 'scopes.module', client: 'scopes.client' } as const;

/** Products with their modules, and clients: what people support and activities are about. */
@Component({
  selector: 'app-scopes-page',
  imports: [Async, MatButton, PageHeader, RouterLink, ScopeForm, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'scopes.title' | transloco" [lead]="'scopes.lead' | transloco" />
    @if (session.may('coverage.read')) { <p><a [routerLink]="places.coverage">{{ 'scopes.coverage' | transloco }}</a></p> }
    <details class="card no-print" [attr.open]="adding() ? '' : null" (toggle)="adding.set(isOpen($event))"><summary><strong>{{ 'scopes.add' | transloco }}</strong></summary>
      @if (adding()) { <app-scope-form field="new" does="scopes.add" [busy]="deed.busy()" (wished)="add($event)">
        <label class="field">{{ 'scopes.kind' | transloco }}<select name="new-kind" (change)="chooseKind($event)">@for (it of every; track it) { <option [value]="it" [selected]="kind() === it">{{ kinds[it] | transloco }}</option> }</select></label>
        @if (kind() === 'module') { <label class="field">{{ 'scopes.ofProduct' | transloco }}<select name="new-product" required (change)="productId.set(text($event))"><option value=""></option>@for (it of products(); track it.id) { <option [value]="it.id" [selected]="productId() === it.id">{{ it.name }}</option> }</select></label> }
      </app-scope-form> }</details>
    @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
    @if (said()) { <p class="quiet" role="status">{{ 'arrivals.saved' | transloco }}</p> }
    <app-async [of]="list">
      @if (scopes().length === 0) { <p class="card">{{ 'scopes.empty' | transloco }}</p> }
      <ul class="list">@for (it of scopes(); track it.id) {
        <li class="card" [class.under]="it.kind === 'module'"><div class="row"><div><strong>{{ it.name }}</strong>&ngsp;<span class="quiet">– {{ kinds[it.kind] | transloco }}@if (it.retiredOn) { · {{ 'scopes.retired' | transloco: { day: (it.retiredOn | when) } }} }</span>@if (it.aliases.length > 0) { <br /><span class="quiet">{{ 'scopes.also' | transloco: { names: it.aliases.join('; ') } }}</span> }</div>
          <span>{{ 'scopes.used' | transloco: { people: it.people, activities: it.activities } }}</span></div>
          <div class="row no-print" style="justify-content: flex-start"><details><summary>{{ 'teams.rename' | transloco }}<span class="sr"> {{ it.name }}</span></summary><app-scope-form [field]="it.id" does="teams.rename" [name]="it.name" [aliases]="it.aliases" [busy]="deed.busy()" (wished)="rename($event, it)" /></details>
            @if (it.retiredOn === null) { <button matButton type="button" [disabled]="deed.busy()" (click)="retire(it)">{{ 'scopes.retire' | transloco }}<span class="sr"> {{ it.name }}</span></button> }
            @else { <button matButton type="button" [disabled]="deed.busy()" (click)="bringBack(it)">{{ 'scopes.bringBack' | transloco }}<span class="sr"> {{ it.name }}</span></button> }</div></li>
      }</ul>
    </app-async>
  `,
  styles: `.under { margin-left: 28px; } summary { cursor: pointer; padding: 8px 0; } @media (max-width: 600px) { .under { margin-left: 12px; } }`,
})
export class ScopesPage {
  private readonly api = inject(Api);
  protected readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly kinds = kinds;
  protected readonly every = ScopeKind.options;
  protected readonly deed = new Deed();
  protected readonly adding = signal(false);
  protected readonly said = signal(false);
  protected readonly kind = signal<ScopeLine['kind']>('product');
  protected readonly productId = signal('');
  protected readonly list = this.api.read(listScopes);
  protected readonly scopes = computed(() => (this.list.hasValue() ? this.list.value().scopes : []));
  protected readonly products = computed(() => this.scopes().filter((it) => it.kind === 'product' && it.retiredOn === null));
  /** Sent twice by a lost answer, a thing is added once. */
  private readonly id = linkedSignal(() => { this.scopes(); return newId(); });

  protected text(event: Event) { return event.target instanceof HTMLSelectElement ? event.target.value : ''; }
  protected isOpen(event: Event) { return event.target instanceof HTMLDetailsElement && event.target.open; }
  protected chooseKind(event: Event) { this.kind.set(this.every.find((it) => it === this.text(event)) ?? 'product'); }

  protected add(wish: ScopeWish) {
    return this.change(async () => {
      await this.api.send(addScope, { body: { id: this.id(), kind: this.kind(), productId: this.kind() === 'module' ? this.productId() : null, ...wish } });
      this.adding.set(false);
    });
  }

  protected rename(wish: ScopeWish, { id, version }: ScopeLine) { return this.change(() => this.api.send(renameScope, { params: { scopeId: id }, body: { seen: version, ...wish } })); }
  protected retire({ id, version }: ScopeLine) { return this.change(() => this.api.send(retireScope, { params: { scopeId: id }, body: { seen: version } })); }
  protected bringBack({ id, version }: ScopeLine) { return this.change(() => this.api.send(bringScopeBack, { params: { scopeId: id }, body: { seen: version } })); }

  private change(what: () => Promise<unknown>) {
    this.said.set(false);
    return this.deed.run(async () => {
      await what();
      this.said.set(true);
      this.list.reload();
    });
  }
}
