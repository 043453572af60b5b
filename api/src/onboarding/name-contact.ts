import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { PeopleQueries } from '#people';
import { audit, Database, keepText, Refusal, require, sha256, takeRecordedAt } from '#platform';

/** Whom a new hire meets: a colleague, or somebody outside in free words. Named again, the newest counts; whom somebody else named meanwhile is not overwritten. */
@Injectable()
export class NameContact {
  constructor(private readonly db: Database, private readonly people: PeopleQueries) {}

  run(by: Actor, stepId: string, wish: { readonly id: string; readonly seen?: number | undefined; readonly personId: string | null; readonly words: string }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const [step] = await tx.query<{ personId: string; kind: string }[]>('select person_id as "personId", kind from journey_standing where id = $1', [stepId]);
      if (step === undefined) throw new Refusal('thing.not-found');
      require(by, 'journey.name', step.personId);
      const at = await takeRecordedAt(tx, step.personId);
      const [same] = await tx.query<{ stepId: string; contactId: string | null; sha256: Buffer | null }[]>('select c.step_id as "stepId", c.contact_id as "contactId", w.sha256 from journey_contact c left join fact_text w on w.id = c.words_id where c.id = $1', [wish.id]);
      if (same !== undefined) {
        if (same.stepId === stepId && same.contactId === wish.personId && (wish.personId !== null || same.sha256?.equals(sha256(wish.words)) === true)) return { id: wish.id };
        throw new Refusal('id.taken');
      }
      const [gone] = await tx.query<{ day: string }[]>('select left_on::text as day from departure where person_id = $1 and left_on <= palier_today()', [step.personId]);
      if (gone !== undefined) throw new Refusal('person.not-here-then', { day: gone.day });
      if (step.kind !== 'meet') throw new Refusal('journey.not-to-meet');
      const [now] = await tx.query<{ version: number; by: string; on: string }[]>(`
        select count(*) over ()::int as version, p.display_name as by, (c.recorded_at at time zone palier_zone())::date::text as "on" from journey_contact c join person p on p.id = c.recorded_by where c.step_id = $1 order by c.recorded_at desc limit 1`, [stepId]);
      if (wish.seen === undefined) throw new Refusal('edit.version-missing');
      if (wish.seen !== (now?.version ?? 0)) throw new Refusal('edit.changed-meanwhile', { by: now?.by ?? '', on: now?.on ?? '' });
      if (wish.personId !== null && (wish.personId === step.personId || (await this.people.present([], [wish.personId], tx)).length === 0)) throw new Refusal('journey.not-them');
      await tx.query('insert into journey_contact (id, step_id, person_id, contact_id, words_id, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7)',
        [wish.id, stepId, step.personId, wish.personId, wish.personId === null ? await keepText(tx, wish.words, at) : null, at, by.personId]);
      await audit(tx, by.personId, 'journey.name-contact', step.personId, { stepId, contactId: wish.personId });
      return { id: wish.id };
    });
  }
}
