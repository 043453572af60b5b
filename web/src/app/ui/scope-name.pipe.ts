import { inject, Pipe, type PipeTransform } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { NamedScope } from '@palier/contracts';
import { SessionStore } from '../platform';

/** A support scope as people read it: « Nordlys Gestion › Facturation, N2 ». Impure: the language may change under it. */
@Pipe({ name: 'scopeName', pure: false })
export class ScopeName implements PipeTransform {
  private readonly session = inject(SessionStore);
  private readonly transloco = inject(TranslocoService);
  transform(it: Pick<NamedScope, 'name' | 'product' | 'tier'>): string {
    const tier = it.tier === null ? '' : this.transloco.translate<string>(it.name === null ? 'scopes.tierAlone' : 'scopes.tier', { tier: it.tier }, this.session.locale());
    return [[it.product, it.name].filter((part) => part !== null).join(' › '), tier].filter((part) => part !== '').join(', ');
  }
}
