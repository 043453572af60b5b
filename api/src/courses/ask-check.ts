import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, Jobs, Refusal } from '#platform';
import { ChecksQueries } from './checks.queries.js';
import { DraftsQueries, refuseUnseen } from './drafts.queries.js';
import type { CourseChange } from './publish-course.js';
import { PublishDraft } from './publish-draft.js';

/** The author of a draft that lacks nothing asks that somebody else look it over and publish it. Until then it stays as it is. Asked twice, it is asked once. */
@Injectable()
export class AskCheck {
  constructor(private readonly db: Database, private readonly drafts: DraftsQueries, private readonly checks: ChecksQueries, private readonly publishes: PublishDraft, private readonly jobs: Jobs) {}

  run(by: Actor, draftId: string, wish: { readonly id: string; readonly seen?: number | undefined; readonly change: CourseChange | null }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const row = await this.drafts.take(tx, by, 'course.publish', draftId);
      const before = await this.checks.byId(wish.id, tx);
      if (before !== null) {
        if (before.draftId !== draftId || before.askedById !== by.personId) throw new Refusal('id.taken');
        return { id: wish.id };
      }
      refuseUnseen(row, wish.seen);
      const change = (await this.publishes.ready(tx, row, wish.change)) === null ? null : wish.change;
      await tx.query(`
        insert into content_check (id, draft_id, course_id, draft_version, content_sha256, change_class, reason, writers, recorded_at, recorded_by)
        select $2, id, course_id, version, ${contentSha256}, $3, $4, case when $5 = any(writers) then writers else writers || $5 end, palier_now(), $5 from course_draft where id = $1`, [draftId, wish.id, change?.class ?? null, change?.reason ?? null, by.personId]);
      await audit(tx, by.personId, 'content.ask-check', draftId, { checkId: wish.id });
      await this.jobs.announce(tx, 'course.publish', wish.id);
      return { id: wish.id };
    });
  }
}

/** What a draft holds, as it is compared before it is published. */
export const contentSha256 = `sha256(convert_to(content::text, 'UTF8'))`;
