import { Injectable } from '@nestjs/common';
import { hasPlace, type Actor } from '@palier/domain';
import { audit, Database, keepText, Refusal, require, takeRecordedAt, type Tx } from '#platform';
import { takeSession } from './take-session.js';

export interface SessionAnswerWish { readonly id: string; readonly coming: boolean; readonly reason: string }

/** Whoever is invited says that they come, or that they do not; until it begins, and as often as they like. Never more come than have a place. */
@Injectable()
export class AnswerLiveSession {
  constructor(private readonly db: Database) {}

  run(by: Actor, sessionId: string, { id, coming, reason }: SessionAnswerWish): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      require(by, 'live-session.answer', by.personId);
      const session = await takeSession(tx, sessionId);
      if (!session.guests.includes(by.personId)) throw new Refusal('thing.not-found');
      const at = await takeRecordedAt(tx, by.personId);
      const [same] = await tx.query<{ sessionId: string; personId: string; coming: boolean }[]>('select session_id as "sessionId", person_id as "personId", coming from live_session_answer where id = $1', [id]);
      if (same !== undefined) {
        if (same.sessionId === sessionId && same.personId === by.personId && same.coming === coming) return { id };
        throw new Refusal('id.taken');
      }
      if (session.state !== 'planned') throw new Refusal('live-session.over');
      if (coming && !hasPlace(session.capacity, (await comingTo(tx, session.timeId)).filter((it) => it !== by.personId && session.guests.includes(it)).length)) throw new Refusal('live-session.full');
      const reasonId = coming || reason.trim() === '' ? null : await keepText(tx, reason.trim(), at);
      await tx.query('insert into live_session_answer (id, session_id, time_id, person_id, coming, reason_id, recorded_at) values ($1, $2, $3, $4, $5, $6, $7)', [id, sessionId, session.timeId, by.personId, coming, reasonId, at]);
      await audit(tx, by.personId, 'live-session.answer', by.personId, { sessionId });
      return { id };
    });
  }
}

/** Who said last that they come to a time. */
async function comingTo(tx: Tx, timeId: string): Promise<string[]> {
  const rows = await tx.query<{ personId: string }[]>('select it.person_id as "personId" from (select distinct on (a.person_id) a.person_id, a.coming from live_session_answer a where a.time_id = $1 order by a.person_id, a.recorded_at desc, a.id desc) it where it.coming', [timeId]);
  return rows.map((it) => it.personId);
}
