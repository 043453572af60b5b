import { Injectable } from '@nestjs/common';
import type { Actor, Scope } from '@palier/domain';
import { newId, takeRecordedAtOfAll, type Tx } from '#platform';

export interface ScopesWish { readonly personId: string; readonly scopes: readonly Scope[]; readonly from: string }

/** From a day on many people support exactly this: what is new begins, what is not named ends, what stays goes on. A few statements, whatever the number of people. */
@Injectable()
export class GiveScopes {
  async within(tx: Tx, by: Actor, wishes: readonly ScopesWish[]): Promise<void> {
    if (wishes.length === 0) return;
    const at = await takeRecordedAtOfAll(tx, wishes.map((it) => it.personId));
    const people = JSON.stringify(wishes.map((it) => ({ personId: it.personId, from: it.from, at: at.get(it.personId), auditId: newId(), scopes: it.scopes })));
    const asked = `jsonb_to_recordset($1) as it("personId" uuid, "from" date, at timestamptz, "auditId" uuid, scopes jsonb)`;
    await tx.query(`
      insert into scope_holding_end (holding_id, until_on, recorded_at, recorded_by)
      select h.id, greatest(it."from", h.from_on), it.at, $2 from ${asked} join scope_holding h on h.person_id = it."personId" left join scope_holding_end e on e.holding_id = h.id
      where e.holding_id is null and not exists (select from jsonb_to_recordset(it.scopes) as s("scopeId" uuid, tier smallint) where s."scopeId" is not distinct from h.scope_id and s.tier is not distinct from h.tier)`, [people, by.personId]);
    const rows = JSON.stringify(wishes.flatMap((it) => it.scopes.map((scope) => ({ ...scope, id: newId(), personId: it.personId, from: it.from, at: at.get(it.personId) }))));
    await tx.query(`
      insert into scope_holding (id, person_id, scope_id, tier, from_on, recorded_at, recorded_by)
      select it.id, it."personId", it."scopeId", it.tier, it."from", it.at, $2 from jsonb_to_recordset($1) as it(id uuid, "personId" uuid, "scopeId" uuid, tier smallint, "from" date, at timestamptz)
      where not exists (select from scope_holding h left join scope_holding_end e on e.holding_id = h.id
        where h.person_id = it."personId" and h.scope_id is not distinct from it."scopeId" and h.tier is not distinct from it.tier and e.holding_id is null)`, [rows, by.personId]);
    await tx.query(`insert into audit (id, actor_id, action, subject_id, detail) select it."auditId", $2, 'scope.give', it."personId", jsonb_build_object('from', it."from", 'scopes', it.scopes) from ${asked}`, [people, by.personId]);
  }
}
