import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, Refusal } from '#platform';
import { markScope, seenScope, takeScopes } from './scope-list.js';

/** What was retired is offered and counts again. A module comes back after its product. */
@Injectable()
export class BringScopeBack {
  constructor(private readonly db: Database) {}

  run(by: Actor, scopeId: string, wish: { readonly seen?: number | undefined }): Promise<{ version: number }> {
    return this.db.transaction(async (tx) => {
      const all = await takeScopes(tx);
      const found = seenScope(all, scopeId, wish.seen);
      const product = all.find((it) => it.id === found.productId);
      if (product?.retired === true) throw new Refusal('scope.product-is-retired', { name: product.name });
      await tx.query('update support_scope set retired_on = null where id = $1', [scopeId]);
      await audit(tx, by.personId, 'scope.bring-back', scopeId);
      return markScope(tx, by, found);
    });
  }
}
