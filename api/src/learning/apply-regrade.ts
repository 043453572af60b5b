import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { CorrectEvidence } from '#evidence';
import { audit, Jobs, keepText, Refusal, takeRecordedAt, takeRecordedAtOfAll, type Tx } from '#platform';
import { CompleteQuizzes } from './complete-quizzes.js';
import { changes, PlanRegrade, type RegradePlan } from './plan-regrade.js';

/** Applies a regrade: new marks and scores beside the first ones, evidence where a cell's score moved, the standings, all in one transaction. */
@Injectable()
export class ApplyRegrade {
  constructor(private readonly plans: PlanRegrade, private readonly evidence: CorrectEvidence, private readonly jobs: Jobs, private readonly completes: CompleteQuizzes) {}

  /** What would be done, with everybody it concerns locked in the order of their ids, so that nothing moves under it. @throws where it is no longer what was looked at, does nothing, or changes the result of whoever acts. */
  async take(tx: Tx, by: Actor, questionId: string, would: string): Promise<{ plan: RegradePlan; at: ReadonlyMap<string, Date> }> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended($1::text, 0))`, [questionId]);
    const glance = await this.plans.of(questionId, tx);
    const at = await takeRecordedAtOfAll(tx, [...new Set(glance.attempts.map((it) => it.personId))].sort());
    const plan = await this.plans.of(questionId, tx);
    if (plan.would !== would || plan.attempts.some((it) => !at.has(it.personId))) throw new Refusal('regrade.would-differ');
    if (plan.attempts.length === 0) throw new Refusal('regrade.nothing-to-do');
    if (plan.attempts.some((it) => it.personId === by.personId && changes(it))) throw new Refusal('regrade.speaks-of-you');
    return { plan, at };
  }

  async within(tx: Tx, by: Actor, regradeId: string, decisionId: string, plan: RegradePlan, at: ReadonlyMap<string, Date>): Promise<void> {
    const [now] = await tx.query<{ at: Date }[]>('select palier_now() as at');
    if (now === undefined) throw new Error('the clock gave no answer');
    await tx.query(`insert into regrade_decision (regrade_id, id, decision, recorded_at, recorded_by) values ($1, $2, 'applied', $3, $4)`, [regradeId, decisionId, now.at, by.personId]);
    await this.write(tx, by.personId, regradeId, plan, at, now.at);
    await audit(tx, by.personId, 'regrade.apply', null, { regradeId, attempts: plan.attempts.length });
    await this.jobs.announce(tx, 'regrade.decide', regradeId);
  }

  /**
   * An attempt that is handed in once regrades of its questions were applied: marked first by the versions it is bound to, then by those regrades in their order, as if it had been there.
   * Whoever hands in holds the locks of its questions, so that no regrade slips by meanwhile.
   */
  async afterwards(tx: Tx, attemptId: string, personId: string): Promise<void> {
    const standing = await tx.query<{ regradeId: string; questionId: string; correctedVersionId: string; decidedBy: string }[]>(`
      select r.id as "regradeId", r.question_id as "questionId", r.corrected_version_id as "correctedVersionId", d.recorded_by as "decidedBy"
      from attempt_question q join question_version v on v.id = q.question_version_id join regrade r on r.question_id = v.question_id
      join regrade_decision d on d.regrade_id = r.id and d.decision = 'applied' join question_version c on c.id = r.corrected_version_id and c.number > v.number
      where q.attempt_id = (select $1::uuid) order by d.recorded_at, r.id`, [attemptId]);
    for (const it of standing) {
      const plan = await this.plans.ofAttempt(attemptId, it.questionId, it.correctedVersionId, tx);
      if (plan.attempts.length === 0) continue;
      const at = await takeRecordedAt(tx, personId);
      await this.write(tx, it.decidedBy, it.regradeId, plan, new Map([[personId, at]]), at);
    }
  }

  private async write(tx: Tx, byId: string, regradeId: string, { attempts, corrected }: RegradePlan, at: ReadonlyMap<string, Date>, now: Date): Promise<void> {
    await tx.query(`
      insert into regrade_result (regrade_id, attempt_id, person_id, score_before, score, passed_before, passed, cells, recorded_at)
      select $2, it."attemptId", it."personId", it."scoreBefore", it.score, it."passedBefore", it.passed, it.cells, it.at
      from jsonb_to_recordset($1) as it("attemptId" uuid, "personId" uuid, "scoreBefore" double precision, score double precision, "passedBefore" boolean, passed boolean, cells jsonb, at timestamptz)`,
      [JSON.stringify(attempts.map((it) => ({ attemptId: it.attemptId, personId: it.personId, scoreBefore: it.before.score, score: it.after.score, passedBefore: it.before.passed, passed: it.after.passed, at: at.get(it.personId), cells: it.evidence.map(({ evidenceId: _, occurredAt: __, ...cell }) => cell) }))), regradeId]);
    await tx.query(`
      insert into regrade_mark (regrade_id, attempt_id, question_version_id, credit_before, credit, verdict)
      select $2, it."attemptId", it."questionVersionId", it."creditBefore", it.credit, it.verdict from jsonb_to_recordset($1) as it("attemptId" uuid, "questionVersionId" uuid, "creditBefore" double precision, credit double precision, verdict text)`,
      [JSON.stringify(attempts.flatMap((it) => it.marks.map((mark) => ({ attemptId: it.attemptId, questionVersionId: mark.questionVersionId, creditBefore: mark.before.credit, credit: mark.after.credit, verdict: mark.after.verdict })))), regradeId]);
    // Who passes by it has done the activity; who no longer does, did it all the same: nothing is asked of them again.
    await this.completes.within(tx, attempts.filter((it) => it.after.passed).map((it) => ({ attemptId: it.attemptId, at: at.get(it.personId) })));
    const reasonId = await keepText(tx, corrected.reason ?? '', now);
    await this.evidence.ofAll(tx, byId, regradeId, reasonId, attempts.flatMap((it) => it.evidence.flatMap((cell) => {
      const recordedAt = at.get(it.personId);
      return recordedAt === undefined ? [] : [{ evidenceId: cell.evidenceId, personId: it.personId, at: recordedAt, cell: { competencyId: cell.competencyId, level: cell.level }, attemptId: it.attemptId, score: cell.score, occurredAt: cell.occurredAt }];
    })));
  }
}
