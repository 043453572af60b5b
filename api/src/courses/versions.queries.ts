import { Injectable } from '@nestjs/common';
import type { CourseVersionFile, CourseVersions } from '@palier/contracts';
import { draftDraw, picturesOf, writeLesson, writtenCourse, type Actor, type CourseDraft, type DraftActivity, type WrittenCourse } from '@palier/domain';
import { Database, Refusal, require, type Reader } from '#platform';
import { QuizzesQueries, type WrittenQuiz } from '#quizzes';
import { CoursesQueries, type PublishedCourse, type PublishedUnit } from './courses.queries.js';
import { filesOf } from './drafts.queries.js';

@Injectable()
export class VersionsQueries {
  constructor(private readonly db: Database, private readonly courses: CoursesQueries, private readonly quizzes: QuizzesQueries) {}

  /** The versions of a course, the newest first. */
  async list(actor: Actor, courseId: string): Promise<CourseVersions> {
    const rows = await this.db.query<(Omit<CourseVersions['versions'][number], 'publishedAt' | 'change'> & { publishedAt: Date; change: CourseVersions['versions'][number]['change'] | 'first'; madeBy: string | null; title: string; lang: CourseVersions['lang'] })[]>(`
      select v.number, v.change_class as change, v.reason, v.published_at as "publishedAt", coalesce(p.display_name, '') as "publishedBy", t.title, t.locale as lang, (select f.published_by from course_version f where f.course_id = v.course_id and f.number = 1) as "madeBy"
      from course_version v left join person p on p.id = v.published_by join lateral (select title, locale from course_text t where t.course_version_id = v.id and t.locale = v.source_locale order by t.revision desc limit 1) t on true
      where v.course_id = $1 order by v.number desc`, [courseId]);
    const [newest] = rows;
    if (newest === undefined) throw new Refusal('thing.not-found');
    require(actor, 'course.write', newest.madeBy ?? '');
    return { courseId, title: newest.title, lang: newest.lang, versions: rows.map(({ number, change, reason, publishedAt, publishedBy }) => ({ number, change: change === 'first' ? null : change, reason, publishedBy, publishedAt: publishedAt.toISOString() })) };
  }

  /** One version as its author wrote it, its questions as they stood when it was published. */
  async version(actor: Actor, courseId: string, number: number): Promise<CourseVersionFile> {
    const course = await this.courses.published(courseId, this.db, number);
    if (course === null) throw new Refusal('thing.not-found');
    require(actor, 'course.write', course.madeBy ?? '');
    const { draft, written } = await this.written(course);
    return { number, lang: course.sourceLocale, written: written as CourseVersionFile['written'], files: await this.courses.files(filesOf(draft)) };
  }

  /** A version in the form in which it can be compared. */
  async written(course: PublishedCourse, reader: Reader = this.db): Promise<{ readonly draft: CourseDraft; readonly written: WrittenCourse }> {
    const draft = await this.asDraft(course, course.publishedAt, reader);
    return { draft, written: writtenCourse(draft, (activityId) => course.units.find((it) => it.unitId === activityId)?.words[course.sourceLocale]?.document ?? null) };
  }

  /** A published course as its author would write it, its questions as they stand now or stood at an instant. */
  async asDraft(course: PublishedCourse, asOf: Date | null, reader: Reader): Promise<CourseDraft> {
    const quizzes = await this.quizzes.written(course.units.flatMap((it) => (it.quizVersionId === null ? [] : [it.quizVersionId])), course.sourceLocale, reader, asOf);
    const pictures = course.units.flatMap((it) => it.words[course.sourceLocale]?.document?.content.flatMap((block) => (block.type === 'image' ? [block.attrs.file] : [])) ?? []);
    const names = new Map((await this.courses.files(pictures, reader)).map((it) => [it.sha256, it.name]));
    const words = course.words[course.sourceLocale];
    return {
      locale: course.sourceLocale, title: words?.title ?? '', summary: words?.summary ?? '',
      activities: course.units.map((it) => activityOf(it, course.sourceLocale, quizzes.find((quiz) => quiz.id === it.quizVersionId) ?? null, (file) => names.get(file) ?? 'image')),
    };
  }
}

function activityOf(unit: PublishedUnit, locale: 'fr' | 'en', quiz: WrittenQuiz | null, nameOf: (file: string) => string): DraftActivity {
  const words = unit.words[locale];
  const base = { id: unit.unitId, title: words?.title ?? '', minutes: unit.minutes };
  const prepares = { cells: unit.serves };
  switch (unit.kind) {
    case 'lesson': {
      const document = words?.document ?? { type: 'doc', content: [] };
      const pictures = picturesOf(document, nameOf);
      return { ...base, ...prepares, kind: 'lesson', text: writeLesson(document, pictures), pictures };
    }
    case 'file': return { ...base, ...prepares, kind: 'file', file: words?.file ?? null };
    case 'link': return { ...base, ...prepares, kind: 'link', address: words?.address ?? '', about: words?.about ?? '' };
    case 'video': return { ...base, ...prepares, kind: 'video', file: words?.file ?? null, captions: words?.captions ?? null, transcript: words?.transcript ?? '' };
    case 'article': return { ...base, ...prepares, kind: 'article', article: unit.articleId };
    case 'checklist': return { ...base, kind: 'checklist', items: words?.items ?? [], cells: unit.serves };
    case 'quiz': {
      const draws = (quiz?.blueprint.draws ?? []).flatMap((draw) => (draw.kind === 'cell' ? [draw] : [])).map(draftDraw);
      return { ...base, kind: 'quiz', cell: unit.serves[0] ?? null, passMark: quiz?.passMark ?? 0.8, limit: quiz?.minutes ?? null, attempts: quiz?.attempts ?? null, feedback: quiz?.feedback ?? 'full', questions: (quiz?.named ?? []).map((it) => ({ id: it.questionId, cell: it.cell, content: it.content, filing: it.filing })), draws, drawn: quiz === null ? unit.quizVersionId : null };
    }
  }
}
