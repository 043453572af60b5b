import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { newId, takeRecordedAtOfAll, type Tx } from '#platform';
import { ProfilesGiven } from './profiles-given.js';

/** A profile that somebody gets; or, where it corrects, one that they have, held from another day than was said. */
export interface ProfileSwitch { readonly personId: string; readonly profileId: string; readonly from: string; readonly corrects: boolean }

/** Many people get a profile each, which takes the place of those they had: these end on the day the new one begins. A corrected one takes the place of itself, and ends on the day it began. */
@Injectable()
export class GiveProfiles {
  constructor(private readonly given: ProfilesGiven) {}

  async within(tx: Tx, by: Actor, wishes: readonly ProfileSwitch[]): Promise<void> {
    if (wishes.length === 0) return;
    const at = await takeRecordedAtOfAll(tx, wishes.map((it) => it.personId));
    const rows = JSON.stringify(wishes.map((it) => ({ ...it, id: newId(), auditId: newId(), at: at.get(it.personId) })));
    const wished = `jsonb_to_recordset($1) as it(id uuid, "auditId" uuid, "personId" uuid, "profileId" uuid, "from" date, corrects boolean, at timestamptz)`;
    await tx.query(`
      insert into profile_holding_end (holding_id, until_on, recorded_at, recorded_by)
      select h.id, case when it.corrects then h.from_on else greatest(it."from", h.from_on) end, it.at, $2 from ${wished} join profile_holding h on h.person_id = it."personId" and (h.profile_id = it."profileId") = it.corrects
      left join profile_holding_end e on e.holding_id = h.id where e.holding_id is null`, [rows, by.personId]);
    await tx.query(`
      insert into profile_holding (id, person_id, profile_id, from_on, recorded_at, recorded_by)
      select it.id, it."personId", it."profileId", it."from", it.at, $2 from ${wished}
      where not exists (select from profile_holding h left join profile_holding_end e on e.holding_id = h.id where h.person_id = it."personId" and h.profile_id = it."profileId" and e.holding_id is null)`, [rows, by.personId]);
    await tx.query(`insert into audit (id, actor_id, action, subject_id, detail) select it."auditId", $2, 'profile.give', it."personId", jsonb_build_object('profileId', it."profileId", 'from', it."from") from ${wished}`, [rows, by.personId]);
    await this.given.within(tx, by, wishes.filter((it) => !it.corrects).map((it) => it.personId));
  }
}
