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
      const added = await this.within(tx, personId, at);
      if (added > 0) await audit(tx, by.personId, 'journey.add-relations', personId, { added });
      return { added };
    });
  }

  /** Within the caller's transaction, after `at` was taken for this person. @throws where they have no plan. */
  async within(tx: Tx, personId: string, at: Date): Promise<number> {
    const [plan] = await tx.query<{ id: string; days: number | null; last: number }[]>(`
      select j.id, v.relations_days as days, coalesce((select max(s.position) from journey_step s where s.journey_id = j.id), -1) as last from current_journey j join journey_template_version v on v.id = j.version_id where j.person_id = $1`, [personId]);
    if (plan === undefined) throw new Refusal('journey.not-given');
    const relations = plan.days === null ? [] : await this.templates.relationsOf(personId, tx);
    await tx.query(`
      insert into journey_step (id, journey_id, person_id, position, kind, title, owner_kind, due_days, relation, profile_id, recorded_at)
      select it.id, $1, $2, it.position, 'meet', it.title, 'newHire', $3, it.relation, it."profileId", $4 from jsonb_to_recordset($5) as it(id uuid, position int, title jsonb, relation text, "profileId" uuid)`,
      [plan.id, personId, plan.days, at, JSON.stringify(relations.map((it, index) => ({ ...it, id: newId(), position: plan.last + 1 + index })))]);
    return relations.length;
  }
}
