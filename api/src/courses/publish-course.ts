import { Injectable } from '@nestjs/common';
import { lessonSchemaVersion, type Actor, type Cell, type LessonDocument } from '@palier/domain';
import { audit, Database, newId } from '#platform';

type Words<T> = Readonly<Partial<Record<'fr' | 'en', T>>>;
export type NewUnit = { readonly id: string; readonly minutes: number; readonly serves: readonly Cell[] } & (
  | { readonly kind: 'lesson'; readonly words: Words<{ readonly title: string; readonly document: LessonDocument }> }
  | { readonly kind: 'file'; readonly words: Words<{ readonly title: string; readonly file: string }> }
  | { readonly kind: 'quiz'; readonly quizVersionId: string; readonly words: Words<{ readonly title: string }> });

export interface NewCourse { readonly id: string; readonly sourceLocale: 'fr' | 'en'; readonly words: Words<{ readonly title: string; readonly summary: string }>; readonly units: readonly NewUnit[] }

/** The first version of a course, frozen with all its words. Gives the version's id. */
@Injectable()
export class PublishCourse {
  constructor(private readonly db: Database) {}

  run(by: Actor, wish: NewCourse): Promise<string> {
    return this.db.transaction(async (tx) => {
      const versionId = newId();
      await tx.query('insert into course (id) values ($1)', [wish.id]);
      await tx.query(`insert into course_version (id, course_id, number, change_class, reason, source_locale, published_at, published_by) values ($1, $2, 1, 'first', '', $3, palier_now(), $4)`, [versionId, wish.id, wish.sourceLocale, by.personId]);
      for (const [locale, words] of Object.entries(wish.words)) await tx.query('insert into course_text (course_version_id, locale, revision, title, summary) values ($1, $2, 1, $3, $4)', [versionId, locale, words.title, words.summary]);
      for (const [position, unit] of wish.units.entries()) {
        await tx.query('insert into unit (id, course_id) values ($1, $2)', [unit.id, wish.id]);
        await tx.query('insert into unit_version (course_version_id, unit_id, position, kind, minutes, quiz_version_id, serves) values ($1, $2, $3, $4, $5, $6, $7)',
          [versionId, unit.id, position, unit.kind, unit.minutes, unit.kind === 'quiz' ? unit.quizVersionId : null, JSON.stringify(unit.serves)]);
        for (const [locale, words] of Object.entries(unit.words)) {
          const document = 'document' in words ? words.document : null;
          await tx.query('insert into unit_text (course_version_id, unit_id, locale, revision, title, document, schema_version, file_sha256) values ($1, $2, $3, 1, $4, $5, $6, $7)',
            [versionId, unit.id, locale, words.title, document === null ? null : JSON.stringify(document), document === null ? null : lessonSchemaVersion, 'file' in words ? words.file : null]);
        }
      }
      await audit(tx, by.personId, 'course.publish', wish.id);
      return versionId;
    });
  }
}
