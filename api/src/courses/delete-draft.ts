import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, Refusal } from '#platform';
import { DraftsQueries, refuseWhileChecked } from './drafts.queries.js';

/** Puts a draft away for thirty days, in which it can be taken back; what was put away before that is gone then. Nothing published changes. */
@Injectable()
export class DeleteDraft {
  constructor(private readonly db: Database, private readonly drafts: DraftsQueries) {}

  run(by: Actor, draftId: string): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const row = await this.drafts.take(tx, by, 'course.write', draftId);
      if (row.state === 'published') throw new Refusal('draft.over');
      if (row.state === 'deleted') return { id: draftId };
      refuseWhileChecked(row);
      await tx.query('update course_draft set deleted_at = palier_now() where id = $1', [draftId]);
      await tx.query(`delete from course_draft where deleted_at < palier_now() - interval '30 days'`);
      await audit(tx, by.personId, 'draft.delete', draftId);
      return { id: draftId };
    });
  }
}
