import { Injectable } from '@nestjs/common';
import type { LiveSession, LiveSessionLine, OffPhones, PersonRef, SessionGuest } from '@palier/contracts';
import { can, newsDays, reachesEveryone, sessionReminderAt, sessionState, type Actor, type Attendance, type Taken } from '@palier/domain';
import { CoursesQueries } from '#courses';
import { stepNow } from '#onboarding';
import { PeopleQueries } from '#people';
import { Database, Refusal, type Reader } from '#platform';
import { OtherViewers, RecordLook, type OtherViewer } from '#trust';
import { mayHold } from './take-session.js';

interface Row {
  readonly id: string; readonly title: string; readonly startsAt: Date; readonly endsAt: Date; readonly zone: string; readonly place: string; readonly cancelled: boolean; readonly now: Date; readonly ledBy: PersonRef; readonly plannedBy: PersonRef; readonly offPhones: boolean; readonly capacity: number | null; readonly courseId: string | null; readonly stepId: string | null;
  readonly version: number; readonly invited: number; readonly coming: number; readonly isGuest: boolean; readonly own: boolean | null; readonly attendance: Attendance | null; readonly writtenIn: string; readonly cancellation: LiveSession['cancelled']; readonly step: LiveSession['step'];
}
/** Somebody who is to be told of a session, of what, and which time it is. */
export interface SessionNews { readonly sessionId: string; readonly readerId: string; readonly kind: 'sessionInvited' | 'sessionMoved' | 'sessionCancelled' | 'sessionSoon'; readonly occurrence: string; readonly byId: string | null; readonly startsAt: Date; readonly before: Date | null; readonly at: Date }
/** A session in somebody’s calendar. */
export interface CalendarSession { readonly id: string; readonly title: string; readonly place: string; readonly startsAt: Date; readonly endsAt: Date }

/** Lists show so many at most. */
const mostUpcoming = 200;
const mostPast = 50;
/** How far ahead it is said who is off the phones. */
const offDays = 14;
/** What somebody said last of the time that holds. */
const answer = (of: string): string => `(select a.coming from live_session_answer a where a.session_id = s.id and a.time_id = s.time_id and a.person_id = ${of} order by a.recorded_at desc, a.id desc limit 1)`;
/** $1: who reads, whose clocks count; $2: whose `mine` it is. */
const rows = `
  select s.id, w.words as title, s.starts_at as "startsAt", s.ends_at as "endsAt", (select time_zone from person where id = $1) as zone, s.zone as "writtenIn", pl.words as place, s.cancelled_at is not null as cancelled, (select palier_now()) as now, jsonb_build_object('id', l.id, 'name', l.display_name) as "ledBy",
    jsonb_build_object('id', b.id, 'name', b.display_name) as "plannedBy", s.off_phones as "offPhones", s.capacity, s.course_id as "courseId", j.id as "stepId", s.number as version,
    (select count(*)::int from live_session_guest g where g.session_id = s.id) as invited, (select count(*)::int from live_session_guest g where g.session_id = s.id and ${answer('g.person_id')}) as coming,
    exists (select from live_session_guest g where g.session_id = s.id and g.person_id = $2) as "isGuest", ${answer('$2')} as own, (select t.attendance from live_session_attendance t where t.session_id = s.id and t.person_id = $2 order by t.recorded_at desc, t.id desc limit 1) as attendance,
    case when c.id is not null then jsonb_build_object('by', c.display_name, 'at', s.cancelled_at, 'reason', cw.words) end as cancellation,
    case when j.id is not null then jsonb_build_object('id', j.id, 'title', j.title, 'person', jsonb_build_object('id', jp.id, 'name', jp.display_name)) end as step
  from live_session_standing s join fact_text w on w.id = s.title_id join fact_text pl on pl.id = s.place_id join person l on l.id = s.led_by join person b on b.id = s.recorded_by
  left join person c on c.id = s.cancelled_by left join fact_text cw on cw.id = s.cancelled_because left join journey_step j on j.id = coalesce(${stepNow('s.step_id')}, s.step_id) left join person jp on jp.id = j.person_id`;
const present = (id: string): string => `not exists (select from departure d where d.person_id = ${id} and d.left_on <= palier_today())`;

@Injectable()
export class LiveSessionsQueries {
  constructor(private readonly db: Database, private readonly people: PeopleQueries, private readonly courses: CoursesQueries, private readonly looks: RecordLook, besides: OtherViewers) {
    besides.say((personId) => this.holdersFor(personId));
  }

