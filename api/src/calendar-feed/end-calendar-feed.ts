import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database } from '#platform';

/** The address that one made stops working. Ended twice, it is ended once. */
@Injectable()
export class EndCalendarFeed {
  constructor(private readonly db: Database) {}

  run(actor: Actor): Promise<object> {
    return this.db.transaction(async (tx) => {
      const [open] = await tx.query<unknown[]>('select 1 from calendar_feed where person_id = $1 and ended_at is null for update', [actor.personId]);
      if (open === undefined) return {};
      await tx.query('update calendar_feed set ended_at = palier_now() where person_id = $1 and ended_at is null', [actor.personId]);
      await audit(tx, actor.personId, 'calendar-feed.end', actor.personId);
      return {};
    });
  }
}
