import { Injectable } from '@nestjs/common';
import type { Bilingual, Locale, QuizStatistics } from '@palier/contracts';
import { can, reliability, reliabilityVerdict, spreadOfScores, type Actor, type Blueprint } from '@palier/domain';
import { Database, Refusal, require } from '#platform';

interface Sitting { readonly score: number; readonly passed: boolean; readonly credits: Readonly<Record<string, number>> }

/** Of fewer people than this only the number is said. */
const leastShown = 5;
/** The last so many people: more would say the same, later. */
const mostPeople = 1000;
const mean = (values: readonly number[]): number => values.reduce((sum, it) => sum + it, 0) / values.length;

/** What the scores of a quiz say of it. Names nobody. */
@Injectable()
export class QuizStatisticsQueries {
  constructor(private readonly db: Database) {}

  /** Attempts of every version that asks as the newest one does; what was marked anew counts as it is now. */
  async of(actor: Actor, quizId: string): Promise<QuizStatistics> {
    const [quiz] = await this.db.query<{ title: Bilingual; number: number; questions: number; passMark: number; blueprint: Blueprint; author: string | null; places: { courseId: string; unitId: string; lang: Locale; madeBy: string | null }[] }[]>(`
      select z.title, z.number, z.questions, z.pass_mark as "passMark", z.blueprint, f.published_by as author,
        coalesce((select jsonb_agg(jsonb_build_object('courseId', c.course_id, 'unitId', u.unit_id, 'lang', c.source_locale, 'madeBy', m.published_by) order by c.course_id) from (select distinct on (course_id) * from course_version order by course_id, number desc) c
          join unit_version u on u.course_version_id = c.id join quiz_version a on a.id = u.quiz_version_id and a.quiz_id = z.quiz_id join course_version m on m.course_id = c.course_id and m.number = 1), '[]') as places
      from quiz_version z join quiz_version f on f.quiz_id = z.quiz_id and f.number = 1 where z.quiz_id = $1 order by z.number desc limit 1`, [quizId]);
    if (quiz === undefined) throw new Refusal('thing.not-found');
    require(actor, 'question.review', quiz.author ?? '');
    const place = quiz.places.find((it) => can(actor, 'question.export', { personId: it.madeBy ?? '' }));
    const sittings = await this.sittings(quizId, quiz.blueprint);
    const people = sittings.length;
    const shown = people >= leastShown;
    const drawn = quiz.blueprint.draws.some((it) => it.kind === 'cell');
    const ids = [...new Set(sittings.flatMap((it) => Object.keys(it.credits)))].sort();
    const found = drawn || !shown ? null : reliability(sittings.map((it) => ids.map((id) => it.credits[id] ?? 0)));
    const verdict = drawn ? 'drawn' : reliabilityVerdict(found, people);
    const told = verdict === 'tooFew' ? null : found;
    return {
      quizId, title: quiz.title, number: quiz.number, questions: quiz.questions, passMark: quiz.passMark, people,
      passed: shown ? sittings.filter((it) => it.passed).length : null, mean: shown ? mean(sittings.map((it) => it.score)) : null, spread: shown ? spreadOfScores(sittings.map((it) => it.score)) : null,
      reliability: { verdict, alpha: told?.alpha ?? null, low: told?.low ?? null, high: told?.high ?? null }, asked: await this.asked(actor, ids, sittings), travels: place === undefined ? null : { courseId: place.courseId, unitId: place.unitId, lang: place.lang },
    };
  }

  /** Of each person the first attempt handed in, placements aside. */
  private sittings(quizId: string, blueprint: Blueprint): Promise<Sitting[]> {
    return this.db.query<Sitting[]>(`
      with first as (
        select distinct on (a.person_id) a.id, s.recorded_at from attempt a join quiz_version z on z.id = a.quiz_version_id join attempt_submission s on s.attempt_id = a.id
        where z.quiz_id = $1 and z.blueprint = $2 and not exists (select from placement p where p.attempt_id = a.id) order by a.person_id, s.recorded_at
      )
      select r.score, r.passed, jsonb_object_agg(v.question_id, m.credit) as credits
      from (select * from first order by recorded_at desc limit $3) f join attempt_result r on r.attempt_id = f.id join mark_now m on m.attempt_id = f.id join question_version v on v.id = m.question_version_id
      group by f.id, f.recorded_at, r.score, r.passed order by f.recorded_at, f.id`, [quizId, JSON.stringify(blueprint), mostPeople]);
  }

  private async asked(actor: Actor, ids: readonly string[], sittings: readonly Sitting[]): Promise<QuizStatistics['asked']> {
    const rows = await this.db.query<{ questionId: string; lang: Locale; prompt: string }[]>(`
      select v.question_id as "questionId", t.locale as lang, t.content->>'prompt' as prompt
      from (select distinct on (question_id) * from question_version where question_id = any($2) order by question_id, number desc) v
      join lateral (select t.locale, t.content from question_text t join person p on p.id = $1 where t.question_version_id = v.id and t.locale in (p.locale, v.source_locale) order by (t.locale = p.locale) desc, t.revision desc limit 1) t on true`, [actor.personId, ids]);
    return rows.map((it) => {
      const credits = sittings.flatMap(({ credits: all }) => all[it.questionId] ?? []);
      return { ...it, people: credits.length, mean: credits.length >= leastShown ? mean(credits) : null };
    }).sort((a, b) => (a.mean ?? 2) - (b.mean ?? 2) || (a.questionId < b.questionId ? -1 : 1));
  }
}
