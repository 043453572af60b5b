import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { listScopes, type ScopeValue } from '@palier/contracts';
import { tiers } from '@palier/domain';
import { Api } from '../platform';
import { ScopeName } from '../ui';

/** One thing of the list at a tier, a thing without one, or a tier alone; and the button that takes it. */
@Component({
  selector: 'app-scope-choice',
  imports: [MatButton, ScopeName, TranslocoPipe],
  template: `
    <div class="row choice">
      <label class="field">{{ 'scopes.thing' | transloco }}<select [name]="name() + '-scope'" (change)="scopeId.set(text($event))"><option value="" [selected]="scopeId() === ''">{{ 'scopes.anything' | transloco }}</option>@for (it of offered(); track it.id) { <option [value]="it.id" [selected]="scopeId() === it.id">{{ it | scopeName }}</option> }</select></label>
      <label class="field">{{ 'scopes.tierLabel' | transloco }}<select [name]="name() + '-tier'" (change)="tier.set(text($event))"><option value="" [selected]="tier() === ''">{{ 'scopes.noTier' | transloco }}</option>@for (it of tiers; track it) { <option [value]="it" [selected]="tier() === '' + it">{{ 'scopes.tierAlone' | transloco: { tier: it } }}</option> }</select></label>
      <ng-content />
      <button matButton="outlined" type="button" [disabled]="busy() || (scopeId() === '' && tier() === '')" (click)="take()">{{ does() | transloco }}</button>
    </div>
  `,
  styles: `.choice { justify-content: flex-start; align-items: flex-end; } .choice .field { flex: 1 1 180px; max-width: 320px; }`,
})
export class ScopeChoice {
  /** Tells the fields of two choices on one page apart. */
  readonly name = input.required<string>();
  /** The key of what its button says. */
  readonly does = input.required<string>();
  readonly busy = input(false);
  readonly chosen = output<ScopeValue>();
  protected readonly tiers = tiers;
  protected readonly scopeId = signal('');
  protected readonly tier = signal('');
  private readonly list = inject(Api).read(listScopes);
  private readonly all = computed(() => (this.list.hasValue() ? this.list.value().scopes : []));
  protected readonly offered = computed(() => this.all().filter((it) => it.retiredOn === null).map((it) => ({ id: it.id, name: it.name, product: this.all().find((other) => other.id === it.productId)?.name ?? null, tier: null })));

  protected text(event: Event) { return event.target instanceof HTMLSelectElement ? event.target.value : ''; }
  protected take() {
    this.chosen.emit({ scopeId: this.scopeId() || null, tier: tiers.find((it) => String(it) === this.tier()) ?? null });
    this.scopeId.set('');
    this.tier.set('');
  }
}
