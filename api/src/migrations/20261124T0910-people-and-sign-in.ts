import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is here, what they may do, and how they come in. */
export class PeopleAndSignIn1795511400000 implements MigrationInterface {
  readonly name = 'PeopleAndSignIn1795511400000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table person (
        id uuid primary key, display_name text not null, locale text not null check (locale in ('fr', 'en')), theme text not null default 'system' check (theme in ('system', 'light', 'dark')),
        time_zone text not null, hired_on date not null, last_recorded_at timestamptz not null default '-infinity');
      comment on table person is 'state: names and preferences; last_recorded_at is the newest fact about the person';

      -- Locks the person, then gives an instant later than every fact known about them: ties cannot occur.
      create function take_recorded_at(whom uuid) returns timestamptz language sql as $$
        update person set last_recorded_at = greatest(palier_now(), last_recorded_at + interval '1 millisecond') where id = whom returning last_recorded_at $$;

      create table departure (person_id uuid primary key references person, left_on date not null, recorded_at timestamptz not null, recorded_by uuid references person);
      call append_only('departure', 'fact: a person left');
      create table team (id uuid primary key, name jsonb not null);
      comment on table team is 'state: teams';
      create table team_membership (
        id uuid primary key, person_id uuid not null references person, team_id uuid not null references team, kind text not null check (kind in ('member', 'lead')),
        from_on date not null, recorded_at timestamptz not null, recorded_by uuid references person);
      create index on team_membership (person_id); create index on team_membership (team_id, kind);
      call append_only('team_membership', 'fact: a person belongs to or leads a team from a day on');
      create table team_membership_end (
        membership_id uuid primary key references team_membership, until_on date not null, recorded_at timestamptz not null, recorded_by uuid references person);
      call append_only('team_membership_end', 'fact: a membership ended');
      create table role_grant (
        id uuid primary key, person_id uuid not null references person, role text not null check (role in ('learner', 'lead', 'author', 'hr', 'admin')),
        recorded_at timestamptz not null, recorded_by uuid references person check (recorded_by <> person_id));
      create index on role_grant (person_id);
      call append_only('role_grant', 'fact: a role was granted, never by oneself');
      create table role_revocation (role_grant_id uuid primary key references role_grant, recorded_at timestamptz not null, recorded_by uuid references person);
      call append_only('role_revocation', 'fact: a granted role was taken back');

      create view current_membership as
        select m.person_id, m.team_id, m.kind, m.from_on from team_membership m
        left join team_membership_end e on e.membership_id = m.id left join departure d on d.person_id = m.person_id
        where m.from_on <= palier_today() and (e.until_on is null or e.until_on > palier_today()) and (d.left_on is null or d.left_on > palier_today());
      comment on view current_membership is 'view: who belongs to and leads which team today';
      create view held_role as
        select distinct g.person_id, g.role from role_grant g left join role_revocation r on r.role_grant_id = g.id where r.role_grant_id is null;
      comment on view held_role is 'view: roles granted and not taken back';

      create table account (person_id uuid primary key references person, login text not null, login_key text not null unique, password_hash text not null);
      comment on table account is 'state: local accounts';
      create table session (
        token_hash bytea primary key, person_id uuid not null references person, created_at timestamptz not null, seen_at timestamptz not null,
        expires_at timestamptz not null, ended_at timestamptz);
      create index on session (person_id);
      comment on table session is 'state: open sessions, by the hash of their token';
      create table sign_in_throttle (key text primary key, tries integer not null, window_from timestamptz not null);
      comment on table sign_in_throttle is 'state: failed sign-ins per account and per address';
      create table set_up_token (one boolean primary key default true check (one), token_hash bytea not null, used_at timestamptz);
      comment on table set_up_token is 'state: the one-time token of the first administrator';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table set_up_token, sign_in_throttle, session, account; drop view held_role, current_membership; drop table role_revocation, role_grant, team_membership_end, team_membership, team, departure; drop function take_recorded_at; drop table person;`);
  }
}
