import { Injectable } from '@nestjs/common';
import type { Course, CourseLine, Locale, SelfCheckAnswer, Unit, UnitLine } from '@palier/contracts';
import { attemptsLeft, checkedSelf, courseProgress, keptOver, mayBePlaced, minutesWithExtra, shownLesson, type Actor, type LessonDocument } from '@palier/domain';
import { ArticlesQueries } from '#articles';
import { ActivityScopesQueries, CoursesQueries, TestOutQueries, type AboutCourses, type CourseRow, type UnitRow } from '#courses';
import { Database, Refusal } from '#platform';
import { QuizzesQueries } from '#quizzes';
import { ChecklistsQueries } from './checklists.queries.js';
import { ExtraTimeQueries } from './extra-time.queries.js';

interface Sitting { readonly unitId: string; readonly id: string; readonly open: boolean; readonly passed: boolean | null; readonly score: number | null }

@Injectable()
export class LearningQueries {
  constructor(private readonly db: Database, private readonly courses: CoursesQueries, private readonly testOut: TestOutQueries, private readonly scopes: ActivityScopesQueries, private readonly quizzes: QuizzesQueries, private readonly extra: ExtraTimeQueries, private readonly checklists: ChecklistsQueries, private readonly articles: ArticlesQueries) {}

  /** Published courses and how far the actor is in each; first those about what they support. Five queries, whatever the number of courses. */
  async coursesOf(actor: Actor): Promise<CourseLine[]> {
    const rows = await this.courses.courses(actor.personId, null);
    const about = await this.scopes.about(null, actor.personId);
    const units = await this.units(actor, rows, about);
    return rows.map((row) => line(row, units.get(row.courseVersionId) ?? [], about)).sort((a, b) => Number(b.concernsMe) - Number(a.concernsMe));
  }

  async course(actor: Actor, courseId: string): Promise<Course> {
    const [row] = await this.courses.courses(actor.personId, courseId);
    if (row === undefined) throw new Refusal('thing.not-found');
    const about = await this.scopes.about(courseId, actor.personId);
    const units = (await this.units(actor, [row], about)).get(row.courseVersionId) ?? [];
    return { ...line(row, units, about), ownScopes: about.own(courseId, null), version: row.version, courseVersionId: row.courseVersionId, units, newer: await this.newer(row, units) };
  }

  /** What came after the version that somebody is in, and what would stay done there. */
  private async newer(row: CourseRow, units: readonly UnitLine[]): Promise<Course['newer']> {
    const newer = await this.courses.newer(row);
    if (newer === null) return null;
    // What a rater saw belongs to the version in which it was seen: a checklist is ticked anew.
    const kept = keptOver(newer.units, new Set(units.filter((it) => it.done && it.kind !== 'checklist').map((it) => it.id)));
    const same = new Set(newer.units.filter((it) => it.same).map((it) => it.unitId));
    return { courseVersionId: newer.courseVersionId, version: newer.version, changes: [...newer.versions], kept: kept.length, of: newer.units.length, quizOpen: units.some((it) => it.openAttemptId !== null && !same.has(it.id)) };
  }

  async unit(actor: Actor, courseId: string, unitId: string): Promise<Unit> {
    const course = await this.course(actor, courseId);
    const at = course.units.findIndex((it) => it.id === unitId);
    const unit = course.units[at];
    if (unit === undefined) throw new Refusal('thing.not-found');
    const body = unit.kind === 'quiz' ? null : await this.courses.body(course.courseVersionId, unitId, unit.lang);
    const quizVersionId = unit.kind === 'quiz' ? await this.quizOf(course.courseVersionId, unitId) : null;
    return {
      ...unit, courseId, courseVersionId: course.courseVersionId, courseTitle: course.title, document: shown(body?.document), file: body?.file ?? null, link: body?.link ?? null, video: body?.video ?? null,
      article: unit.kind === 'article' ? await this.articleOf(actor, course.courseVersionId, unitId) : null,
      checklist: unit.kind === 'checklist' ? await this.checklists.state(actor, actor.personId, course.courseVersionId, unitId, body?.items ?? []) : null,
      quiz: quizVersionId === null ? null : await this.quizFor(actor, quizVersionId, unit),
      place: unit.kind === 'lesson' ? await this.place(actor, unitId, body?.document) : null,
      previousUnitId: course.units[at - 1]?.id ?? null, nextUnitId: course.units[at + 1]?.id ?? null,
    };
  }

