import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Live sessions: people who meet at a time and in a place, who comes, and who was there. */
export class LiveSessions1795958400000 implements MigrationInterface {
  readonly name = 'LiveSessions1795958400000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table live_session (
        id uuid primary key, title_id uuid not null references fact_text, led_by uuid not null references person, capacity integer check (capacity between 1 and 1000), off_phones boolean not null, course_id uuid references course, step_id uuid references journey_step,
        recorded_at timestamptz not null, recorded_by uuid not null references person, constraint about_one_thing_at_most check (course_id is null or step_id is null));
      create index on live_session (led_by); create index on live_session (recorded_by);
      create index on live_session (step_id) where step_id is not null;
      call append_only('live_session', 'fact: people are to meet: who holds the session, how many have a place, whether they answer calls meanwhile, and what it is about');
      create table live_session_time (
        id uuid primary key, session_id uuid not null references live_session, number integer not null check (number > 0), starts_at timestamptz not null, ends_at timestamptz not null, zone text not null, place_id uuid not null references fact_text, recorded_at timestamptz not null, recorded_by uuid not null references person,
        constraint it_ends_after_it_starts check (starts_at < ends_at), constraint it_lasts_half_a_day_at_most check (ends_at <= starts_at + interval '12 hours'), constraint one_time_after_the_other unique (session_id, number));
      create index on live_session_time (starts_at);
      call append_only('live_session_time', 'fact: when and where a session is; the last one holds, and asks anew who comes');
      create table live_session_invitation (id uuid primary key, session_id uuid not null references live_session, person_id uuid not null references person, kind text not null check (kind in ('invited', 'takenOff')), recorded_at timestamptz not null, recorded_by uuid not null references person);
      create index on live_session_invitation (session_id, person_id); create index on live_session_invitation (person_id);
      call append_only('live_session_invitation', 'fact: somebody is invited to a session, or taken off its list; what was said last counts');
      create table live_session_cancellation (session_id uuid primary key references live_session, id uuid not null unique, reason_id uuid not null references fact_text, recorded_at timestamptz not null, recorded_by uuid not null references person);
      call append_only('live_session_cancellation', 'fact: a session does not take place');
      create table live_session_answer (id uuid primary key, session_id uuid not null references live_session, time_id uuid not null references live_session_time, person_id uuid not null references person, coming boolean not null, reason_id uuid references fact_text, recorded_at timestamptz not null);
      create index on live_session_answer (session_id, person_id);
      call append_only('live_session_answer', 'fact: somebody who is invited comes to a time of a session, or does not; what they said last counts');
      create table live_session_attendance (id uuid primary key, session_id uuid not null references live_session, person_id uuid not null references person, attendance text not null check (attendance in ('present', 'absent', 'excused')), recorded_at timestamptz not null, recorded_by uuid not null references person);
      create index on live_session_attendance (session_id, person_id);
      call append_only('live_session_attendance', 'fact: somebody was there, or was not; what was noted last counts');
      create table live_session_tick (tick_id uuid primary key references journey_tick, session_id uuid not null references live_session);
      create index on live_session_tick (session_id);
      call append_only('live_session_tick', 'fact: a step of an onboarding plan was done by being at a session');
      create view live_session_standing as
        select s.*, t.id as time_id, t.number, t.starts_at, t.ends_at, t.zone, t.place_id, c.recorded_at as cancelled_at, c.recorded_by as cancelled_by, c.reason_id as cancelled_because
        from live_session s cross join lateral (select * from live_session_time t where t.session_id = s.id order by t.number desc limit 1) t left join live_session_cancellation c on c.session_id = s.id;
      comment on view live_session_standing is 'view: each session with the time that holds, and whether it was cancelled';
      create view live_session_guest as
        select i.id, i.session_id, i.person_id, i.recorded_at, i.recorded_by from live_session_invitation i
        where i.kind = 'invited' and not exists (select from live_session_invitation x where x.session_id = i.session_id and x.person_id = i.person_id and (x.recorded_at, x.id) > (i.recorded_at, i.id));
      comment on view live_session_guest is 'view: who is invited to a session today';
    `);
  }

  /** Facts stay: where a session was planned, going down is refused rather than losing it. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      do $$ begin if exists (select from live_session) then raise exception 'sessions were planned: going down would lose them'; end if; end $$;
      drop view live_session_guest, live_session_standing;
      drop table live_session_tick, live_session_attendance, live_session_answer, live_session_cancellation, live_session_invitation, live_session_time, live_session;
    `);
  }
}
