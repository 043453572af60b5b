import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { newId, takeRecordedAtOfAll, type Tx } from '#platform';
import type { ProfileSwitch } from './give-profiles.js';

/** Many people have had their profile from another day than was said: the holding ends on the day it began, another begins on the right one. */
@Injectable()
export class CorrectProfileStarts {
  async within(tx: Tx, by: Actor, wishes: readonly ProfileSwitch[]): Promise<void> {
    if (wishes.length === 0) return;
    const at = await takeRecordedAtOfAll(tx, wishes.map((it) => it.personId));
    const rows = JSON.stringify(wishes.map((it) => ({ ...it, id: newId(), auditId: newId(), at: at.get(it.personId) })));
    const wished = `jsonb_to_recordset($1) as it(id uuid, "auditId" uuid, "personId" uuid, "profileId" uuid, "from" date, at timestamptz)`;
    await tx.query(`
      insert into profile_holding_end (holding_id, until_on, recorded_at, recorded_by)
      select h.id, h.from_on, it.at, $2 from ${wished} join profile_holding h on h.person_id = it."personId" and h.profile_id = it."profileId"
      left join profile_holding_end e on e.holding_id = h.id where e.holding_id is null`, [rows, by.personId]);
    await tx.query(`
      insert into profile_holding (id, person_id, profile_id, from_on, recorded_at, recorded_by)
      select it.id, it."personId", it."profileId", it."from", it.at, $2 from ${wished}`, [rows, by.personId]);
    await tx.query(`insert into audit (id, actor_id, action, subject_id, detail) select it."auditId", $2, 'profile.give', it."personId", jsonb_build_object('profileId', it."profileId", 'from', it."from") from ${wished}`, [rows, by.personId]);
  }
}