  /** Sessions that this actor is invited to, holds or planned. Three queries at most. */
  async mine(actor: Actor): Promise<{ upcoming: LiveSessionLine[]; past: LiveSessionLine[] }> {
    const found = await this.db.query<Row[]>(`
      with mine as (select session_id as id from live_session_guest where person_id = $1 union select id from live_session where led_by = $1 or recorded_by = $1),
        ahead as (select s.id from live_session_standing s join mine m on m.id = s.id where s.ends_at > palier_now() order by s.starts_at, s.id limit ${mostUpcoming}),
        behind as (select s.id from live_session_standing s join mine m on m.id = s.id where s.ends_at <= palier_now() order by s.starts_at desc, s.id limit ${mostPast})
      ${rows} where s.id in (select id from ahead union all select id from behind) order by s.starts_at, s.id`, [actor.personId, actor.personId]);
    const lines = await this.lines(actor, found);
    const over = (it: LiveSessionLine, index: number): boolean => { const row = found[index]; return row !== undefined && row.endsAt <= row.now; };
    return { upcoming: lines.filter((it, index) => !over(it, index)), past: lines.filter(over).reverse() };
  }

  /** Sessions that somebody is invited to, for themselves, whoever leads them, and HR: the newest hundred. */
  async ofPerson(actor: Actor, personId: string): Promise<{ person: PersonRef; sessions: LiveSessionLine[] }> {
    const name = await this.people.nameOf(personId);
    if (name === null || !can(actor, 'live-session.read', { personId })) throw new Refusal('thing.not-found');
    await this.looks.at(actor, 'look.session', personId);
    const found = await this.db.query<Row[]>(`${rows} where s.id in (select session_id from live_session_guest where person_id = $2) order by s.starts_at desc, s.id limit 100`, [actor.personId, personId]);
    return { person: { id: personId, name }, sessions: await this.lines(actor, found) };
  }

  /** One session. Five queries and the look. @throws where it is not there, or nothing of this actor’s. */
  async one(actor: Actor, sessionId: string): Promise<LiveSession> {
    const [row] = await this.db.query<Row[]>(`${rows} where s.id = $3`, [actor.personId, actor.personId, sessionId]);
    if (row === undefined) throw new Refusal('thing.not-found');
    const guests = await this.db.query<{ person: PersonRef; coming: boolean | null; reason: string; attendance: Attendance | null }[]>(`
      select jsonb_build_object('id', p.id, 'name', p.display_name) as person, a.coming, coalesce(w.words, '') as reason, (select t.attendance from live_session_attendance t where t.session_id = g.session_id and t.person_id = g.person_id order by t.recorded_at desc, t.id desc limit 1) as attendance
      from live_session_standing s join live_session_guest g on g.session_id = s.id join person p on p.id = g.person_id
      left join lateral (select a.coming, a.reason_id from live_session_answer a where a.session_id = s.id and a.time_id = s.time_id and a.person_id = g.person_id order by a.recorded_at desc, a.id desc limit 1) a on true left join fact_text w on w.id = a.reason_id
      where s.id = $1 order by p.display_name collate "fr-x-icu", p.id`, [sessionId]);
    const holder = { ledBy: row.ledBy.id, plannedBy: row.plannedBy.id };
    const holds = Object.values(holder).includes(actor.personId);
    const seen = guests.filter((it) => holds || can(actor, 'live-session.read', { personId: it.person.id })).map((it) => it.person.id);
    if (!holds && seen.length === 0 && !reachesEveryone(actor, 'live-session.read')) throw new Refusal('thing.not-found');
    await this.looks.atAll(actor, 'look.session', seen);
    const [line] = await this.lines(actor, [row]);
    if (line === undefined) throw new Refusal('thing.not-found');
    const { state } = line;
    const [open, known] = [state === 'planned' || state === 'underWay', new Set(seen)];
    return {
      ...line, version: row.version, capacity: row.capacity, plannedBy: row.plannedBy, step: row.step !== null && (holds || known.has(row.step.person.id)) ? row.step : null, stepId: row.step !== null && (holds || known.has(row.step.person.id)) ? row.stepId : null,
      cancelled: row.cancellation === null ? null : { ...row.cancellation, at: new Date(row.cancellation.at).toISOString() },
      guests: guests.map((it): SessionGuest => (known.has(it.person.id) ? it : { ...it, reason: '', attendance: null })),
      mayChange: open && mayHold(actor, 'live-session.change', holder), mayAttend: state !== 'planned' && state !== 'cancelled' && can(actor, 'live-session.attend', { personId: holder.ledBy }), mayAnswer: state === 'planned' && row.isGuest,
    };
  }

