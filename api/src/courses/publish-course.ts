import { Injectable } from '@nestjs/common';
import { lessonSchemaVersion, type Actor, type Cell, type ChecklistItem, type LessonDocument } from '@palier/domain';
import { audit, Database, newId, Refusal, type Tx } from '#platform';

type Words<T> = Readonly<Partial<Record<'fr' | 'en', T>>>;
export type NewUnit = { readonly id: string; readonly minutes: number; readonly serves: readonly Cell[] } & (
  | { readonly kind: 'lesson'; readonly words: Words<{ readonly title: string; readonly document: LessonDocument }> }
  | { readonly kind: 'file'; readonly words: Words<{ readonly title: string; readonly file: string }> }
  | { readonly kind: 'link'; readonly words: Words<{ readonly title: string; readonly address: string; readonly about: string }> }
  | { readonly kind: 'video'; readonly words: Words<{ readonly title: string; readonly file: string; readonly captions: string | null; readonly transcript: string }> }
  | { readonly kind: 'checklist'; readonly words: Words<{ readonly title: string; readonly items: readonly ChecklistItem[] }> }
  | { readonly kind: 'article'; readonly articleId: string; readonly words: Words<{ readonly title: string }> }
  | { readonly kind: 'quiz'; readonly quizVersionId: string; readonly words: Words<{ readonly title: string }> });

/** How far a new version of a course reaches, and why there is one. */
export interface CourseChange { readonly class: 'cosmetic' | 'substantive' | 'breaking'; readonly reason: string }
export interface NewCourse { readonly id: string; readonly sourceLocale: 'fr' | 'en'; readonly words: Words<{ readonly title: string; readonly summary: string }>; readonly units: readonly NewUnit[]; /** Absent for the first version alone. */ readonly change?: CourseChange }

/** A course in its next version, the first where there was none, frozen with all its words. Activities keep their identity. Gives the version's id. */
@Injectable()
export class PublishCourse {
  constructor(private readonly db: Database) {}

  run(by: Actor, wish: NewCourse): Promise<string> {
    return this.db.transaction((tx) => this.within(tx, by, wish));
  }

  /** `by` wrote it; `publisher` publishes it. */
  async within(tx: Tx, by: Actor, wish: NewCourse, publisher: Actor = by): Promise<string> {
    const versionId = newId();
    await tx.query('insert into course (id) values ($1) on conflict do nothing', [wish.id]);
    const elsewhere = await tx.query<unknown[]>('select 1 from unit where id = any($1) and course_id <> $2', [wish.units.map((it) => it.id), wish.id]);
    if (elsewhere.length > 0) throw new Refusal('id.taken');
    await tx.query(`insert into course_version (id, course_id, number, change_class, reason, source_locale, published_at, published_by)
      values ($1, $2, (select coalesce(max(number), 0) + 1 from course_version where course_id = $2), $3, $4, $5, palier_now(), $6)`,
      [versionId, wish.id, wish.change?.class ?? 'first', wish.change?.reason ?? '', wish.sourceLocale, by.personId]);
    for (const [locale, words] of Object.entries(wish.words)) await tx.query('insert into course_text (course_version_id, locale, revision, title, summary) values ($1, $2, 1, $3, $4)', [versionId, locale, words.title, words.summary]);
    for (const [position, unit] of wish.units.entries()) await this.writeUnit(tx, versionId, wish.id, position, unit);
    await audit(tx, publisher.personId, 'course.publish', wish.id);
    return versionId;
  }

  private async writeUnit(tx: Tx, versionId: string, courseId: string, position: number, unit: NewUnit): Promise<void> {
    await tx.query('insert into unit (id, course_id) values ($1, $2) on conflict do nothing', [unit.id, courseId]);
    await tx.query('insert into unit_version (course_version_id, unit_id, position, kind, minutes, quiz_version_id, article_id, serves) values ($1, $2, $3, $4, $5, $6, $7, $8)',
      [versionId, unit.id, position, unit.kind, unit.minutes, unit.kind === 'quiz' ? unit.quizVersionId : null, unit.kind === 'article' ? unit.articleId : null, JSON.stringify(unit.serves)]);
    for (const [locale, it] of Object.entries(unit.words)) {
      const document = 'document' in it ? it.document : null;
      await tx.query(`insert into unit_text (course_version_id, unit_id, locale, revision, title, document, schema_version, file_sha256, address, about, captions_sha256, transcript, items, heard)
        values ($1, $2, $3, 1, $4, $5, $6, $7, $8, $9, $10, $11, $12, (select coalesce(left(string_agg(f.words, ' ' order by array_position($13::text[], f.sha256)), ${mostHeard}), '') from stored_file f where f.sha256 = any($13)))`,
        [versionId, unit.id, locale, it.title, document === null ? null : JSON.stringify(document), document === null ? null : lessonSchemaVersion, 'file' in it ? it.file : null,
          'address' in it ? it.address : null, 'about' in it ? it.about : null, 'captions' in it ? it.captions : null, 'transcript' in it ? it.transcript : null, 'items' in it ? JSON.stringify(it.items) : null, captionsIn(it, locale)]);
    }
  }
}

/** More than films of an activity say; a text that is searched has its end. */
const mostHeard = 200_000;

/** The captions of its films in its language, in their order. */
function captionsIn(it: NewUnit['words'][keyof NewUnit['words']], locale: string): readonly string[] {
  if (it === undefined) return [];
  if ('captions' in it) return it.captions === null ? [] : [it.captions];
  return 'document' in it ? it.document.content.flatMap((block) => (block.type === 'video' ? block.attrs.captions.filter((one) => one.lang === locale).map((one) => one.file) : [])) : [];
}
