import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, Refusal } from '#platform';
import { ChecksQueries } from './checks.queries.js';
import { DraftsQueries } from './drafts.queries.js';

/** Whoever wrote a draft takes back the request to have it checked, and goes on writing. Taken back twice, it is taken back once. */
@Injectable()
export class WithdrawCheck {
  constructor(private readonly db: Database, private readonly drafts: DraftsQueries, private readonly checks: ChecksQueries) {}

  run(by: Actor, checkId: string, wish: { readonly id: string }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const found = await this.checks.byId(checkId, tx);
      if (found === null) throw new Refusal('thing.not-found');
      await this.drafts.take(tx, by, 'course.write', found.draftId);
      const now = await this.checks.byId(checkId, tx);
      if (now?.decisionId === wish.id) return { id: wish.id };
      if (now === null || now.decision !== null) throw new Refusal('check.decided-already');
      if (!now.writers.includes(by.personId)) throw new Refusal('check.not-yours');
      await tx.query(`insert into content_check_decision (check_id, id, decision, writers, recorded_at, recorded_by) values ($1, $2, 'withdrawn', $3, palier_now(), $4)`, [checkId, wish.id, now.writers, by.personId]);
      await audit(tx, by.personId, 'content.withdraw-check', now.draftId, { checkId });
      return { id: wish.id };
    });
  }
}
