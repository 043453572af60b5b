import { can, sessionState, type Action, type Actor, type SessionState } from '@palier/domain';
import { Refusal, takeRecordedAtOfAll, type Tx } from '#platform';

export interface TakenSession {
  readonly id: string; readonly ledBy: string; readonly plannedBy: string; readonly capacity: number | null; readonly stepId: string | null; readonly stepPerson: string | null;
  readonly timeId: string; readonly number: number; readonly startsAt: Date; readonly endsAt: Date; readonly state: SessionState; /** Who is invited. */ readonly guests: readonly string[];
}

/** A session that is about to change, one hand at a time. @throws where there is none. */
export async function takeSession(tx: Tx, sessionId: string): Promise<TakenSession> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 1320))', [sessionId]);
  const [it] = await tx.query<(Omit<TakenSession, 'state'> & { cancelled: boolean; now: Date })[]>(`
    select s.id, s.led_by as "ledBy", s.recorded_by as "plannedBy", s.capacity, s.step_id as "stepId", j.person_id as "stepPerson", s.time_id as "timeId", s.number, s.starts_at as "startsAt", s.ends_at as "endsAt", s.cancelled_at is not null as cancelled, palier_now() as now,
      array(select g.person_id from live_session_guest g where g.session_id = s.id) as guests
    from live_session_standing s left join journey_step j on j.id = s.step_id where s.id = $1`, [sessionId]);
  if (it === undefined) throw new Refusal('thing.not-found');
  const { cancelled, now, ...session } = it;
  return { ...session, state: sessionState({ startsAt: it.startsAt.getTime(), endsAt: it.endsAt.getTime() }, cancelled, now.getTime()) };
}

/** Locks all whom a fact about a session concerns, and takes an instant that is later than everything known of any of them: who was invited before is told apart from who was invited after. */
export async function takeLatest(tx: Tx, people: readonly string[]): Promise<Date> {
  const at = await takeRecordedAtOfAll(tx, people);
  return new Date(Math.max(...[...at.values()].map((it) => it.getTime())));
}

/** Whether this actor may do this to a session: whoever holds it and whoever planned it, as if it were their own, and HR. */
export const mayHold = (by: Actor, action: Action, { ledBy, plannedBy }: Pick<TakenSession, 'ledBy' | 'plannedBy'>): boolean => [ledBy, plannedBy].some((personId) => can(by, action, { personId }));

/** The same, of one that is still to come or under way. @throws where it is not theirs to change, or is over. */
export function requireChange(by: Actor, session: TakenSession): void {
  if (!mayHold(by, 'live-session.change', session)) throw new Refusal('thing.not-found');
  if (session.state === 'over' || session.state === 'cancelled') throw new Refusal('live-session.over');
}
