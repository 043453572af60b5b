import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, Refusal, require, takeRecordedAt } from '#platform';

/** From a day on somebody belongs to another team, or to none. Until then, and in every earlier question, they belong where they did; what was moved meanwhile is led by the new lead. What somebody else moved meanwhile is not overwritten. */
@Injectable()
export class MovePerson {
  constructor(private readonly db: Database) {}

  run(by: Actor, personId: string, wish: { readonly id: string; readonly seen?: number | undefined; readonly teamId: string | null; readonly from: string }): Promise<{ id: string }> {
    require(by, 'person.move', personId);
    return this.db.transaction(async (tx) => {
      const at = await takeRecordedAt(tx, personId);
      const [same] = await tx.query<{ personId: string; teamId: string; from: string }[]>('select person_id as "personId", team_id as "teamId", from_on::text as "from" from team_membership where id = $1', [wish.id]);
      if (same !== undefined) {
        if (same.personId === personId && same.teamId === wish.teamId && same.from === wish.from) return { id: wish.id };
        throw new Refusal('id.taken');
      }
      if (wish.seen === undefined) throw new Refusal('edit.version-missing');
      if (wish.teamId !== null && (await tx.query<unknown[]>('select 1 from team where id = $1', [wish.teamId])).length === 0) throw new Refusal('thing.not-found');
      const [gone] = await tx.query<{ day: string }[]>('select left_on::text as day from departure where person_id = $1 and left_on <= $2', [personId, wish.from]);
      if (gone !== undefined) throw new Refusal('person.not-here-then', { day: gone.day });
      const own = await tx.query<{ id: string; teamId: string; from: string; until: string | null }[]>(`
        select m.id, m.team_id as "teamId", m.from_on::text as "from", e.until_on::text as until from team_membership m left join team_membership_end e on e.membership_id = m.id
        where m.person_id = $1 and m.kind = 'member' and (e.until_on is null or e.until_on > m.from_on) order by m.from_on desc, m.recorded_at desc`, [personId]);
      const later = own.filter((it) => it.from > wish.from);
      const before = own.find((it) => it.from <= wish.from);
      const there = before !== undefined && (before.until === null || before.until > wish.from) ? before : undefined;
      if (later.length === 0 && (there?.teamId ?? null) === wish.teamId && (there === undefined || there.until === null)) return { id: there?.id ?? wish.id };
      const [now] = await tx.query<{ version: number; by: string | null; on: string }[]>(`
        with own as (select * from team_membership where person_id = $1 and kind = 'member')
        select count(*) over ()::int as version, p.display_name as by, (f.recorded_at at time zone palier_zone())::date::text as "on"
        from (select recorded_at, recorded_by from own union all select e.recorded_at, e.recorded_by from team_membership_end e join own on own.id = e.membership_id) f left join person p on p.id = f.recorded_by order by f.recorded_at desc limit 1`, [personId]);
      if (wish.seen !== (now?.version ?? 0)) throw new Refusal('edit.changed-meanwhile', { by: now?.by ?? 'Palier', on: now?.on ?? '' });
      // An end on record stays on record: what was planned beyond it is changed from that day on, not before.
      const planned = later.find((it) => it.until !== null)?.from ?? (wish.teamId === null ? there?.until : null);
      if (planned != null) throw new Refusal('person.moves-already', { day: planned });
      await tx.query(`
        insert into team_membership_end (membership_id, until_on, recorded_at, recorded_by)
        select m.id, greatest($2::date, m.from_on), $3, $4 from team_membership m where m.id = any($1)`, [own.filter((it) => it.until === null).map((it) => it.id), wish.from, at, by.personId]);
      if (wish.teamId !== null) await tx.query(`insert into team_membership (id, person_id, team_id, kind, from_on, recorded_at, recorded_by) values ($1, $2, $3, 'member', $4, $5, $6)`, [wish.id, personId, wish.teamId, wish.from, at, by.personId]);
      await audit(tx, by.personId, 'person.move', personId, { teamId: wish.teamId, from: wish.from });
      return { id: wish.id };
    });
  }
}
