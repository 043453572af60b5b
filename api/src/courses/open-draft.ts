import { Injectable } from '@nestjs/common';
import { picturesOf, writeLesson, type Actor, type CourseDraft, type DraftActivity } from '@palier/domain';
import { audit, Database, Refusal, require, type Tx } from '#platform';
import { QuizzesQueries, type WrittenQuiz } from '#quizzes';
import { CoursesQueries, type PublishedCourse, type PublishedUnit } from './courses.queries.js';

/** Begins the next version of a published course from the newest one, or goes on with the draft that is open already. Learners inside finish theirs. */
@Injectable()
export class OpenDraft {
  constructor(private readonly db: Database, private readonly courses: CoursesQueries, private readonly quizzes: QuizzesQueries) {}

  run(by: Actor, courseId: string, wish: { readonly id: string }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [courseId]);
      const course = await this.courses.published(courseId, tx);
      if (course === null) throw new Refusal('thing.not-found');
      require(by, 'course.write', course.madeBy ?? '');
      const [open] = await tx.query<{ id: string }[]>('select id from course_draft where course_id = $1 and deleted_at is null and published_as is null', [courseId]);
      if (open !== undefined) return { id: open.id };
      const made = await tx.query<unknown[]>(`insert into course_draft (id, course_id, based_on, made_by, made_at, version, content, changed_by, changed_at) values ($1, $2, $3, $4, palier_now(), 1, $5, $6, palier_now()) on conflict (id) do nothing returning id`,
        [wish.id, courseId, course.versionId, course.madeBy ?? by.personId, JSON.stringify(await this.draftOf(tx, course)), by.personId]);
      if (made.length === 0) throw new Refusal('id.taken');
      await audit(tx, by.personId, 'draft.open', wish.id, { courseId });
      return { id: wish.id };
    });
  }

  /** A published course as its author would write it. */
  private async draftOf(tx: Tx, course: PublishedCourse): Promise<CourseDraft> {
    const quizzes = await this.quizzes.written(course.units.flatMap((it) => (it.quizVersionId === null ? [] : [it.quizVersionId])), course.sourceLocale, tx);
    const pictures = course.units.flatMap((it) => it.words[course.sourceLocale]?.document?.content.flatMap((block) => (block.type === 'image' ? [block.attrs.file] : [])) ?? []);
    const names = new Map((await this.courses.files(pictures, tx)).map((it) => [it.sha256, it.name]));
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
  switch (unit.kind) {
    case 'lesson': {
      const document = words?.document ?? { type: 'doc', content: [] };
      const pictures = picturesOf(document, nameOf);
      return { ...base, kind: 'lesson', text: writeLesson(document, pictures), pictures };
    }
    case 'file': return { ...base, kind: 'file', file: words?.file ?? null };
    case 'link': return { ...base, kind: 'link', address: words?.address ?? '', about: words?.about ?? '' };
    case 'video': return { ...base, kind: 'video', file: words?.file ?? null, captions: words?.captions ?? null, transcript: words?.transcript ?? '' };
    case 'quiz': {
      const draws = quiz === null || quiz.blueprint.draws.some((it) => it.kind === 'cell');
      return { ...base, kind: 'quiz', cell: unit.serves[0] ?? null, passMark: quiz?.passMark ?? 0.8, limit: quiz?.minutes ?? null, attempts: quiz?.attempts ?? null, feedback: quiz?.feedback ?? 'full', questions: draws ? [] : quiz.named.map((it) => ({ id: it.questionId, cell: it.cell, content: it.content })), drawn: draws ? unit.quizVersionId : null };
    }
  }
}
