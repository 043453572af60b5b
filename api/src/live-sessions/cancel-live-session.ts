import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, Jobs, keepText, Refusal } from '#platform';
import { mayHold, requireChange, takeLatest, takeSession } from './take-session.js';

/** A session does not take place; whoever is invited is told. Said twice, it is said once. */
@Injectable()
export class CancelLiveSession {
  constructor(private readonly db: Database, private readonly jobs: Jobs) {}

  run(by: Actor, sessionId: string, wish: { readonly id: string; readonly reason: string }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const session = await takeSession(tx, sessionId);
      if (!mayHold(by, 'live-session.change', session)) throw new Refusal('thing.not-found');
      const [same] = await tx.query<{ sessionId: string }[]>('select session_id as "sessionId" from live_session_cancellation where id = $1', [wish.id]);
      if (same !== undefined) { if (same.sessionId === sessionId) return { id: wish.id }; throw new Refusal('id.taken'); }
      requireChange(by, session);
      const at = await takeLatest(tx, [...session.guests, session.ledBy, by.personId]);
      await tx.query('insert into live_session_cancellation (session_id, id, reason_id, recorded_at, recorded_by) values ($1, $2, $3, $4, $5)', [sessionId, wish.id, await keepText(tx, wish.reason.trim(), at), at, by.personId]);
      await audit(tx, by.personId, 'live-session.cancel', null, { sessionId });
      await this.jobs.announce(tx, 'live-session.change', sessionId);
      return { id: wish.id };
    });
  }
}
