import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { PeopleQueries } from '#people';
import { audit, Database, Jobs, Refusal, require, takeRecordedAt } from '#platform';

/** From a day on, a colleague is somebody's mentor. Whoever began last counts; nobody mentors themselves. Whom somebody else named meanwhile is not overwritten. */
@Injectable()
export class NameMentor {
  constructor(private readonly db: Database, private readonly people: PeopleQueries, private readonly jobs: Jobs) {}

  run(by: Actor, personId: string, wish: { readonly id: string; readonly seen?: number | undefined; readonly mentorId: string; readonly from: string }): Promise<{ id: string }> {
    require(by, 'journey.name', personId);
    return this.db.transaction(async (tx) => {
      const at = await takeRecordedAt(tx, personId);
      const [same] = await tx.query<{ personId: string; mentorId: string; from: string }[]>('select person_id as "personId", mentor_id as "mentorId", from_on::text as "from" from mentorship where id = $1', [wish.id]);
      if (same !== undefined) {
        if (same.personId === personId && same.mentorId === wish.mentorId && same.from === wish.from) return { id: wish.id };
        throw new Refusal('id.taken');
      }
      const [gone] = await tx.query<{ day: string }[]>('select left_on::text as day from departure where person_id = $1 and left_on <= greatest($2::date, palier_today())', [personId, wish.from]);
      if (gone !== undefined) throw new Refusal('person.not-here-then', { day: gone.day });
      const [now] = await tx.query<{ version: number; by: string; on: string }[]>(`
        select count(*) over ()::int as version, p.display_name as by, (m.recorded_at at time zone palier_zone())::date::text as "on" from mentorship m join person p on p.id = m.recorded_by where m.person_id = $1 order by m.recorded_at desc limit 1`, [personId]);
      if (wish.seen === undefined) throw new Refusal('edit.version-missing');
      if (wish.seen !== (now?.version ?? 0)) throw new Refusal('edit.changed-meanwhile', { by: now?.by ?? '', on: now?.on ?? '' });
      if (wish.mentorId === personId || (await this.people.present([], [wish.mentorId], tx)).length === 0) throw new Refusal('journey.not-them');
      await tx.query('insert into mentorship (id, person_id, mentor_id, from_on, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6)', [wish.id, personId, wish.mentorId, wish.from, at, by.personId]);
      await audit(tx, by.personId, 'journey.name-mentor', personId, { mentorId: wish.mentorId, from: wish.from });
      await this.jobs.announce(tx, 'journey.name', wish.id);
      return { id: wish.id };
    });
  }
}
