import { Injectable } from '@nestjs/common';
import { plusDays, type Actor } from '@palier/domain';
import { audit, Database, newId, Refusal, require, takeRecordedAt } from '#platform';
import { markChanged, takeTeam } from './take-team.js';

export interface Appointment { readonly id: string; readonly seen?: number | undefined; readonly personId: string; readonly kind: 'lead' | 'deputy'; readonly from: string; readonly lastDay: string | null }

/** Somebody leads a team from a day on, or stands in between two days; the role that goes with it is granted where it is missing. A team may have several leads. */
@Injectable()
export class AppointLead {
  constructor(private readonly db: Database) {}

  run(by: Actor, teamId: string, wish: Appointment): Promise<{ id: string }> {
    require(by, 'teams.appoint', wish.personId);
    return this.db.transaction(async (tx) => {
      const at = await takeRecordedAt(tx, wish.personId);
      const until = wish.lastDay === null ? null : plusDays(wish.lastDay, 1);
      const [same] = await tx.query<{ personId: string; teamId: string; kind: string; from: string; until: string | null }[]>('select person_id as "personId", team_id as "teamId", kind, from_on::text as "from", until_on::text as until from team_membership where id = $1', [wish.id]);
      if (same !== undefined) {
        if (same.personId === wish.personId && same.teamId === teamId && same.kind === wish.kind && same.from === wish.from && same.until === until) return { id: wish.id };
        throw new Refusal('id.taken');
      }
      await takeTeam(tx, teamId, wish.seen);
      if (until !== null && until <= wish.from) throw new Refusal('team.ends-before-it-begins');
      const [gone] = await tx.query<{ day: string }[]>('select left_on::text as day from departure where person_id = $1 and left_on <= $2', [wish.personId, wish.from]);
      if (gone !== undefined) throw new Refusal('person.not-here-then', { day: gone.day });
      const [meanwhile] = await tx.query<unknown[]>(`
        select 1 from team_membership m left join team_membership_end e on e.membership_id = m.id where m.person_id = $1 and m.team_id = $2 and m.kind = $3
          and m.from_on < coalesce($5::date, 'infinity') and coalesce(least(m.until_on, e.until_on), 'infinity') > greatest($4::date, m.from_on)`, [wish.personId, teamId, wish.kind, wish.from, until]);
      if (meanwhile !== undefined) throw new Refusal('team.leads-already');
      await tx.query('insert into team_membership (id, person_id, team_id, kind, from_on, until_on, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8)', [wish.id, wish.personId, teamId, wish.kind, wish.from, until, at, by.personId]);
      await tx.query(`insert into role_grant (id, person_id, role, recorded_at, recorded_by) select $1, $2, 'lead', $3, $4 where not exists (select from held_role h where h.person_id = $2 and h.role = 'lead')`, [newId(), wish.personId, at, by.personId]);
      await audit(tx, by.personId, 'teams.appoint', wish.personId, { teamId, kind: wish.kind, from: wish.from, lastDay: wish.lastDay });
      await markChanged(tx, by, teamId);
      return { id: wish.id };
    });
  }
}
