import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, Refusal } from '#platform';

/** Signs out somewhere else. Ended twice, it is ended once. */
@Injectable()
export class EndSession {
  constructor(private readonly db: Database) {}

  run(actor: Actor, sessionId: string): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const [own] = await tx.query<{ ended: boolean }[]>('select ended_at is not null as ended from session where id = $1 and person_id = $2 for update', [sessionId, actor.personId]);
      if (own === undefined) throw new Refusal('thing.not-found');
      if (own.ended) return { id: sessionId };
      await tx.query('update session set ended_at = palier_now() where id = $1', [sessionId]);
      await audit(tx, actor.personId, 'session.end', actor.personId);
      return { id: sessionId };
    });
  }
}
