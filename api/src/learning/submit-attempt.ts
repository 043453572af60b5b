import { Injectable } from '@nestjs/common';
import { mark, passed, placementDecision, score, type Actor } from '@palier/domain';
import { RecordEvidence } from '#evidence';
import { audit, Database, Refusal, require, takeRecordedAt, type Tx } from '#platform';
import { ApplyRegrade } from './apply-regrade.js';
import { AttemptsQueries } from './attempts.queries.js';
import { CompleteQuizzes } from './complete-quizzes.js';

interface Open { readonly id: string; readonly personId: string; readonly passMark: number; readonly deadline: Date | null; /** The mark of a placement; null where it is none. */ readonly placement: number | null }

/** Hands an attempt in: marks, the done activity, evidence for each cell asked about, and the standings, in one transaction; what corrected its questions while it was open applies at once. Handed in twice, it is handed in once. */
@Injectable()
export class SubmitAttempt {
  constructor(private readonly db: Database, private readonly attempts: AttemptsQueries, private readonly evidence: RecordEvidence, private readonly applies: ApplyRegrade, private readonly completes: CompleteQuizzes) {}

  run(actor: Actor, attemptId: string): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const attempt = await this.find(tx, attemptId);
      require(actor, 'attempt.submit', attempt.personId);
      await holdQuestions(tx, attemptId);
      await this.handIn(tx, attempt, await takeRecordedAt(tx, attempt.personId), actor);
      return { id: attemptId };
    });
  }

  /** Closes one that is over its deadline with what was saved; nobody asked for it. */
  atDeadline(attemptId: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const attempt = await this.find(tx, attemptId);
      await holdQuestions(tx, attemptId);
      await this.handIn(tx, attempt, await takeRecordedAt(tx, attempt.personId), null);
    });
  }

  /** Closes what somebody left open over its deadline in an activity, within the caller's transaction, after `at` was taken for them. */
  async overdueWithin(tx: Tx, personId: string, unitId: string, at: Date): Promise<void> {
    const overdue = await tx.query<Open[]>(`${open} where a.person_id = $1 and a.unit_id = $2 and a.deadline <= $3 and not exists (select from attempt_submission s where s.attempt_id = a.id) order by a.recorded_at`, [personId, unitId, at]);
    for (const attempt of overdue) {
      await holdQuestions(tx, attempt.id);
      await this.handIn(tx, attempt, at, null);
    }
  }

  /** Hands in a placement that is decided, within the caller's transaction, after `at` was taken and its questions were held. */
  async within(tx: Tx, attemptId: string, at: Date, actor: Actor): Promise<void> {
    await this.handIn(tx, await this.find(tx, attemptId), at, actor);
  }

  private async find(tx: Tx, attemptId: string): Promise<Open> {
    const [attempt] = await tx.query<Open[]>(`${open} where a.id = $1`, [attemptId]);
    if (attempt === undefined) throw new Refusal('thing.not-found');
    return attempt;
  }

  /** After its deadline an attempt is what was saved until then, whoever hands it in and whenever: it proves what it proves from the deadline on. */
  private async handIn(tx: Tx, { id, personId, passMark, deadline, placement }: Open, at: Date, actor: Actor | null): Promise<void> {
    const [before] = await tx.query<unknown[]>('select 1 from attempt_submission where attempt_id = $1', [id]);
    if (before !== undefined) return;
    const over = deadline !== null && at > deadline;
    const occurredAt = over ? deadline : at;
    const marks = (await this.attempts.asked(id, tx)).map((it) => ({ ...it, ...mark(it.content, it.response) }));
    const result = score(marks.map((it) => ({ cell: { competencyId: it.competencyId, level: it.level }, credit: it.credit })));
    const isPassed = placement === null ? passed(result.total, passMark) : placementDecision(await this.attempts.placementQuestions(id, tx), marks.map((it) => ({ id: it.questionVersionId, credit: it.credit })), placement) === 'passed';
    await tx.query('insert into attempt_submission (attempt_id, score, passed, at_deadline, recorded_at) values ($1, $2, $3, $4, $5)', [id, result.total, isPassed, over, at]);
    await tx.query(`insert into attempt_mark (attempt_id, question_version_id, credit, verdict) select $1, "versionId", credit, verdict from jsonb_to_recordset($2) as it("versionId" uuid, credit double precision, verdict text)`,
      [id, JSON.stringify(marks.map((it) => ({ versionId: it.questionVersionId, credit: it.credit, verdict: it.verdict })))]);
    if (isPassed) await this.completes.within(tx, [{ attemptId: id, at }]);
    // A placement that was not passed proves nothing, and is held against nobody.
    if (placement === null || isPassed) await this.evidence.within(tx, personId, at, result.byCell.map((it) => ({ cell: it.cell, source: { kind: 'quiz', attemptId: id, score: it.score }, occurredAt })));
    await this.applies.afterwards(tx, id, personId);
    await audit(tx, actor?.personId ?? null, 'attempt.submit', personId, { attemptId: id });
  }
}

const open = `select a.id, a.person_id as "personId", q.pass_mark as "passMark", a.deadline, p.mark as placement from attempt a join quiz_version q on q.id = a.quiz_version_id left join placement p on p.attempt_id = a.id`;

/** No regrade of these questions comes between: it was applied before, or it waits and sees this attempt. */
export const holdQuestions = (tx: Tx, attemptId: string): Promise<unknown> => tx.query(`
  select pg_advisory_xact_lock_shared(hashtextextended(it.id::text, 0)) from (select distinct v.question_id as id from attempt_question q join question_version v on v.id = q.question_version_id where q.attempt_id = (select $1::uuid) order by 1) it`, [attemptId]);
