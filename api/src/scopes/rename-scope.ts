import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database } from '#platform';
import { markScope, refuseTakenName, seenScope, takeScopes } from './scope-list.js';

/** Another name, or other names under which imports know it. What was said with it stays said. */
@Injectable()
export class RenameScope {
  constructor(private readonly db: Database) {}

  run(by: Actor, scopeId: string, wish: { readonly seen?: number | undefined; readonly name: string; readonly aliases: readonly string[] }): Promise<{ version: number }> {
    const [name, aliases] = [wish.name.trim(), wish.aliases.map((it) => it.trim())];
    return this.db.transaction(async (tx) => {
      const all = await takeScopes(tx);
      const found = seenScope(all, scopeId, wish.seen);
      refuseTakenName(all, { ...found, name, aliases });
      await tx.query('update support_scope set name = $2, aliases = $3 where id = $1', [scopeId, name, JSON.stringify(aliases)]);
      await audit(tx, by.personId, 'scope.rename', scopeId);
      return markScope(tx, by, found);
    });
  }
}
