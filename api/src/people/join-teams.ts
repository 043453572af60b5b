import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { newId, takeRecordedAtOfAll, type Tx } from '#platform';

export interface Joining { readonly personId: string; readonly teamId: string; readonly kind: 'member' | 'lead' | 'deputy' }

/** From a day on, people belong to a team or lead it. Whoever becomes a member leaves the team they were in until then; whoever leads also holds the role. History stays. */
@Injectable()
export class JoinTeams {
  async within(tx: Tx, by: Actor | null, from: string, wishes: readonly Joining[]): Promise<void> {
    if (wishes.length === 0) return;
    const at = await takeRecordedAtOfAll(tx, [...new Set(wishes.map((it) => it.personId))]);
    const rows = JSON.stringify(wishes.map((it) => ({ ...it, id: newId(), roleId: newId(), auditId: newId(), at: at.get(it.personId), by: by === null || by.personId === it.personId ? null : by.personId })));
    const wished = `jsonb_to_recordset($1) as it(id uuid, "roleId" uuid, "auditId" uuid, "personId" uuid, "teamId" uuid, kind text, at timestamptz, by uuid)`;
    await tx.query(`
      insert into team_membership_end (membership_id, until_on, recorded_at, recorded_by)
      select m.id, greatest($2::date, m.from_on), it.at, it.by from ${wished} join team_membership m on m.person_id = it."personId" and m.kind = 'member' and it.kind = 'member' and m.team_id <> it."teamId"
      left join team_membership_end e on e.membership_id = m.id where e.membership_id is null`, [rows, from]);
    await tx.query(`
      insert into team_membership (id, person_id, team_id, kind, from_on, recorded_at, recorded_by)
      select it.id, it."personId", it."teamId", it.kind, $2::date, it.at, it.by from ${wished}
      where not exists (select from team_membership m left join team_membership_end e on e.membership_id = m.id where m.person_id = it."personId" and m.team_id = it."teamId" and m.kind = it.kind and e.membership_id is null and (m.until_on is null or m.until_on > $2::date))`, [rows, from]);
    await tx.query(`
      insert into role_grant (id, person_id, role, recorded_at, recorded_by)
      select distinct on (it."personId") it."roleId", it."personId", 'lead', it.at, it.by from ${wished}
      where it.kind in ('lead', 'deputy') and not exists (select from held_role h where h.person_id = it."personId" and h.role = 'lead')`, [rows]);
    await tx.query(`insert into audit (id, actor_id, action, subject_id, detail) select it."auditId", $2, 'team.join', it."personId", jsonb_build_object('teamId', it."teamId", 'kind', it.kind, 'from', $3::text) from ${wished}`, [rows, by?.personId ?? null, from]);
  }
}