  /** Whether a choice is right in a question that a lesson has its reader ask themselves. Nothing is written: it is nobody's result. */
  async selfChecked(actor: Actor, asked: { readonly courseId: string; readonly unitId: string; readonly blockId: string; readonly locale: Locale }, chosen: readonly number[]): Promise<SelfCheckAnswer> {
    const course = await this.course(actor, asked.courseId);
    const unit = course.units.find((it) => it.id === asked.unitId && it.kind === 'lesson');
    const body = unit === undefined ? null : await this.courses.body(course.courseVersionId, unit.id, asked.locale);
    const block = (body?.document as LessonDocument | null | undefined)?.content.find((it) => it.type === 'selfCheck' && it.attrs.id === asked.blockId);
    if (block?.type !== 'selfCheck') throw new Refusal('thing.not-found');
    return checkedSelf(block.attrs, chosen);
  }

  /** A quiz as its reader meets it. */
  private async quizFor(actor: Actor, quizVersionId: string, unit: UnitLine): Promise<Unit['quiz']> {
    const quiz = await this.quizzes.version(quizVersionId);
    if (quiz === null) return null;
    const allowance = await this.extra.allowance(actor.personId, quizVersionId);
    const { begun, granted, extraPercent } = allowance;
    const left = attemptsLeft(quiz.attempts, granted, begun);
    return {
      questions: quiz.questions, passMark: quiz.passMark, minutes: quiz.minutes === null ? null : minutesWithExtra(quiz.minutes, extraPercent), extraPercent: quiz.minutes === null ? 0 : extraPercent,
      attempts: quiz.attempts === null || left === null ? null : { allowed: quiz.attempts, left }, feedback: quiz.feedback, placement: !unit.done && mayBePlaced({ ...allowance, questions: quiz.questions, cells: unit.serves.length }),
    };
  }

  /** Where somebody was in a lesson, unless that block is gone. */
  private async place(actor: Actor, unitId: string, document: unknown): Promise<string | null> {
    const [row] = await this.db.query<{ blockId: string }[]>('select block_id as "blockId" from lesson_place where person_id = $1 and unit_id = $2', [actor.personId, unitId]);
    const blocks = (document as LessonDocument | null | undefined)?.content ?? [];
    return row !== undefined && blocks.some((it) => it.attrs.id === row.blockId) ? row.blockId : null;
  }

  /** An article is read in its newest version, whatever the version of the course. */
  private async articleOf(actor: Actor, courseVersionId: string, unitId: string): Promise<Unit['article']> {
    const [row] = await this.db.query<{ id: string | null }[]>('select article_id as id from unit_version where course_version_id = $1 and unit_id = $2', [courseVersionId, unitId]);
    return row?.id == null ? null : this.articles.shown(actor, await this.articles.row(row.id));
  }

  private async quizOf(courseVersionId: string, unitId: string): Promise<string | null> {
    const [row] = await this.db.query<{ id: string | null }[]>('select quiz_version_id as id from unit_version where course_version_id = $1 and unit_id = $2', [courseVersionId, unitId]);
    return row?.id ?? null;
  }

