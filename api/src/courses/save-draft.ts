import { Injectable } from '@nestjs/common';
import type { Actor, CourseDraft } from '@palier/domain';
import { Database } from '#platform';
import { DraftsQueries, refuseUnseen } from './drafts.queries.js';

/** Keeps a draft as it is now. Whoever did not see the newest version is told so; the same saving again, after a lost answer, is the same. */
@Injectable()
export class SaveDraft {
  constructor(private readonly db: Database, private readonly drafts: DraftsQueries) {}

  run(by: Actor, draftId: string, wish: { readonly seen?: number | undefined; readonly content: CourseDraft }): Promise<{ version: number; savedAt: string }> {
    return this.db.transaction(async (tx) => {
      const row = await this.drafts.take(tx, by, 'course.write', draftId);
      const [same] = await tx.query<{ same: boolean }[]>('select content = $2::jsonb as same from course_draft where id = $1', [draftId, JSON.stringify(wish.content)]);
      const sentAgain = row.state === 'open' && wish.seen === row.version - 1 && row.changedById === by.personId && same?.same === true;
      if (sentAgain) return { version: row.version, savedAt: row.changedAt.toISOString() };
      refuseUnseen(row, wish.seen);
      const [saved] = await tx.query<{ at: Date }[]>('with it as (update course_draft set content = $2, version = version + 1, writers = case when $3 = any(writers) then writers else writers || $3::uuid end, changed_by = $3, changed_at = palier_now() where id = $1 returning changed_at) select changed_at as at from it', [draftId, JSON.stringify(wish.content), by.personId]);
      return { version: row.version + 1, savedAt: (saved?.at ?? row.changedAt).toISOString() };
    });
  }
}
