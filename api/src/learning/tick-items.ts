import { Injectable } from '@nestjs/common';
import { checklistDone, type Actor } from '@palier/domain';
import { RecordEvidence } from '#evidence';
import { audit, Database, keepText, newId, Refusal, require, sha256, takeRecordedAt, type Tx } from '#platform';
import { ChecklistsQueries } from './checklists.queries.js';
import { OpenCourse } from './open-course.js';

export interface NewTicks { readonly id: string; readonly observed: string; readonly items: readonly string[] }

/** A rater writes down one observed fact and ticks the acts it shows. It answers what the person asked for about this checklist; the last act that was required makes it evidence, in the same transaction. */
@Injectable()
export class TickItems {
  constructor(private readonly db: Database, private readonly checklists: ChecklistsQueries, private readonly opens: OpenCourse, private readonly evidence: RecordEvidence) {}

  run(by: Actor, personId: string, unitId: string, wish: NewTicks): Promise<{ id: string }> {
    require(by, 'sign-off.observe', personId);
    return this.db.transaction(async (tx) => {
      const at = await takeRecordedAt(tx, personId);
      if (await keptBefore(tx, by, personId, unitId, wish)) return { id: wish.id };
      const [checklist] = await this.checklists.followed(by, personId, unitId, tx);
      if (checklist === undefined || !wish.items.every((id) => checklist.items.some((it) => it.id === id))) throw new Refusal('thing.not-found');
      const { courseVersionId, courseId, items } = checklist;
      const before = await this.checklists.state(by, personId, courseVersionId, unitId, items, tx);
      const ticked = before.items.find((it) => it.tick !== null && wish.items.includes(it.id));
      if (ticked?.tick != null) throw new Refusal('checklist.ticked-meanwhile', { by: ticked.tick.by });

      const unit = await this.opens.within(tx, personId, courseId, unitId, at);
      const wordsId = await keepText(tx, wish.observed, at);
      await tx.query('insert into checklist_observation (id, person_id, rater_id, course_version_id, unit_id, request_id, words_id, recorded_at) values ($1, $2, $3, $4, $5, $6, $7, $8)', [wish.id, personId, by.personId, courseVersionId, unitId, before.requestId, wordsId, at]);
      await tx.query('insert into checklist_tick (id, observation_id, person_id, item_id, recorded_at) select it.id, $1, $2, it."itemId", $3 from jsonb_to_recordset($4) as it(id uuid, "itemId" uuid)', [wish.id, personId, at, JSON.stringify(wish.items.map((itemId) => ({ id: newId(), itemId })))]);
      const seen = new Set([...before.items.flatMap((it) => (it.tick === null ? [] : [it.id])), ...wish.items]);
      if (!before.done && checklistDone(items, seen)) {
        const completionId = newId();
        await tx.query('insert into checklist_completion (id, person_id, course_version_id, unit_id, observation_id, recorded_at) values ($1, $2, $3, $4, $5, $6)', [completionId, personId, courseVersionId, unitId, wish.id, at]);
        await this.evidence.within(tx, personId, at, unit.serves.map(({ competencyId, level }) => ({ cell: { competencyId, level }, source: { kind: 'checklist', completionId }, occurredAt: at })));
      }
      await audit(tx, by.personId, 'checklist.tick', personId, { observationId: wish.id, unitId, items: wish.items });
      return { id: wish.id };
    });
  }
}

/** The same observation sent again, after an answer that got lost. @throws where the id means another one. */
async function keptBefore(tx: Tx, by: Actor, personId: string, unitId: string, wish: NewTicks): Promise<boolean> {
  const [same] = await tx.query<{ personId: string; raterId: string; unitId: string; words: Buffer; items: string[] }[]>(`
    select o.person_id as "personId", o.rater_id as "raterId", o.unit_id as "unitId", w.sha256 as words, array(select t.item_id::text from checklist_tick t where t.observation_id = o.id) as items
    from checklist_observation o join fact_text w on w.id = o.words_id where o.id = $1`, [wish.id]);
  if (same === undefined) return false;
  if (same.personId === personId && same.raterId === by.personId && same.unitId === unitId && same.words.equals(sha256(wish.observed)) && [...same.items].sort().join() === [...new Set(wish.items)].sort().join()) return true;
  throw new Refusal('id.taken');
}
