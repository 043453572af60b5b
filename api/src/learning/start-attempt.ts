import { Injectable } from '@nestjs/common';
import { attemptsLeft, draw, minutesWithExtra, offeredOrders, type Actor } from '@palier/domain';
import { randomInt } from 'node:crypto';
import { Database, Refusal, takeRecordedAt } from '#platform';
import { QuizzesQueries } from '#quizzes';
import { NoticeQueries } from '#trust';
import { ExtraTimeQueries } from './extra-time.queries.js';
import { OpenCourse } from './open-course.js';
import { SubmitAttempt } from './submit-attempt.js';

/** Binds one sitting to question versions, their words, their order and a deadline. Nobody is marked before they were told what is kept of it, and who sees it. */
@Injectable()
export class StartAttempt {
  constructor(private readonly db: Database, private readonly opens: OpenCourse, private readonly quizzes: QuizzesQueries, private readonly notices: NoticeQueries, private readonly submits: SubmitAttempt, private readonly extra: ExtraTimeQueries) {}

  run(actor: Actor, courseId: string, unitId: string, wish: { readonly id: string; readonly locale: 'fr' | 'en' }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const at = await takeRecordedAt(tx, actor.personId);
      const [taken] = await tx.query<{ personId: string; unitId: string }[]>('select person_id as "personId", unit_id as "unitId" from attempt where id = $1', [wish.id]);
      if (taken !== undefined) {
        if (taken.personId === actor.personId && taken.unitId === unitId) return { id: wish.id };
        throw new Refusal('id.taken');
      }
      const unit = await this.opens.within(tx, actor.personId, courseId, unitId, at);
      const quiz = unit.quizVersionId === null ? null : await this.quizzes.version(unit.quizVersionId, tx);
      if (quiz === null) throw new Refusal('thing.not-found');
      if (!(await this.notices.inForce(actor.personId, tx)).acknowledged) throw new Refusal('notice.not-acknowledged');
      const [open] = await tx.query<unknown[]>(`
        select 1 from attempt a left join attempt_submission s on s.attempt_id = a.id
        where a.person_id = $1 and a.unit_id = $2 and s.attempt_id is null and (a.deadline is null or a.deadline > $3)`, [actor.personId, unitId, at]);
      if (open !== undefined) throw new Refusal('attempt.one-open-already');

      const { begun, granted, extraPercent } = await this.extra.allowance(actor.personId, quiz.id, tx);
      if (attemptsLeft(quiz.attempts, granted, begun) === 0) throw new Refusal('attempt.none-left', { allowed: quiz.attempts ?? 0 });
      await this.submits.overdueWithin(tx, actor.personId, unitId, at);
      const seed = randomInt(2 ** 31);
      const bank = await this.quizzes.bank(quiz.blueprint, tx);
      const drawn = draw(quiz.blueprint, bank, seed);
      if ('shortOf' in drawn) throw new Error('the bank lacks questions for a published quiz');
      const versionOf = new Map(bank.map((it) => [it.questionId, it.questionVersionId]));
      const texts = new Map((await this.quizzes.texts(drawn.questionIds.flatMap((it) => versionOf.get(it) ?? []), wish.locale, tx)).map((it) => [it.questionVersionId, it]));
      const deadline = quiz.minutes === null ? null : new Date(at.getTime() + minutesWithExtra(quiz.minutes, extraPercent) * 60_000);
      await tx.query('insert into attempt (id, person_id, course_version_id, unit_id, quiz_version_id, locale, seed, deadline, recorded_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
        [wish.id, actor.personId, unit.courseVersionId, unitId, quiz.id, wish.locale, seed, deadline, at]);
      const chosen = drawn.questionIds.map((questionId) => {
        const text = texts.get(versionOf.get(questionId) ?? '');
        if (text === undefined) throw new Error('a question has no words');
        return text;
      });
      const orders = offeredOrders(chosen.map((it) => it.content), seed);
      const asked = chosen.map((it, position) => ({ position, versionId: it.questionVersionId, locale: it.locale, revision: it.revision, order: orders[position] ?? [] }));
      await tx.query(`
        insert into attempt_question (attempt_id, position, question_version_id, locale, revision, option_order)
        select $1, position, "versionId", locale, revision, "order" from jsonb_to_recordset($2) as it(position integer, "versionId" uuid, locale text, revision integer, "order" jsonb)`, [wish.id, JSON.stringify(asked)]);
      return { id: wish.id };
    });
  }
}
