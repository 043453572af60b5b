import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, keepText, Refusal, require } from '#platform';
import { ChecksQueries } from './checks.queries.js';

/** Somebody else looks a version over that was published alone: it is right, or its author reads what is to mend. Nothing published changes. */
@Injectable()
export class CheckVersion {
  constructor(private readonly db: Database, private readonly checks: ChecksQueries) {}

  run(by: Actor, courseId: string, number: number, wish: { readonly id: string; readonly outcome: 'right' | 'toMend'; readonly words: string }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [courseId]);
      const kept = await this.checks.keptVersion(courseId, number, tx);
      if (kept === null) throw new Refusal('thing.not-found');
      require(by, 'content.check', kept.madeBy);
      if (kept.checkId === wish.id) return { id: wish.id };
      if (kept.checkId !== null || kept.checkedBefore) throw new Refusal('check.decided-already');
      if (kept.writers.includes(by.personId)) throw new Refusal('check.needs-another');
      if (wish.outcome === 'toMend' && wish.words.trim() === '') throw new Refusal('check.needs-words');
      const at = new Date(await this.db.now(tx));
      await tx.query('insert into version_check (course_version_id, id, published_by, writers, outcome, words_id, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8)',
        [kept.versionId, wish.id, kept.publishedBy, kept.writers, wish.outcome, wish.outcome === 'toMend' ? await keepText(tx, wish.words, at) : null, at, by.personId]);
      await audit(tx, by.personId, 'content.check', courseId, { number, outcome: wish.outcome });
      return { id: wish.id };
    });
  }
}
