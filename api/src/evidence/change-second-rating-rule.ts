import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, newId, Refusal } from '#platform';
import { SecondRatingQueries } from './second-rating.queries.js';

/** HR or an administrator has a share of signatures rated a second time, or none. The seed of the draw stays what it was: what was drawn can be drawn again. */
@Injectable()
export class ChangeSecondRatingRule {
  constructor(private readonly db: Database, private readonly ratings: SecondRatingQueries) {}

  run(by: Actor, wish: { readonly seen: number; readonly percent: number }): Promise<{ percent: number }> {
    return this.db.transaction(async (tx) => {
      await tx.query(`select pg_advisory_xact_lock(hashtextextended('second_rating_setting', 0))`);
      const now = await this.ratings.rule(tx);
      if (now.percent === wish.percent) return { percent: now.percent };
      if (now.percent !== wish.seen) throw new Refusal('edit.changed-meanwhile', { by: now.changedBy ?? '', on: now.changedAt?.slice(0, 10) ?? '' });
      await tx.query(`
        insert into second_rating_setting (percent, seed, changed_at, changed_by) values ($1, $2, palier_now(), $3)
        on conflict (one) do update set percent = excluded.percent, changed_at = excluded.changed_at, changed_by = excluded.changed_by`, [wish.percent, newId(), by.personId]);
      await audit(tx, by.personId, 'second-rating.rule', null, { percent: wish.percent });
      return { percent: wish.percent };
    });
  }
}
