import { Injectable } from '@nestjs/common';
import { attemptsLeft, type Actor } from '@palier/domain';
import { Database, Refusal, takeRecordedAt } from '#platform';
import { DrawAttempt, type AttemptWish } from './draw-attempt.js';

/** Binds one sitting to question versions, their words, their order and a deadline. */
@Injectable()
export class StartAttempt {
  constructor(private readonly db: Database, private readonly draws: DrawAttempt) {}

  run(actor: Actor, courseId: string, unitId: string, wish: AttemptWish): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const at = await takeRecordedAt(tx, actor.personId);
      const drawn = await this.draws.within(tx, actor, courseId, unitId, wish, at, (quiz, { begun, granted }) => (attemptsLeft(quiz.attempts, granted, begun) === 0 ? new Refusal('attempt.none-left', { allowed: quiz.attempts ?? 0 }) : null));
      if (drawn === null) return { id: wish.id };
      await tx.query(`
        insert into attempt_question (attempt_id, position, question_version_id, locale, revision, option_order)
        select $1, position, "versionId", locale, revision, "order" from jsonb_to_recordset($2) as it(position integer, "versionId" uuid, locale text, revision integer, "order" jsonb)`, [wish.id, JSON.stringify(drawn.questions.map((it, position) => ({ position, ...it })))]);
      return { id: wish.id };
    });
  }
}
