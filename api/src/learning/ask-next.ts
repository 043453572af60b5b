import { Injectable } from '@nestjs/common';
import { mark, nextPlacementQuestion, placementDecision, type Actor } from '@palier/domain';
import { Database, Refusal, require, takeRecordedAt } from '#platform';
import { AttemptsQueries } from './attempts.queries.js';
import { askOne } from './start-placement.js';
import { holdQuestions, SubmitAttempt } from './submit-attempt.js';

/** The next question of a placement, by the answers so far; or its end, where they decide it. Asked for twice, by two tabs or again, it is asked once. */
@Injectable()
export class AskNext {
  constructor(private readonly db: Database, private readonly attempts: AttemptsQueries, private readonly submits: SubmitAttempt) {}

  /** `asked`: how many questions whoever asks has before them. `arrived`: by the database's clock, milliseconds since 1970. */
  run(actor: Actor, attemptId: string, { asked: seen }: { readonly asked: number }, arrived: number): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const [head] = await tx.query<{ personId: string; seed: number; deadline: Date | null; mark: number | null }[]>('select a.person_id as "personId", a.seed, a.deadline, p.mark from attempt a left join placement p on p.attempt_id = a.id where a.id = $1', [attemptId]);
      if (head === undefined) throw new Refusal('thing.not-found');
      require(actor, 'attempt.answer', head.personId);
      if (head.mark === null) throw new Refusal('placement.not-offered');
      await holdQuestions(tx, attemptId);
      const at = await takeRecordedAt(tx, head.personId);
      // Asked once the person is locked: what another tab did meanwhile is seen.
      const asked = await this.attempts.asked(attemptId, tx);
      const [over] = await tx.query<unknown[]>('select 1 from attempt_submission where attempt_id = $1', [attemptId]);
      if (over !== undefined || asked.length > seen) return { id: attemptId };
      if (head.deadline !== null && arrived > head.deadline.getTime()) throw new Refusal('attempt.too-late');
      const answers = asked.map((it) => ({ id: it.questionVersionId, credit: mark(it.content, it.response).credit }));
      const pool = await this.attempts.placementQuestions(attemptId, tx);
      if (placementDecision(pool, answers, head.mark) !== null) await this.submits.within(tx, attemptId, at, actor);
      else await tx.query(askOne, [attemptId, asked.length, nextPlacementQuestion(pool, answers.map((it) => it.id), head.mark, head.seed)]);
      return { id: attemptId };
    });
  }
}
