import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, Jobs, newId, Refusal, require, takeRecordedAt, type Tx } from '#platform';
import { AddRelations } from './add-relations.js';
import { TemplateQueries, type Offered } from './template.queries.js';

/** A new hire gets the plan of their profile, of their team, or everybody's, as it is today, with the people of their job sheet to meet. Once, and never by themselves. */
@Injectable()
export class GiveJourney {
  constructor(private readonly db: Database, private readonly templates: TemplateQueries, private readonly adds: AddRelations, private readonly jobs: Jobs) {}

  run(by: Actor, personId: string, wish: { readonly id: string }): Promise<{ id: string }> {
    require(by, 'journey.give', personId);
    return this.db.transaction(async (tx) => {
      const at = await takeRecordedAt(tx, personId);
      const [same] = await tx.query<{ personId: string }[]>('select person_id as "personId" from journey where id = $1', [wish.id]);
      if (same !== undefined) {
        if (same.personId === personId) return { id: wish.id };
        throw new Refusal('id.taken');
      }
      const [gone] = await tx.query<{ day: string }[]>('select left_on::text as day from departure where person_id = $1 and left_on <= palier_today()', [personId]);
      if (gone !== undefined) throw new Refusal('person.not-here-then', { day: gone.day });
      const [before] = await tx.query<unknown[]>('select 1 from current_journey where person_id = $1', [personId]);
      if (before !== undefined) throw new Refusal('journey.given-already');
      const offered = await this.templates.offeredTo(personId, tx);
      if (offered === null) throw new Refusal('journey.no-template');
      await this.within(tx, by, personId, { id: wish.id, at, offered });
      return { id: wish.id };
    });
  }

  /** Within the caller's transaction, after `at` was taken for this person, who has no plan that holds. */
  async within(tx: Tx, by: Actor, personId: string, { id, at, offered }: { readonly id: string; readonly at: Date; readonly offered: Offered }): Promise<void> {
    await tx.query('insert into journey (id, person_id, version_id, recorded_at, recorded_by) values ($1, $2, $3, $4, $5)', [id, personId, offered.versionId, at, by.personId]);
    const ids = Array.from({ length: offered.steps }, () => newId());
    await tx.query(`
      insert into journey_step (id, journey_id, person_id, position, kind, title, owner_kind, owner_id, due_days, due_working_days, due_on, course_id, link, key, after_rule, after_keys, minutes, recorded_at)
      select ($4::uuid[])[row_number() over (order by s.position)], $1, $2, s.position, s.kind, s.title, s.owner_kind, s.owner_id, s.due_days, s.due_working_days, s.due_on, s.course_id, s.link, s.key, s.after_rule, s.after_keys, s.minutes, $5 from journey_template_step s where s.version_id = $3`, [id, personId, offered.versionId, ids, at]);
    await this.adds.within(tx, personId, at);
    await audit(tx, by.personId, 'journey.give', personId, { versionId: offered.versionId, steps: offered.steps });
    await this.jobs.announce(tx, 'journey.give', id);
  }
}
