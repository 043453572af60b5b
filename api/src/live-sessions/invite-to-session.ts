import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { PeopleQueries } from '#people';
import { audit, Database, Jobs, Refusal, takeRecordedAt } from '#platform';
import { requireChange, takeSession } from './take-session.js';

export interface InvitationWish { readonly id: string; readonly kind: 'invited' | 'takenOff'; readonly personId: string }

/** One more person is invited, or somebody is taken off the list. Said twice, it is said once. */
@Injectable()
export class InviteToSession {
  constructor(private readonly db: Database, private readonly people: PeopleQueries, private readonly jobs: Jobs) {}

  run(by: Actor, sessionId: string, { id, kind, personId }: InvitationWish): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const session = await takeSession(tx, sessionId);
      requireChange(by, session);
      const at = await takeRecordedAt(tx, personId);
      const [same] = await tx.query<{ sessionId: string; personId: string; kind: string; by: string }[]>('select session_id as "sessionId", person_id as "personId", kind, recorded_by as by from live_session_invitation where id = $1', [id]);
      if (same !== undefined) {
        if (same.sessionId === sessionId && same.personId === personId && same.kind === kind && same.by === by.personId) return { id };
        throw new Refusal('id.taken');
      }
      if (session.guests.includes(personId) === (kind === 'invited')) return { id };
      // Whose step it is stays invited: without them there is nothing to tick.
      if (personId === session.ledBy || (kind === 'takenOff' && personId === session.stepPerson)) throw new Refusal('live-session.not-them');
      if (kind === 'invited' && (await this.people.present([], [personId], tx)).length === 0) throw new Refusal('live-session.not-them');
      await tx.query('insert into live_session_invitation (id, session_id, person_id, kind, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6)', [id, sessionId, personId, kind, at, by.personId]);
      await audit(tx, by.personId, kind === 'invited' ? 'live-session.invite' : 'live-session.take-off', personId, { sessionId });
      await this.jobs.announce(tx, 'live-session.change', sessionId);
      return { id };
    });
  }
}
