import { Injectable } from '@nestjs/common';
import { sessionTime, type Actor, type WrittenTime } from '@palier/domain';
import { audit, Database, Jobs, keepText, Refusal, sha256 } from '#platform';
import { requireChange, takeLatest, takeSession } from './take-session.js';

export type SessionMoveWish = WrittenTime & { readonly id: string; readonly seen?: number | undefined; readonly place: string };

/** Another time, or another place. Whoever is invited is told once, with the time it was, and says anew whether they come. */
@Injectable()
export class MoveLiveSession {
  constructor(private readonly db: Database, private readonly jobs: Jobs) {}

  run(by: Actor, sessionId: string, wish: SessionMoveWish): Promise<{ id: string }> {
    const time = sessionTime(wish);
    if (time === null) throw new Refusal('live-session.time-out-of-order');
    return this.db.transaction(async (tx) => {
      const session = await takeSession(tx, sessionId);
      const place = sha256(wish.place.trim());
      const times = await tx.query<{ id: string; sessionId: string; by: string; startsAt: Date; endsAt: Date; place: Buffer }[]>('select t.id, t.session_id as "sessionId", t.recorded_by as by, t.starts_at as "startsAt", t.ends_at as "endsAt", w.sha256 as place from live_session_time t join fact_text w on w.id = t.place_id where t.id = any($1)', [[wish.id, session.timeId]]);
      const isThis = (id: string): boolean => times.some((it) => it.id === id && it.sessionId === sessionId && it.startsAt.getTime() === time.startsAt && it.endsAt.getTime() === time.endsAt && it.place.equals(place));
      const said = times.find((it) => it.id === wish.id);
      if (said !== undefined) {
        if (said.by === by.personId && isThis(wish.id)) return { id: wish.id };
        throw new Refusal('id.taken');
      }
      requireChange(by, session);
      if (session.state === 'underWay') throw new Refusal('live-session.over');
      if (wish.seen === undefined) throw new Refusal('edit.version-missing');
      if (wish.seen !== session.number) {
        const [last] = await tx.query<{ by: string; on: string }[]>('select p.display_name as by, (t.recorded_at at time zone palier_zone())::date::text as on from live_session_time t join person p on p.id = t.recorded_by where t.id = $1', [session.timeId]);
        throw new Refusal('edit.changed-meanwhile', { by: last?.by ?? '', on: last?.on ?? '' });
      }
      if (isThis(session.timeId)) throw new Refusal('live-session.same-time');
      if (time.startsAt <= (await this.db.now(tx))) throw new Refusal('live-session.time-is-past');
      const at = await takeLatest(tx, [...session.guests, session.ledBy, by.personId]);
      await tx.query('insert into live_session_time (id, session_id, number, starts_at, ends_at, zone, place_id, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)', [wish.id, sessionId, session.number + 1, new Date(time.startsAt), new Date(time.endsAt), wish.zone, await keepText(tx, wish.place.trim(), at), at, by.personId]);
      await audit(tx, by.personId, 'live-session.move', null, { sessionId });
      await this.jobs.announce(tx, 'live-session.change', sessionId);
      return { id: wish.id };
    });
  }
}
