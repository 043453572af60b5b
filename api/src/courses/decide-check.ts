import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, Jobs, keepText, Refusal, require, type Tx } from '#platform';
import { contentSha256 } from './ask-check.js';
import { ChecksQueries, type KeptCheck } from './checks.queries.js';
import { DraftsQueries } from './drafts.queries.js';
import { PublishDraft, type Published } from './publish-draft.js';

/** A second person publishes a draft just as they read it, or sends it back and says what to mend. Never one of those who wrote it. Decided twice, it is decided once. */
@Injectable()
export class DecideCheck {
  constructor(private readonly db: Database, private readonly drafts: DraftsQueries, private readonly checks: ChecksQueries, private readonly publishes: PublishDraft, private readonly jobs: Jobs) {}

  approve(by: Actor, checkId: string, wish: { readonly id: string; readonly seen: number }): Promise<Published> {
    return this.db.transaction(async (tx) => {
      const kept = await this.open(tx, by, checkId, wish.id);
      const row = await this.drafts.row(kept.draftId, tx);
      if (kept.courseVersionId !== null) return { courseId: kept.courseId, courseVersionId: kept.courseVersionId, version: (row.basedOnNumber ?? 0) + 1 };
      const [now] = await tx.query<{ same: boolean }[]>(`select ${contentSha256} = $2 as same from course_draft where id = $1`, [kept.draftId, kept.contentSha256]);
      if (row.state !== 'open' || row.version !== kept.draftVersion || wish.seen !== kept.draftVersion || now?.same !== true) throw new Refusal('check.would-differ');
      // It stays the course of whoever wrote it; the audit says who published.
      const author: Actor = { personId: kept.askedById, roles: [], leads: [] };
      const published = await this.publishes.within(tx, author, row, kept.change === null ? null : { class: kept.change, reason: kept.reason ?? '' }, by);
      await tx.query(`insert into content_check_decision (check_id, id, decision, writers, course_version_id, recorded_at, recorded_by) values ($1, $2, 'published', $3, $4, palier_now(), $5)`, [checkId, wish.id, kept.writers, published.courseVersionId, by.personId]);
      await audit(tx, by.personId, 'content.approve', kept.draftId, { checkId, courseVersionId: published.courseVersionId });
      await this.jobs.announce(tx, 'content.check', checkId);
      return published;
    });
  }

  giveBack(by: Actor, checkId: string, wish: { readonly id: string; readonly words: string }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const kept = await this.open(tx, by, checkId, wish.id);
      if (kept.decision !== null) return { id: wish.id };
      const at = new Date(await this.db.now(tx));
      await tx.query(`insert into content_check_decision (check_id, id, decision, writers, words_id, recorded_at, recorded_by) values ($1, $2, 'returned', $3, $4, $5, $6)`, [checkId, wish.id, kept.writers, await keepText(tx, wish.words, at), at, by.personId]);
      await audit(tx, by.personId, 'content.return', kept.draftId, { checkId });
      await this.jobs.announce(tx, 'content.check', checkId);
      return { id: wish.id };
    });
  }

  /** The check, its draft locked, so that nothing changes between reading and publishing. @throws where it was decided already, unless by this very wish, and where one of its writers decides. */
  private async open(tx: Tx, by: Actor, checkId: string, decisionId: string): Promise<KeptCheck> {
    const found = await this.checks.byId(checkId, tx);
    if (found === null) throw new Refusal('thing.not-found');
    require(by, 'content.check', found.madeBy);
    await this.drafts.hold(tx, found.draftId);
    const now = await this.checks.byId(checkId, tx);
    if (now === null || (now.decision !== null && now.decisionId !== decisionId)) throw new Refusal('check.decided-already');
    if (now.writers.includes(by.personId)) throw new Refusal('check.needs-another');
    return now;
  }
}
