import { Injectable } from '@nestjs/common';
import type { Bilingual, Locale, Tags } from '@palier/contracts';
import type { AttemptRules, BankQuestion, Blueprint, Cell, ChangeClass, Filing, Level, QuestionContent, Translated } from '@palier/domain';
import { Database, type Reader } from '#platform';

export interface QuizVersion extends AttemptRules { readonly id: string; readonly title: Bilingual; readonly blueprint: Blueprint; readonly questions: number; readonly passMark: number; readonly minutes: number | null; readonly publishedAt: Date }
export interface BankRow extends BankQuestion { readonly questionVersionId: string; readonly writtenBy: string | null }
/** A quiz as its author sees it, with the questions that it names as they stand in the bank now. */
export interface WrittenQuiz extends QuizVersion { readonly quizId: string; readonly named: readonly { readonly questionId: string; readonly cell: Cell; readonly content: QuestionContent; /** What its earlier versions said. */ readonly earlier: readonly QuestionContent[]; readonly filing: Filing; /** As it was filed at that instant. */ readonly filedThen: Filing }[] }
/** The words that an attempt in a language gets: the newest revision in it, else in the source language. */
export interface QuestionText { readonly questionVersionId: string; readonly locale: string; readonly revision: number; readonly content: QuestionContent; readonly competencyId: string; readonly level: Level }

/** One version of a question as its author sees it, in every language. */
export interface QuestionVersion { readonly questionVersionId: string; readonly number: number; readonly change: ChangeClass | null; readonly reason: string | null; readonly publishedAt: Date; readonly publishedById: string | null; readonly publishedBy: string; readonly sourceLocale: Locale; readonly competencyId: string; readonly level: Level; readonly content: Translated; readonly filing: Filing; readonly source: { readonly title: string; readonly lang: Locale } | null }

/** How a version `v` of a question `q` stands in the bank. One that was written before it could be said of a version says it of the question. */
const isOpen = 'coalesce(v.open, not q.named_only)';
const filing = `jsonb_build_object('difficulty', v.difficulty, 'tags', v.tags, 'source', v.source_unit_id, 'open', ${isOpen})`;

@Injectable()
export class QuizzesQueries {
  constructor(private readonly db: Database) {}

  async version(quizVersionId: string, reader: Reader = this.db): Promise<QuizVersion | null> {
    const [row] = await reader.query<QuizVersion[]>('select id, title, blueprint, questions, pass_mark as "passMark", minutes, attempts, feedback, published_at as "publishedAt" from quiz_version where id = $1', [quizVersionId]);
    return row ?? null;
  }

  /** The questions that a quiz may ask, each in its newest version, without its words: those it names, and all that may be drawn from its cells. How they are filed is as it is now, or was at an instant. */
  bank({ draws }: Blueprint, reader: Reader = this.db, asOf: Date | null = null): Promise<BankRow[]> {
    const named = draws.flatMap((it) => (it.kind === 'fixed' ? [it.questionId] : []));
    const cells = draws.flatMap((it) => (it.kind === 'cell' ? [{ competencyId: it.competencyId, level: it.level }] : []));
    return reader.query<BankRow[]>(`
      select v.question_id as "questionId", (select n.id from question_version n where n.question_id = v.question_id order by n.number desc limit 1) as "questionVersionId", (select f.published_by from question_version f where f.question_id = v.question_id and f.number = 1) as "writtenBy", v.difficulty, v.tag_keys as tags, v.competency_id as "competencyId", v.level, v.kind, not ${isOpen} as "namedOnly"
      from question_version v join question q on q.id = v.question_id
      where (v.question_id = any($1) or (${isOpen} and (v.competency_id, v.level) in (select it."competencyId", it.level from jsonb_to_recordset($2) as it("competencyId" uuid, level smallint))))
        and not exists (select from question_version newer where newer.question_id = v.question_id and newer.number > v.number and ($3::timestamptz is null or newer.published_at <= $3)) and ($3::timestamptz is null or v.published_at <= $3)`, [named, JSON.stringify(cells), asOf]);
  }

