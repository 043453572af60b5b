import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, newId, Refusal, require, takeRecordedAt, type Tx } from '#platform';
import { TemplateQueries } from './template.queries.js';

/** The relations of a job sheet become people to meet, each once: those that the plan does not have yet, where it asks for them. */
@Injectable()
export class AddRelations {
  constructor(private readonly db: Database, private readonly templates: TemplateQueries) {}

  run(by: Actor, personId: string): Promise<{ added: number }> {
    require(by, 'journey.give', personId);
    return this.db.transaction(async (tx) => {
      const at = await takeRecordedAt(tx, personId);
      const [gone] = await tx.query<{ day: string }[]>('select left_on::text as day from departure where person_id = $1 and left_on <= palier_today()', [personId]);
      if (gone !== undefined) throw new Refusal('person.not-here-then', { day: gone.day });
      const added = await this.within(tx, [{ personId, at }]);
      if (added > 0) await audit(tx, by.personId, 'journey.add-relations', personId, { added });
      return { added };
    });
  }

  /** Within the caller's transaction, after `at` was taken for each of these people; three statements, whatever their number. @throws where one of them has no plan. */
  async within(tx: Tx, people: readonly { readonly personId: string; readonly at: Date }[]): Promise<number> {
    const plans = new Map((await tx.query<{ id: string; personId: string; days: number | null; last: number }[]>(`
      select j.id, j.person_id as "personId", v.relations_days as days, coalesce((select max(s.position) from journey_step s where s.journey_id = j.id), -1) as last from current_journey j join journey_template_version v on v.id = j.version_id where j.person_id = any($1)`, [people.map((it) => it.personId)])).map((it) => [it.personId, it]));
    if (people.some((it) => !plans.has(it.personId))) throw new Refusal('journey.not-given');
    const relations = await this.templates.relationsOfAll([...plans.values()].filter((it) => it.days !== null).map((it) => it.personId), tx);
    const steps = people.flatMap(({ personId, at }) => {
      const plan = plans.get(personId);
      return plan === undefined ? [] : (relations.get(personId) ?? []).map((it, index) => ({ ...it, id: newId(), journeyId: plan.id, personId, days: plan.days, at, position: plan.last + 1 + index }));
    });
    if (steps.length > 0) await tx.query(`
      insert into journey_step (id, journey_id, person_id, position, kind, title, owner_kind, due_days, relation, profile_id, recorded_at)
      select it.id, it."journeyId", it."personId", it.position, 'meet', it.title, 'newHire', it.days, it.relation, it."profileId", it.at from jsonb_to_recordset($1) as it(id uuid, "journeyId" uuid, "personId" uuid, position int, title jsonb, days int, relation text, "profileId" uuid, at timestamptz)`, [JSON.stringify(steps)]);
    return steps.length;
  }
}
