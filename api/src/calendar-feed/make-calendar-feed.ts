import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { hashOf, newToken } from '#identity';
import { audit, Database, Refusal } from '#platform';

/** An address at which a calendar reads one’s due days without a session. A newer one replaces the older; the database keeps the hash of its token only. */
@Injectable()
export class MakeCalendarFeed {
  constructor(private readonly db: Database) {}

  run(actor: Actor, { id }: { readonly id: string }): Promise<{ id: string; token: string | null }> {
    return this.db.transaction(async (tx) => {
      // Two made at once: the second waits, and replaces the first.
      await tx.query('select 1 from person where id = $1 for update', [actor.personId]);
      const [same] = await tx.query<{ own: boolean }[]>('select person_id = $2 as own from calendar_feed where id = $1', [id, actor.personId]);
      if (same !== undefined) {
        if (!same.own) throw new Refusal('id.taken');
        return { id, token: null };
      }
      const token = newToken();
      await tx.query('update calendar_feed set ended_at = palier_now() where person_id = $1 and ended_at is null', [actor.personId]);
      await tx.query('insert into calendar_feed (id, person_id, token_hash, made_at) values ($1, $2, $3, palier_now())', [id, actor.personId, hashOf(token)]);
      await audit(tx, actor.personId, 'calendar-feed.make', actor.personId);
      return { id, token };
    });
  }
}