  /** Versions of quizzes with their named questions, in the order of the quiz and in one language, else the source: as they stand now, or stood at an instant; and how they were filed `then`. */
  async written(quizVersionIds: readonly string[], locale: Locale, reader: Reader = this.db, asOf: Date | null = null, then: Date | null = asOf): Promise<WrittenQuiz[]> {
    const quizzes = await reader.query<Omit<WrittenQuiz, 'named'>[]>('select id, quiz_id as "quizId", title, blueprint, questions, pass_mark as "passMark", minutes, attempts, feedback, published_at as "publishedAt" from quiz_version where id = any($1)', [quizVersionIds]);
    const ids = quizzes.flatMap((it) => it.blueprint.draws.flatMap((draw) => (draw.kind === 'fixed' ? [draw.questionId] : [])));
    const questions = await reader.query<WrittenQuiz['named'][number][]>(`
      select v.question_id as "questionId", jsonb_build_object('competencyId', v.competency_id, 'level', v.level) as cell, t.content,
        coalesce((select jsonb_agg(x.content) from question_version e join question_text x on x.question_version_id = e.id and x.locale = t.locale where e.question_id = v.question_id and e.number < v.number), '[]') as earlier, ${filing} as filing,
        (select ${filing} from question_version v join question q on q.id = v.question_id where v.question_id = w.question_id order by (v.number = 1 or $4::timestamptz is null or v.published_at <= $4) desc, v.number desc limit 1) as "filedThen"
      from (select distinct on (question_id) * from question_version where question_id = any($1) order by question_id, (number = 1 or $3::timestamptz is null or published_at <= $3) desc, number desc) w join question_version v on v.id = w.id join question q on q.id = v.question_id
      join lateral (select content, locale from question_text t where t.question_version_id = v.id and t.locale in ($2, v.source_locale) order by (t.locale = $2) desc, t.revision desc limit 1) t on true`, [ids, locale, asOf, then]);
    return quizzes.map((quiz) => ({ ...quiz, named: quiz.blueprint.draws.flatMap((draw) => (draw.kind === 'fixed' ? questions.filter((it) => it.questionId === draw.questionId) : [])) }));
  }

  /** All versions of a question, the newest first. */
  versionsOf(questionId: string, reader: Reader = this.db): Promise<QuestionVersion[]> {
    return reader.query<QuestionVersion[]>(`
      select v.id as "questionVersionId", v.number, coalesce(v.change_class, case when v.number > 1 then 'cosmetic' end) as change, v.reason, v.published_at as "publishedAt", v.published_by as "publishedById", coalesce(p.display_name, '') as "publishedBy", v.source_locale as "sourceLocale", v.competency_id as "competencyId", v.level,
        (select jsonb_object_agg(t.locale, t.content) from (select distinct on (locale) locale, content from question_text where question_version_id = v.id order by locale, revision desc) t) as content, ${filing} as filing,
        (select jsonb_build_object('title', t.title, 'lang', t.locale) from unit_text t join course_version c on c.id = t.course_version_id where t.unit_id = v.source_unit_id order by c.number desc, (t.locale = c.source_locale) desc, t.revision desc limit 1) as source
      from question_version v join question q on q.id = v.question_id left join person p on p.id = v.published_by where v.question_id = $1 order by v.number desc`, [questionId]);
  }

  /** Every tag that the newest version of a question bears, in the words most of them use; the most used first. */
  async tags(): Promise<Tags> {
    const tags = await this.db.query<Tags['tags']>(`
      select mode() within group (order by t.tag) as tag, count(*)::int as questions
      from question_version v cross join lateral unnest(v.tags, v.tag_keys) t(tag, key)
      where not exists (select from question_version newer where newer.question_id = v.question_id and newer.number > v.number) group by t.key order by questions desc, t.key limit 500`);
    return { tags };
  }

  /** How versions of questions stand in the bank. */
  filings(questionVersionIds: readonly string[], reader: Reader = this.db): Promise<{ readonly questionVersionId: string; readonly filing: Filing }[]> {
    return reader.query(`select v.id as "questionVersionId", ${filing} as filing from question_version v join question q on q.id = v.question_id where v.id = any($1)`, [questionVersionIds]);
  }

  /** Which of these ids are questions of the bank already. */
  async known(questionIds: readonly string[], reader: Reader = this.db): Promise<string[]> {
    return (await reader.query<{ id: string }[]>('select id from question where id = any($1)', [questionIds])).map((it) => it.id);
  }

  texts(questionVersionIds: readonly string[], locale: string, reader: Reader = this.db): Promise<QuestionText[]> {
    return reader.query<QuestionText[]>(`
      select distinct on (t.question_version_id) t.question_version_id as "questionVersionId", t.locale, t.revision, t.content, v.competency_id as "competencyId", v.level
      from question_text t join question_version v on v.id = t.question_version_id
      where t.question_version_id = any($1) and t.locale in ($2, v.source_locale) order by t.question_version_id, (t.locale = $2) desc, t.revision desc`, [questionVersionIds, locale]);
  }
}
