import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { Database, Refusal, require, takeRecordedAt } from '#platform';

/** That is enough for this week, whether all was answered or not: what was not is asked another week. Ended twice, it is ended once. */
@Injectable()
export class EndRefresher {
  constructor(private readonly db: Database) {}

  run(actor: Actor, refresherId: string): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const at = await takeRecordedAt(tx, actor.personId);
      const [found] = await tx.query<{ personId: string }[]>('select person_id as "personId" from refresher where id = $1', [refresherId]);
      if (found === undefined) throw new Refusal('thing.not-found');
      require(actor, 'refresher.take', found.personId);
      await tx.query('insert into refresher_end (refresher_id, recorded_at) values ($1, $2) on conflict do nothing', [refresherId, at]);
      return { id: refresherId };
    });
  }
}
