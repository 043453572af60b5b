import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, Refusal, require, type Tx } from '#platform';
import { CoursesQueries } from './courses.queries.js';
import { VersionsQueries } from './versions.queries.js';

/** Begins the next version of a published course from the newest one, or goes on with the draft that is open already. Learners inside finish theirs. */
@Injectable()
export class OpenDraft {
  constructor(private readonly db: Database, private readonly courses: CoursesQueries, private readonly versions: VersionsQueries) {}

  run(by: Actor, courseId: string, wish: { readonly id: string }): Promise<{ id: string }> {
    return this.db.transaction((tx) => this.within(tx, by, courseId, wish));
  }

  /** Within the caller's transaction. */
  async within(tx: Tx, by: Actor, courseId: string, wish: { readonly id: string }): Promise<{ id: string }> {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [courseId]);
    const course = await this.courses.published(courseId, tx);
    if (course === null) throw new Refusal('thing.not-found');
    require(by, 'course.write', course.madeBy ?? '');
    const [open] = await tx.query<{ id: string }[]>('select id from course_draft where course_id = $1 and deleted_at is null and published_as is null', [courseId]);
    if (open !== undefined) return { id: open.id };
    const made = await tx.query<unknown[]>(`insert into course_draft (id, course_id, based_on, made_by, made_at, version, content, changed_by, changed_at) values ($1, $2, $3, $4, palier_now(), 1, $5, $6, palier_now()) on conflict (id) do nothing returning id`,
      [wish.id, courseId, course.versionId, course.madeBy ?? by.personId, JSON.stringify(await this.versions.asDraft(course, null, tx)), by.personId]);
    if (made.length === 0) throw new Refusal('id.taken');
    await audit(tx, by.personId, 'draft.open', wish.id, { courseId });
    return { id: wish.id };
  }
}
