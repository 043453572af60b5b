import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { newId, takeRecordedAtOfAll, type Tx } from '#platform';

export interface Joining { readonly personId: string; readonly teamId: string; readonly kind: 'member' | 'lead' | 'deputy'; readonly from: string; /** They do so already, but from another day than on record. */ readonly corrects?: boolean }

/** From a day on, people belong to a team or lead it. Whoever becomes a member leaves the team they were in until then; whoever leads also holds the role. History stays: a beginning is corrected by a term that begins rightly, and the end of the other on its first day. */
@Injectable()
export class JoinTeams {
  async within(tx: Tx, by: Actor | null, wishes: readonly Joining[]): Promise<void> {
    if (wishes.length === 0) return;
    const at = await takeRecordedAtOfAll(tx, [...new Set(wishes.map((it) => it.personId))]);
    const rows = JSON.stringify(wishes.map((it) => ({ ...it, corrects: it.corrects ?? false, id: newId(), roleId: newId(), auditId: newId(), at: at.get(it.personId), by: by === null || by.personId === it.personId ? null : by.personId })));
    const wished = `jsonb_to_recordset($1) as it(id uuid, "roleId" uuid, "auditId" uuid, "personId" uuid, "teamId" uuid, kind text, "from" date, corrects boolean, at timestamptz, by uuid)`;
    const same = `m.person_id = it."personId" and m.team_id = it."teamId" and m.kind = it.kind`;
    await tx.query(`
      insert into team_membership_end (membership_id, until_on, recorded_at, recorded_by)
      select m.id, greatest(it."from", m.from_on), it.at, it.by from ${wished} join team_membership m on m.person_id = it."personId" and m.kind = 'member' and it.kind = 'member' and m.team_id <> it."teamId"
      left join team_membership_end e on e.membership_id = m.id where not it.corrects and e.membership_id is null`, [rows]);
    await tx.query(`
      insert into team_membership_end (membership_id, until_on, recorded_at, recorded_by)
      select m.id, m.from_on, it.at, it.by from ${wished} join team_membership m on ${same} left join team_membership_end e on e.membership_id = m.id
      where it.corrects and e.membership_id is null and m.until_on is null and m.from_on <= palier_today()`, [rows]);
    await tx.query(`
      insert into team_membership (id, person_id, team_id, kind, from_on, recorded_at, recorded_by)
      select it.id, it."personId", it."teamId", it.kind, it."from", it.at, it.by from ${wished}
      where not exists (select from team_membership m left join team_membership_end e on e.membership_id = m.id where ${same} and e.membership_id is null and (m.until_on is null or m.until_on > it."from"))`, [rows]);
    await tx.query(`
      insert into role_grant (id, person_id, role, recorded_at, recorded_by)
      select distinct on (it."personId") it."roleId", it."personId", 'lead', it.at, it.by from ${wished}
      where it.kind in ('lead', 'deputy') and not exists (select from held_role h where h.person_id = it."personId" and h.role = 'lead')`, [rows]);
    await tx.query(`insert into audit (id, actor_id, action, subject_id, detail) select it."auditId", $2, 'team.join', it."personId", jsonb_build_object('teamId', it."teamId", 'kind', it.kind, 'from', it."from") from ${wished}`, [rows, by?.personId ?? null]);
  }
}
