import { Injectable } from '@nestjs/common';
import type { Actor, Scope } from '@palier/domain';
import { audit, Database, Refusal, require, takeRecordedAt } from '#platform';

/** Somebody supports something, at a tier, from a day on; beside whatever else they support. */
@Injectable()
export class GiveScope {
  constructor(private readonly db: Database) {}

  run(by: Actor, personId: string, wish: { readonly id: string; readonly scope: Scope; readonly from: string }): Promise<{ id: string }> {
    require(by, 'scope.give', personId);
    const { scopeId, tier } = wish.scope;
    return this.db.transaction(async (tx) => {
      const at = await takeRecordedAt(tx, personId);
      const [same] = await tx.query<{ personId: string; scopeId: string | null; tier: number | null; from: string }[]>('select person_id as "personId", scope_id as "scopeId", tier, from_on::text as "from" from scope_holding where id = $1', [wish.id]);
      if (same !== undefined) {
        if (same.personId === personId && same.scopeId === scopeId && same.tier === tier && same.from === wish.from) return { id: wish.id };
        throw new Refusal('id.taken');
      }
      const [scope] = scopeId === null ? [{ retired: false, name: '' }] : await tx.query<{ retired: boolean; name: string }[]>('select retired_on is not null as retired, name from support_scope where id = $1', [scopeId]);
      if (scope === undefined) throw new Refusal('thing.not-found');
      if (scope.retired) throw new Refusal('scope.is-retired', { name: scope.name });
      const [held] = await tx.query<unknown[]>(`
        select 1 from scope_holding h left join scope_holding_end e on e.holding_id = h.id
        where h.person_id = $1 and h.scope_id is not distinct from $2 and h.tier is not distinct from $3 and (e.until_on is null or e.until_on > greatest($4::date, h.from_on))`, [personId, scopeId, tier, wish.from]);
      if (held !== undefined) throw new Refusal('scope.held-already');
      await tx.query('insert into scope_holding (id, person_id, scope_id, tier, from_on, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7)', [wish.id, personId, scopeId, tier, wish.from, at, by.personId]);
      await audit(tx, by.personId, 'scope.give', personId, { scopeId, tier, from: wish.from });
      return { id: wish.id };
    });
  }
}
