import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, Refusal } from '#platform';
import { DraftsQueries } from './drafts.queries.js';

/** Takes back a draft that was put away, unless another one of the same course is open. */
@Injectable()
export class RestoreDraft {
  constructor(private readonly db: Database, private readonly drafts: DraftsQueries) {}

  run(by: Actor, draftId: string): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const row = await this.drafts.take(tx, by, 'course.write', draftId);
      if (row.state === 'published') throw new Refusal('draft.over');
      if (row.state === 'open') return { id: draftId };
      await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [row.courseId]);
      const [other] = await tx.query<unknown[]>('select 1 from course_draft where course_id = $1 and deleted_at is null and published_as is null', [row.courseId]);
      if (other !== undefined) throw new Refusal('draft.another-open');
      await tx.query('update course_draft set deleted_at = null where id = $1', [draftId]);
      await audit(tx, by.personId, 'draft.restore', draftId);
      return { id: draftId };
    });
  }
}
