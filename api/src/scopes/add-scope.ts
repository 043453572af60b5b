import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, Refusal } from '#platform';
import { refuseTakenName, takeScopes, type ListedScope } from './scope-list.js';

export type NewScope = Pick<ListedScope, 'id' | 'kind' | 'productId' | 'name' | 'aliases'>;

/** A product, a module of one, or a client joins what is supported. The same id and wish again is the same. */
@Injectable()
export class AddScope {
  constructor(private readonly db: Database) {}

  run(by: Actor, { id, kind, productId, ...named }: NewScope): Promise<{ id: string }> {
    const [name, aliases] = [named.name.trim(), named.aliases.map((it) => it.trim())];
    return this.db.transaction(async (tx) => {
      const all = await takeScopes(tx);
      const same = all.find((it) => it.id === id);
      if (same !== undefined) {
        if (same.kind === kind && same.productId === productId && same.name === name && JSON.stringify(same.aliases) === JSON.stringify(aliases)) return { id };
        throw new Refusal('id.taken');
      }
      if (productId !== null && !all.some((it) => it.id === productId && it.kind === 'product')) throw new Refusal('thing.not-found');
      refuseTakenName(all, { id, kind, productId, name, aliases });
      await tx.query('insert into support_scope (id, kind, product_id, name, aliases, changed_at, changed_by) values ($1, $2, $3, $4, $5, palier_now(), $6)', [id, kind, productId, name, JSON.stringify(aliases), by.personId]);
      await audit(tx, by.personId, 'scope.add', id, { kind });
      return { id };
    });
  }
}
