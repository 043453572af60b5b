import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { OpenDraft } from '#courses';
import { audit, Database, Refusal } from '#platform';

/** The next version of a course is written for a release: a new draft, or the one that is open. Published, its version teaches that release. A draft is written for one release at most. */
@Injectable()
export class EditForRelease {
  constructor(private readonly db: Database, private readonly opens: OpenDraft) {}

  run(by: Actor, releaseId: string, wish: { readonly id: string; readonly courseId: string }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const [release] = await tx.query<unknown[]>('select 1 from product_release where id = $1', [releaseId]);
      if (release === undefined) throw new Refusal('thing.not-found');
      const { id } = await this.opens.within(tx, by, wish.courseId, wish);
      const [draft] = await tx.query<{ forRelease: string | null; name: string }[]>(`select d.for_release as "forRelease", coalesce(s.name || ' ' || r.name, '') as name from course_draft d left join product_release r on r.id = d.for_release left join support_scope s on s.id = r.product_id where d.id = $1 for update of d`, [id]);
      if (draft?.forRelease === releaseId) return { id };
      if (draft?.forRelease != null) throw new Refusal('release.edited-elsewhere', { name: draft.name });
      await tx.query('update course_draft set for_release = $2 where id = $1', [id, releaseId]);
      await audit(tx, by.personId, 'release.edit', id, { releaseId });
      return { id };
    });
  }
}
