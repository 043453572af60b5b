import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { auditAll, Database, Jobs, newId, Refusal, require, takeRecordedAt, type Tx } from '#platform';
import { AddRelations } from './add-relations.js';
import { TemplateQueries, type Offered } from './template.queries.js';

/** A plan that somebody is about to be given. */
export interface Given { readonly id: string; readonly personId: string; readonly at: Date; readonly offered: Offered }

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
      await this.within(tx, by, [{ id: wish.id, personId, at, offered }]);
      return { id: wish.id };
    });
  }

  /** Within the caller's transaction, after `at` was taken for each of these people, none of whom has a plan that holds. A fixed number of statements, whatever their number. */
  async within(tx: Tx, by: Actor, given: readonly Given[]): Promise<void> {
    if (given.length === 0) return;
    await tx.query(`
      insert into journey (id, person_id, version_id, recorded_at, recorded_by) select it.id, it."personId", it."versionId", it.at, $2 from jsonb_to_recordset($1) as it(id uuid, "personId" uuid, "versionId" uuid, at timestamptz)`,
      [JSON.stringify(given.map(({ id, personId, at, offered }) => ({ id, personId, versionId: offered.versionId, at }))), by.personId]);
    await tx.query(`
      insert into journey_step (id, journey_id, person_id, position, kind, title, owner_kind, owner_id, due_days, due_working_days, due_on, course_id, article_id, competency_id, level, link, key, after_rule, after_keys, minutes, recorded_at)
      select it.id, it."journeyId", it."personId", s.position, s.kind, s.title, s.owner_kind, s.owner_id, s.due_days, s.due_working_days, s.due_on, s.course_id, s.article_id, s.competency_id, s.level, s.link, s.key, s.after_rule, s.after_keys, s.minutes, it.at
      from (select *, row_number() over (partition by "journeyId" order by id) as number from jsonb_to_recordset($1) as x(id uuid, "journeyId" uuid, "personId" uuid, "versionId" uuid, at timestamptz)) it
      join (select *, row_number() over (partition by version_id order by position) as number from journey_template_step) s on s.version_id = it."versionId" and s.number = it.number`,
      [JSON.stringify(given.flatMap(({ id, personId, at, offered }) => Array.from({ length: offered.steps }, () => ({ id: newId(), journeyId: id, personId, versionId: offered.versionId, at }))))]);
    await this.adds.within(tx, given.map(({ personId, at }) => ({ personId, at })));
    await auditAll(tx, by.personId, 'journey.give', given.map(({ personId, offered }) => ({ subjectId: personId, detail: { versionId: offered.versionId, steps: offered.steps } })));
    await this.jobs.announceAll(tx, 'journey.give', given.map((it) => it.id));
  }
}
