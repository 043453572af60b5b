import { Injectable } from '@nestjs/common';
import { draw, minutesWithExtra, offeredOrders, type Actor } from '@palier/domain';
import { randomInt } from 'node:crypto';
import { Refusal, type Tx } from '#platform';
import { QuizzesQueries, type QuizVersion } from '#quizzes';
import { NoticeQueries } from '#trust';
import { ExtraTimeQueries, type Allowance } from './extra-time.queries.js';
import { OpenCourse } from './open-course.js';
import { SubmitAttempt } from './submit-attempt.js';

export interface AttemptWish { readonly id: string; readonly locale: 'fr' | 'en' }
export interface DrawnQuestion { readonly versionId: string; readonly locale: string; readonly revision: number; readonly order: readonly string[]; readonly competencyId: string; readonly level: number }
export interface DrawnAttempt { readonly quiz: QuizVersion; readonly seed: number; readonly questions: readonly DrawnQuestion[] }

/** Begins a sitting: its quiz, its questions in their versions, words and order, and its deadline. Nobody is marked before they were told what is kept of it, and who sees it. */
@Injectable()
export class DrawAttempt {
  constructor(private readonly opens: OpenCourse, private readonly quizzes: QuizzesQueries, private readonly notices: NoticeQueries, private readonly submits: SubmitAttempt, private readonly extra: ExtraTimeQueries) {}

  /** Within the caller's transaction, after `at` was taken for them; null where it was begun by this id already. `refuse` says why it may not be begun. */
  async within(tx: Tx, actor: Actor, courseId: string, unitId: string, wish: AttemptWish, at: Date, refuse: (quiz: QuizVersion, allowance: Allowance) => Refusal | null): Promise<DrawnAttempt | null> {
    const [taken] = await tx.query<{ personId: string; unitId: string }[]>('select person_id as "personId", unit_id as "unitId" from attempt where id = $1', [wish.id]);
    if (taken !== undefined) {
      if (taken.personId === actor.personId && taken.unitId === unitId) return null;
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

    const allowance = await this.extra.allowance(actor.personId, quiz.id, tx);
    const refused = refuse(quiz, allowance);
    if (refused !== null) throw refused;
    await this.submits.overdueWithin(tx, actor.personId, unitId, at);
    const seed = randomInt(2 ** 31);
    const { bank, drawn } = await this.drawn(tx, quiz, seed);
    const versionOf = new Map(bank.map((it) => [it.questionId, it.questionVersionId]));
    const texts = new Map((await this.quizzes.texts(drawn.questionIds.flatMap((it) => versionOf.get(it) ?? []), wish.locale, tx)).map((it) => [it.questionVersionId, it]));
    const deadline = quiz.minutes === null ? null : new Date(at.getTime() + minutesWithExtra(quiz.minutes, allowance.extraPercent) * 60_000);
    await tx.query('insert into attempt (id, person_id, course_version_id, unit_id, quiz_version_id, locale, seed, deadline, recorded_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
      [wish.id, actor.personId, unit.courseVersionId, unitId, quiz.id, wish.locale, seed, deadline, at]);
    const chosen = drawn.questionIds.map((questionId) => {
      const text = texts.get(versionOf.get(questionId) ?? '');
      if (text === undefined) throw new Error('a question has no words');
      return text;
    });
    const orders = offeredOrders(chosen.map((it) => it.content), seed);
    return { quiz, seed, questions: chosen.map((it, position) => ({ versionId: it.questionVersionId, locale: it.locale, revision: it.revision, order: orders[position] ?? [], competencyId: it.competencyId, level: it.level })) };
  }

  /** What was closed or filed otherwise since the quiz was published is not drawn, unless too little would be left: then what was promised holds. */
  private async drawn(tx: Tx, quiz: QuizVersion, seed: number) {
    for (const asOf of [null, quiz.publishedAt]) {
      const bank = await this.quizzes.bank(quiz.blueprint, tx, asOf);
      const drawn = draw(quiz.blueprint, bank, seed);
      if (!('shortOf' in drawn)) return { bank, drawn };
    }
    throw new Refusal('quiz.draw-too-few', { count: 1 });
  }
}
