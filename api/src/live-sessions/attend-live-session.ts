import { Injectable } from '@nestjs/common';
import { can, type Actor, type Attendance } from '@palier/domain';
import { tickMet, untickMet } from '#onboarding';
import { audit, Database, Refusal, takeRecordedAtOfAll, type Tx } from '#platform';
import { takeSession, type TakenSession } from './take-session.js';

export interface AttendanceLine { readonly id: string; readonly personId: string; readonly attendance: Attendance }

/** Whoever holds a session, or HR, notes who was there, from its beginning on; what is noted later counts. A new hire who was there has done the step that the session was for, and has not where that is corrected. */
@Injectable()
export class AttendLiveSession {
  constructor(private readonly db: Database) {}

  run(by: Actor, sessionId: string, lines: readonly AttendanceLine[]): Promise<{ kept: number; ticked: number }> {
    return this.db.transaction(async (tx) => {
      const session = await takeSession(tx, sessionId);
      if (!can(by, 'live-session.attend', { personId: session.ledBy })) throw new Refusal('thing.not-found');
      const people = [...new Set(lines.map((it) => it.personId))];
      // Nobody notes themselves, nor anybody who was not invited.
      if (people.some((it) => it === by.personId || !session.guests.includes(it)) || people.length < lines.length) throw new Refusal('live-session.not-them');
      if (session.state === 'cancelled') throw new Refusal('live-session.over');
      if (session.state === 'planned') throw new Refusal('live-session.not-begun');
      const at = await takeRecordedAtOfAll(tx, people);
      const known = new Map((await tx.query<{ id: string; sessionId: string; personId: string; attendance: Attendance }[]>('select id, session_id as "sessionId", person_id as "personId", attendance from live_session_attendance where id = any($1)', [lines.map((it) => it.id)])).map((it) => [it.id, it]));
      for (const { id, personId, attendance } of lines) { const it = known.get(id); if (it !== undefined && (it.sessionId !== sessionId || it.personId !== personId || it.attendance !== attendance)) throw new Refusal('id.taken'); }
      const fresh = lines.filter((it) => !known.has(it.id));
      if (fresh.length === 0) return { kept: 0, ticked: 0 };
      await tx.query('insert into live_session_attendance (id, session_id, person_id, attendance, recorded_at, recorded_by) select id, $2, "personId", attendance, at, $3 from jsonb_to_recordset($1) as it(id uuid, "personId" uuid, attendance text, at timestamptz)',
        [JSON.stringify(fresh.map((it) => ({ ...it, at: at.get(it.personId) }))), sessionId, by.personId]);
      for (const { personId } of fresh) await audit(tx, by.personId, 'live-session.attend', personId, { sessionId });
      const met = fresh.find((it) => it.personId === session.stepPerson);
      return { kept: fresh.length, ticked: met === undefined ? 0 : await this.settleStep(tx, by, session, met, at.get(met.personId) ?? new Date(0)) };
    });
  }

  /** Gives how many steps this did. */
  private async settleStep(tx: Tx, by: Actor, { id, stepId }: TakenSession, { personId, attendance }: AttendanceLine, at: Date): Promise<number> {
    if (stepId === null) return 0;
    const [ours] = await tx.query<{ tickId: string }[]>('select l.tick_id as "tickId" from live_session_tick l where l.session_id = $1 and not exists (select from journey_tick_correction x where x.tick_id = l.tick_id)', [id]);
    if (attendance !== 'present') {
      if (ours !== undefined) await untickMet(tx, by, ours.tickId, { stepId, personId, at });
      return 0;
    }
    const tickId = ours === undefined ? await tickMet(tx, by, { stepId, personId, at }) : null;
    if (tickId === null) return 0;
    await tx.query('insert into live_session_tick (tick_id, session_id) values ($1, $2)', [tickId, id]);
    return 1;
  }
}
