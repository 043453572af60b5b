import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database } from '#platform';
import { markScope, seenScope, takeScopes } from './scope-list.js';

/** It is offered no more and counts no more, its modules neither; who supported it, and when, stays on record. */
@Injectable()
export class RetireScope {
  constructor(private readonly db: Database) {}

  run(by: Actor, scopeId: string, wish: { readonly seen?: number | undefined }): Promise<{ version: number }> {
    return this.db.transaction(async (tx) => {
      const found = seenScope(await takeScopes(tx), scopeId, wish.seen);
      if (found.retired) return { version: found.version };
      await tx.query('update support_scope set retired_on = palier_today() where (id = $1 or product_id = $1) and retired_on is null', [scopeId]);
      await audit(tx, by.personId, 'scope.retire', scopeId);
      return markScope(tx, by, found);
    });
  }
}
