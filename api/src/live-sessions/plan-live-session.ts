import { Injectable } from '@nestjs/common';
import type { SessionWish } from '@palier/contracts';
import { can, sessionTime, type Actor } from '@palier/domain';
import { PeopleQueries } from '#people';
import { audit, Database, Jobs, keepTexts, newId, Refusal, sha256, takeRecordedAtOfAll, type Tx } from '#platform';

/** People are to meet: when, where, who holds it, who is invited, and whether they are off the phones meanwhile. Conflicts were shown; whoever plans has weighed them. The same id and wish again is the same. */
@Injectable()
export class PlanLiveSession {
  constructor(private readonly db: Database, private readonly people: PeopleQueries, private readonly jobs: Jobs) {}

  run(by: Actor, wish: SessionWish): Promise<{ id: string }> {
    const time = sessionTime(wish);
    if (time === null) throw new Refusal('live-session.time-out-of-order');
    return this.db.transaction(async (tx) => {
      const guests = [...new Set(wish.guests)].sort();
      const at = await takeRecordedAtOfAll(tx, [...guests, wish.ledBy, by.personId]);
      const before = await this.planned(tx, by, wish, new Date(time.startsAt));
      if (before) return { id: wish.id };
      const now = new Date(Math.max(...[...at.values()].map((it) => it.getTime())));
      if (time.startsAt <= (await this.db.now(tx))) throw new Refusal('live-session.time-is-past');
      const here = new Set((await this.people.present([], [...guests, wish.ledBy], tx)).map((it) => it.id));
      if (guests.includes(wish.ledBy) || [...guests, wish.ledBy].some((it) => !here.has(it))) throw new Refusal('live-session.not-them');
      await this.checkSubject(tx, by, wish, guests);
      const [titleId, placeId] = await keepTexts(tx, [wish.title.trim(), wish.place.trim()], now);
      await tx.query('insert into live_session (id, title_id, led_by, capacity, off_phones, course_id, step_id, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)', [wish.id, titleId, wish.ledBy, wish.capacity, wish.offPhones, wish.courseId, wish.stepId, now, by.personId]);
      await tx.query('insert into live_session_time (id, session_id, number, starts_at, ends_at, zone, place_id, recorded_at, recorded_by) values ($1, $2, 1, $3, $4, $5, $6, $7, $8)', [newId(), wish.id, new Date(time.startsAt), new Date(time.endsAt), wish.zone, placeId, now, by.personId]);
      await tx.query(`insert into live_session_invitation (id, session_id, person_id, kind, recorded_at, recorded_by) select id, $2, "personId", 'invited', at, $3 from jsonb_to_recordset($1) as it(id uuid, "personId" uuid, at timestamptz)`,
        [JSON.stringify(guests.map((personId) => ({ id: newId(), personId, at: at.get(personId) }))), wish.id, by.personId]);
      await audit(tx, by.personId, 'live-session.plan', null, { sessionId: wish.id, invited: guests.length });
      await this.jobs.announce(tx, 'live-session.plan', wish.id);
      return { id: wish.id };
    });
  }

  /** What it is about is there; a step is to meet somebody, of a new hire whose plan this actor reads, who is invited and has no such session yet. */
  private async checkSubject(tx: Tx, by: Actor, { courseId, stepId }: SessionWish, guests: readonly string[]): Promise<void> {
    if (courseId !== null) {
      const [course] = await tx.query<unknown[]>('select 1 from course where id = $1', [courseId]);
      if (course === undefined) throw new Refusal('thing.not-found');
    }
    if (stepId === null) return;
    const [step] = await tx.query<{ personId: string; kind: string; planned: boolean }[]>(`
      select j.person_id as "personId", j.kind, exists (select from live_session_standing s join journey_step i on i.id = s.step_id where i.journey_id = j.journey_id and (i.id = j.id or i.key = j.key) and s.cancelled_at is null and s.ends_at > palier_now()) as planned from journey_step j where j.id = $1`, [stepId]);
    if (step === undefined || !can(by, 'journey.read', step)) throw new Refusal('thing.not-found');
    if (step.kind !== 'meet') throw new Refusal('journey.not-to-meet');
    if (!guests.includes(step.personId)) throw new Refusal('live-session.not-them');
    if (step.planned) throw new Refusal('live-session.planned-already');
  }

  /** Whether the same was planned before. @throws where the id is another wish’s. */
  private async planned(tx: Tx, by: Actor, wish: SessionWish, startsAt: Date): Promise<boolean> {
    const [same] = await tx.query<{ by: string; ledBy: string; title: Buffer; startsAt: Date }[]>(`
      select s.recorded_by as by, s.led_by as "ledBy", w.sha256 as title, (select t.starts_at from live_session_time t where t.session_id = s.id and t.number = 1) as "startsAt" from live_session s join fact_text w on w.id = s.title_id where s.id = $1`, [wish.id]);
    if (same === undefined) return false;
    if (same.by !== by.personId || same.ledBy !== wish.ledBy || !same.title.equals(sha256(wish.title.trim())) || same.startsAt.getTime() !== startsAt.getTime()) throw new Refusal('id.taken');
    return true;
  }
}