  private async units(actor: Actor, rows: readonly CourseRow[], about: AboutCourses): Promise<Map<string, UnitLine[]>> {
    const versions = rows.map((it) => it.courseVersionId);
    const units = await this.courses.units(versions, actor.personId);
    const done = new Map((await this.db.query<{ key: string; tested: boolean }[]>(`
      select d.course_version_id || '/' || d.unit_id as key, exists (select from unit_completion c where c.id = d.id and c.tested_by is not null) as tested from unit_done d where d.person_id = $1 and d.course_version_id = any($2)`, [actor.personId, versions])).map((it) => [it.key, it.tested]));
    const sittings = await this.db.query<Sitting[]>(`
      select distinct on (a.unit_id, s.attempt_id is null) a.unit_id as "unitId", a.id, s.attempt_id is null and (a.deadline is null or a.deadline > palier_now()) as open, s.passed, s.score
      from attempt a join unit_version u on u.course_version_id = any($2) and u.unit_id = a.unit_id and u.quiz_version_id = a.quiz_version_id left join attempt_result s on s.attempt_id = a.id where a.person_id = $1 and not (s.passed is false and exists (select from placement p where p.attempt_id = a.id))
      order by a.unit_id, s.attempt_id is null, a.recorded_at desc`, [actor.personId, versions]);
    const courseOf = new Map(rows.map((it) => [it.courseVersionId, it.courseId]));
    // Only where a quiz of a newer version is still to be passed: nobody else can be freed of anything.
    const mayTestOut = rows.filter((it) => it.version > 1 && units.some((unit) => unit.courseVersionId === it.courseVersionId && unit.kind === 'quiz' && !done.has(`${it.courseVersionId}/${unit.unitId}`)));
    const freed = mayTestOut.length === 0 ? null : await this.testOut.freed(mayTestOut.map(({ courseVersionId }) => ({ personId: actor.personId, courseVersionId })));
    const lines = new Map<string, UnitLine[]>();
    for (const unit of units) lines.set(unit.courseVersionId, [...(lines.get(unit.courseVersionId) ?? []), unitLine(unit, done, (freed?.(actor.personId, unit.courseVersionId).get(unit.unitId) ?? []).filter((it) => !done.has(`${unit.courseVersionId}/${it}`)), sittings.filter((it) => it.unitId === unit.unitId), about.own(courseOf.get(unit.courseVersionId) ?? '', unit.unitId))]);
    return lines;
  }
}

const shown = (document: unknown) => (document == null ? null : shownLesson(document as LessonDocument));

function unitLine(unit: UnitRow, done: ReadonlyMap<string, boolean>, frees: readonly string[], sittings: readonly Sitting[], scopes: UnitLine['scopes']): UnitLine {
  const tested = done.get(`${unit.courseVersionId}/${unit.unitId}`);
  const last = sittings.find((it) => it.passed !== null);
  return {
    id: unit.unitId, position: unit.position, title: unit.title, lang: unit.lang, kind: unit.kind, minutes: unit.minutes, done: tested !== undefined, tested: tested === true, frees: tested === undefined ? [...frees] : [], serves: unit.serves, scopes,
    openAttemptId: sittings.find((it) => it.open)?.id ?? null, lastAttempt: last === undefined ? null : { id: last.id, passed: last.passed ?? false, score: last.score ?? 0 },
  };
}

function line(row: CourseRow, units: readonly UnitLine[], about: AboutCourses): CourseLine {
  const progress = courseProgress(units.map((it) => it.id), new Set(units.filter((it) => it.done).map((it) => it.id)));
  // Test out first: a quiz that shows the next activity is known comes before it.
  const next = units.find((it) => it.frees.some((one) => one === progress.next)) ?? units.find((it) => it.id === progress.next);
  const serves = new Map(units.flatMap((it) => it.serves).map((it) => [`${it.competencyId}/${it.level}`, it]));
  return {
    id: row.courseId, title: row.title, summary: row.summary, lang: row.lang, minutes: units.reduce((sum, it) => sum + it.minutes, 0), minutesLeft: units.filter((it) => !it.done).reduce((sum, it) => sum + it.minutes, 0), done: progress.done, of: progress.of, percent: progress.percent,
    next: next === undefined ? null : { unitId: next.id, title: next.title, kind: next.kind }, serves: [...serves.values()], scopes: about.all(row.courseId), concernsMe: about.concerns(row.courseId),
  };
}
