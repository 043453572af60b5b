import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, newId, Refusal } from '#platform';
import { ScopesQueries } from '#scopes';

/** A release of a product that is supported. The same id and wish again is the same; two releases of a product never have one name. */
@Injectable()
export class AddRelease {
  constructor(private readonly db: Database, private readonly scopes: ScopesQueries) {}

  run(by: Actor, wish: { readonly id: string; readonly productId: string; readonly name: string; readonly on: string | null }): Promise<{ id: string }> {
    const name = wish.name.trim();
    return this.db.transaction(async (tx) => {
      await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [wish.productId]);
      const all = await tx.query<{ id: string; productId: string; name: string }[]>('select id, product_id as "productId", name from product_release where id = $1 or (product_id = $2 and lower(name) = lower($3))', [wish.id, wish.productId, name]);
      const same = all.find((it) => it.id === wish.id);
      if (same !== undefined) { if (same.productId === wish.productId && same.name === name) return { id: wish.id }; throw new Refusal('id.taken'); }
      if (!(await this.scopes.offered(tx)).some((it) => it.id === wish.productId && it.kind === 'product')) throw new Refusal('thing.not-found');
      if (all.length > 0) throw new Refusal('release.name-taken', { name });
      await tx.query('insert into product_release (id, product_id, name, recorded_at, recorded_by) values ($1, $2, $3, palier_now(), $4)', [wish.id, wish.productId, name, by.personId]);
      await tx.query('insert into release_day (id, release_id, on_day, recorded_at, recorded_by) values ($1, $2, $3, palier_now(), $4)', [newId(), wish.id, wish.on, by.personId]);
      await audit(tx, by.personId, 'release.add', wish.id);
      return { id: wish.id };
    });
  }
}
