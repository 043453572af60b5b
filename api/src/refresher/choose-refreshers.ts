import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { Database, Refusal, require, takeRecordedAt } from '#platform';

/** Whether somebody wants a refresher each week. Nobody else reads it; said twice, it is said once. */
@Injectable()
export class ChooseRefreshers {
  constructor(private readonly db: Database) {}

  run(actor: Actor, wish: { readonly id: string; readonly wants: boolean }): Promise<{ wants: boolean }> {
    require(actor, 'refresher.choose', actor.personId);
    return this.db.transaction(async (tx) => {
      const at = await takeRecordedAt(tx, actor.personId);
      const [taken] = await tx.query<{ own: boolean; wants: boolean }[]>('select person_id = $2 as own, wants from refresher_choice where id = $1', [wish.id, actor.personId]);
      if (taken !== undefined) {
        if (!taken.own || taken.wants !== wish.wants) throw new Refusal('id.taken');
        return { wants: taken.wants };
      }
      const [now] = await tx.query<{ wants: boolean }[]>('select wants from refresher_choice where person_id = $1 order by recorded_at desc limit 1', [actor.personId]);
      if ((now?.wants ?? true) !== wish.wants) await tx.query('insert into refresher_choice (id, person_id, wants, recorded_at) values ($1, $2, $3, $4)', [wish.id, actor.personId, wish.wants, at]);
      return { wants: wish.wants };
    });
  }
}
