import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, Refusal, require, takeRecordedAt } from '#platform';
import { ExtraTimeQueries } from './extra-time.queries.js';

/** Gives somebody more time for quizzes begun from now on, or takes it back: 0. Why is not asked. */
@Injectable()
export class GiveExtraTime {
  constructor(private readonly db: Database, private readonly extra: ExtraTimeQueries) {}

  run(by: Actor, personId: string, wish: { readonly id: string; readonly seen: number; readonly percent: number }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      require(by, 'extra-time.give', personId);
      const at = await takeRecordedAt(tx, personId);
      const [taken] = await tx.query<{ same: boolean }[]>('select person_id = $2 and percent = $3 and recorded_by = $4 as same from extra_time where id = $1', [wish.id, personId, wish.percent, by.personId]);
      if (taken?.same === false) throw new Refusal('id.taken');
      if (taken !== undefined) return { id: wish.id };
      const now = await this.extra.of(personId, tx);
      if (now.percent !== wish.seen) throw new Refusal('edit.changed-meanwhile', { by: now.by ?? '', on: now.since?.toISOString() ?? '' });
      await tx.query('insert into extra_time (id, person_id, percent, recorded_at, recorded_by) values ($1, $2, $3, $4, $5)', [wish.id, personId, wish.percent, at, by.personId]);
      await audit(tx, by.personId, 'extra-time.give', personId);
      return { id: wish.id };
    });
  }
}
