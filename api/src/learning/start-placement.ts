import { Injectable } from '@nestjs/common';
import { cellKey, inForce, mayBePlaced, nextPlacementQuestion, placementRule, type Actor, type Level } from '@palier/domain';
import { ProjectStandings } from '#evidence';
import { Database, Refusal, takeRecordedAt } from '#platform';
import { markOf } from './attempts.queries.js';
import { DrawAttempt, type AttemptWish } from './draw-attempt.js';
import { ItemsQueries } from './items.queries.js';

/** Begins a quiz as a placement: all that it may ask is bound now, with what is known of each question; one is asked. */
@Injectable()
export class StartPlacement {
  constructor(private readonly db: Database, private readonly draws: DrawAttempt, private readonly items: ItemsQueries, private readonly standings: ProjectStandings) {}

  run(actor: Actor, courseId: string, unitId: string, wish: AttemptWish): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const at = await takeRecordedAt(tx, actor.personId);
      const drawn = await this.draws.within(tx, actor, courseId, unitId, wish, at, (quiz, allowance) => (mayBePlaced({ ...allowance, questions: quiz.questions, cells: 1 }) ? null : new Refusal('placement.not-offered')));
      if (drawn === null) return { id: wish.id };
      const cells = [...new Map(drawn.questions.map((it) => { const cell = { competencyId: it.competencyId, level: it.level as Level }; return [cellKey(cell), cell]; })).values()];
      const [cell] = cells;
      if (cell === undefined || cells.length > 1) throw new Refusal('placement.not-offered');
      const ruleOf = await this.standings.rulesFor([cell], tx);
      const mark = Math.max(drawn.quiz.passMark, markOf(inForce(ruleOf(cell), at.getTime())?.criterion) ?? 0);
      const known = await this.items.known(drawn.questions.map((it) => it.versionId), tx);
      const pool = drawn.questions.map((it) => ({ ...it, id: it.versionId, facility: known.get(it.versionId)?.facility ?? null, discrimination: known.get(it.versionId)?.discrimination ?? null }));
      await tx.query('insert into placement (attempt_id, rule, mark, recorded_at) values ($1, $2, $3, $4)', [wish.id, placementRule, mark, at]);
      await tx.query(`
        insert into placement_question (attempt_id, question_version_id, locale, revision, option_order, facility, discrimination)
        select $1, "versionId", locale, revision, "order", facility, discrimination from jsonb_to_recordset($2) as it("versionId" uuid, locale text, revision integer, "order" jsonb, facility double precision, discrimination double precision)`, [wish.id, JSON.stringify(pool)]);
      await tx.query(askOne, [wish.id, 0, nextPlacementQuestion(pool, [], mark, drawn.seed)]);
      return { id: wish.id };
    });
  }
}

/** One more question of those that the placement may ask. */
export const askOne = `
  insert into attempt_question (attempt_id, position, question_version_id, locale, revision, option_order)
  select attempt_id, $2, question_version_id, locale, revision, option_order from placement_question where attempt_id = $1 and question_version_id = $3`;
