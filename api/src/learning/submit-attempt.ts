import { Injectable } from '@nestjs/common';
import { mark, passed, score, type Actor } from '@palier/domain';
import { RecordEvidence } from '#evidence';
import { audit, Database, newId, Refusal, require, takeRecordedAt } from '#platform';
import { AttemptsQueries } from './attempts.queries.js';

/** Hands an attempt in: marks, the done activity, evidence for each cell asked about, and the standings, in one transaction. Handed in twice, it is handed in once. */
@Injectable()
export class SubmitAttempt {
  constructor(private readonly db: Database, private readonly attempts: AttemptsQueries, private readonly evidence: RecordEvidence) {}

  run(actor: Actor, attemptId: string): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const [attempt] = await tx.query<{ personId: string; courseVersionId: string; unitId: string; passMark: number }[]>(`
        select a.person_id as "personId", a.course_version_id as "courseVersionId", a.unit_id as "unitId", q.pass_mark as "passMark" from attempt a join quiz_version q on q.id = a.quiz_version_id where a.id = $1`, [attemptId]);
      if (attempt === undefined) throw new Refusal('thing.not-found');
      require(actor, 'attempt.submit', attempt.personId);
      const at = await takeRecordedAt(tx, attempt.personId);
      const [before] = await tx.query<unknown[]>('select 1 from attempt_submission where attempt_id = $1', [attemptId]);
      if (before !== undefined) return { id: attemptId };

      const marks = (await this.attempts.asked(attemptId, tx)).map((it) => ({ ...it, ...mark(it.content, it.response) }));
      const result = score(marks.map((it) => ({ cell: { competencyId: it.competencyId, level: it.level }, credit: it.credit })));
      await tx.query('insert into attempt_submission (attempt_id, score, passed, recorded_at) values ($1, $2, $3, $4)', [attemptId, result.total, passed(result.total, attempt.passMark), at]);
      await tx.query(`insert into attempt_mark (attempt_id, question_version_id, credit, verdict) select $1, "versionId", credit, verdict from jsonb_to_recordset($2) as it("versionId" uuid, credit double precision, verdict text)`,
        [attemptId, JSON.stringify(marks.map((it) => ({ versionId: it.questionVersionId, credit: it.credit, verdict: it.verdict })))]);
      if (passed(result.total, attempt.passMark)) {
        await tx.query('insert into unit_completion (id, person_id, course_version_id, unit_id, recorded_at) values ($1, $2, $3, $4, $5) on conflict do nothing', [newId(), attempt.personId, attempt.courseVersionId, attempt.unitId, at]);
      }
      await this.evidence.within(tx, attempt.personId, at, result.byCell.map((it) => ({ cell: it.cell, source: { kind: 'quiz', attemptId, score: it.score }, occurredAt: at })));
      await audit(tx, actor.personId, 'attempt.submit', attempt.personId, { attemptId });
      return { id: attemptId };
    });
  }
}