  /** Who of those this actor follows is off the phones within a fortnight, by time. A query and the look. */
  async offPhones(actor: Actor): Promise<OffPhones[]> {
    const everybody = reachesEveryone(actor, 'live-session.follow');
    const found = await this.db.query<(Omit<OffPhones, 'startsAt' | 'endsAt'> & { startsAt: Date; endsAt: Date })[]>(`
      select jsonb_build_object('id', p.id, 'name', p.display_name) as person, s.id as "sessionId", w.words as title, s.starts_at as "startsAt", s.ends_at as "endsAt", (select time_zone from person where id = $3) as zone
      from live_session_standing s join fact_text w on w.id = s.title_id
      cross join lateral (select g.person_id from live_session_guest g where g.session_id = s.id and ${answer('g.person_id')} is distinct from false union select s.led_by) who join person p on p.id = who.person_id
      where s.off_phones and s.cancelled_at is null and s.ends_at > palier_now() and s.starts_at < palier_now() + interval '${offDays} days' and ($2 or p.id = any($1)) and p.id <> $3 and ${present('p.id')}
      order by s.starts_at, s.id, p.display_name collate "fr-x-icu", p.id limit 300`, [actor.leads, everybody, actor.personId]);
    await this.looks.atAll(actor, 'look.sessions', found.map((it) => it.person.id));
    return found.map((it) => ({ ...it, startsAt: it.startsAt.toISOString(), endsAt: it.endsAt.toISOString() }));
  }

  /** When people are in a session, of what touches a time; whoever said that they do not come is not. */
  takenBetween(personIds: readonly string[], from: Date, until: Date, but: string | null, reader: Reader = this.db): Promise<(Omit<Taken, 'startsAt' | 'endsAt'> & { startsAt: Date; endsAt: Date; offPhones: boolean })[]> {
    return reader.query(`
      select who.person_id as "personId", 'session' as kind, s.starts_at as "startsAt", s.ends_at as "endsAt", s.off_phones as "offPhones" from live_session_standing s
      cross join lateral (select g.person_id from live_session_guest g where g.session_id = s.id and ${answer('g.person_id')} is distinct from false union select s.led_by) who
      where s.cancelled_at is null and s.starts_at < $3 and s.ends_at > $2 and who.person_id = any($1) and s.id is distinct from $4`, [personIds, from, until, but]);
  }

  /** What a calendar shows of somebody: sessions that they hold, or are invited to and have not declined; those of a month ago and all to come. */
  calendarOf(personId: string): Promise<CalendarSession[]> {
    return this.db.query<CalendarSession[]>(`
      select s.id, w.words as title, pl.words as place, s.starts_at as "startsAt", s.ends_at as "endsAt" from live_session_standing s join fact_text w on w.id = s.title_id join fact_text pl on pl.id = s.place_id
      where s.cancelled_at is null and s.ends_at > palier_today() - interval '31 days' and (s.led_by = $1 or (exists (select from live_session_guest g where g.session_id = s.id and g.person_id = $1) and ${answer('$1')} is distinct from false)) order by s.starts_at, s.id limit 500`, [personId]);
  }

  /** The titles of sessions, by id, and the clocks of whoever reads them. */
  async titles(readerId: string, ids: readonly string[], reader: Reader = this.db): Promise<Map<string, { title: string; zone: string }>> {
    if (ids.length === 0) return new Map();
    const found = await reader.query<{ id: string; title: string; zone: string }[]>('select s.id, w.words as title, p.time_zone as zone from live_session s join fact_text w on w.id = s.title_id join person p on p.id = $2 where s.id = any($1)', [[...new Set(ids)], readerId]);
    return new Map(found.map(({ id, ...it }) => [id, it]));
  }

  /** Of these sessions, or of all since: who is invited, who was told another time, who was told that it does not take place. Nobody of their own deed, nobody who has left, and nothing of what is over. */
  async news(which: { readonly ids: readonly string[] } | { readonly since: Date }, reader: Reader = this.db): Promise<SessionNews[]> {
    const [sql, value] = 'ids' in which ? ['n."sessionId" = any($1)', which.ids] as const : ['n.at > $1', which.since] as const;
    return reader.query<SessionNews[]>(`
      with whom as not materialized (select g.session_id, g.person_id, g.id::text as occurrence, g.recorded_at, g.recorded_by from live_session_guest g union all select s.id, s.led_by, 'holds', s.recorded_at, s.recorded_by from live_session s)
      select n.* from (
        select s.id as "sessionId", w.person_id as "readerId", 'sessionInvited' as kind, w.occurrence, w.recorded_by as "byId", s.starts_at as "startsAt", null::timestamptz as before, w.recorded_at as at from live_session_standing s join whom w on w.session_id = s.id where s.cancelled_at is null and s.ends_at > palier_now()
        union all
        select s.id, w.person_id, 'sessionMoved', t.id::text, t.recorded_by, t.starts_at, o.starts_at, t.recorded_at from live_session_standing s join live_session_time t on t.session_id = s.id join live_session_time o on o.session_id = s.id and o.number = t.number - 1 join whom w on w.session_id = s.id and w.recorded_at < t.recorded_at where s.cancelled_at is null and s.ends_at > palier_now()
        union all
        select s.id, w.person_id, 'sessionCancelled', '', s.cancelled_by, s.starts_at, null, s.cancelled_at from live_session_standing s join whom w on w.session_id = s.id where s.cancelled_at is not null and s.ends_at > palier_now()) n
      where ${sql} and n."byId" <> n."readerId" and ${present('n."readerId"')} order by n.at, n."sessionId", n."readerId"`, [value]);
  }

  /** Of what is tomorrow where each lives: whoever holds it, and whoever is invited and has not declined; of these sessions, or of all. */
  async soon(now: number, of: readonly string[] | null, reader: Reader = this.db): Promise<SessionNews[]> {
    const found = await reader.query<{ sessionId: string; readerId: string; zone: string; timeId: string; startsAt: Date; since: Date }[]>(`
      select s.id as "sessionId", p.id as "readerId", p.time_zone as zone, s.time_id as "timeId", s.starts_at as "startsAt", greatest(who.since, t.recorded_at) as since from live_session_standing s join live_session_time t on t.id = s.time_id
      cross join lateral (select g.person_id, g.recorded_at as since from live_session_guest g where g.session_id = s.id and ${answer('g.person_id')} is distinct from false union all select s.led_by, s.recorded_at) who join person p on p.id = who.person_id
      where s.cancelled_at is null and s.starts_at > palier_now() and s.starts_at < palier_now() + interval '3 days' and ($1::uuid[] is null or s.id = any($1)) and ${present('p.id')} order by s.starts_at, s.id, p.id`, [of]);
    return found.flatMap(({ sessionId, readerId, zone, timeId, startsAt, since }): SessionNews[] => {
      const at = sessionReminderAt({ startsAt: startsAt.getTime(), zone, since: since.getTime() }, now);
      return at === null || now - at > newsDays * 86_400_000 ? [] : [{ sessionId, readerId, kind: 'sessionSoon', occurrence: timeId, byId: null, startsAt, before: null, at: new Date(at) }];
    });
  }

  /** Whoever holds or planned a session that somebody is invited to sees how they were noted, by no role. */
  private async holdersFor(personId: string): Promise<OtherViewer[]> {
    const found = await this.db.query<Pick<OtherViewer, 'personId' | 'name' | 'access'>[]>(`
      select distinct q.id as "personId", q.display_name as name, exists (select from account a where a.person_id = q.id) as access from live_session_guest g join live_session s on s.id = g.session_id join person q on q.id in (s.led_by, s.recorded_by)
      where g.person_id = $1 and q.id <> $1 and ${present('q.id')}`, [personId]);
    return found.map((it) => ({ ...it, sees: 'session', as: 'holder' }));
  }

  /** As a list shows them. A query where one of them is about a course. */
  private async lines(actor: Actor, found: readonly Row[]): Promise<LiveSessionLine[]> {
    const titles = found.some((it) => it.courseId !== null) ? new Map((await this.courses.courses(actor.personId, null)).map((it) => [it.courseId, it.title])) : new Map<string, string>();
    return found.map((it) => ({
      id: it.id, title: it.title, startsAt: it.startsAt.toISOString(), endsAt: it.endsAt.toISOString(), zone: it.zone, elsewhere: it.writtenIn !== it.zone, writtenIn: it.writtenIn, place: it.place, state: sessionState({ startsAt: it.startsAt.getTime(), endsAt: it.endsAt.getTime() }, it.cancelled, it.now.getTime()), ledBy: it.ledBy, offPhones: it.offPhones, invited: it.invited, coming: it.coming,
      course: it.courseId === null ? null : { id: it.courseId, title: titles.get(it.courseId) ?? '' }, stepId: it.stepId, mine: { invited: it.isGuest, coming: it.isGuest ? it.own : null, attendance: it.isGuest ? it.attendance : null },
    }));
  }
}
