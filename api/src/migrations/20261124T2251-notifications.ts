import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whom the application told of what, how they want to be told, and the bounds that HR sets. */
export class Notifications1795560660000 implements MigrationInterface {
  readonly name = 'Notifications1795560660000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create index on assignment (due_on);
      create table notification (
        id uuid primary key, person_id uuid not null references person, kind text not null, thing_id uuid not null, occurrence text not null, about jsonb not null,
        form text not null check (form in ('app', 'mail', 'digest')), occurred_at timestamptz not null, recorded_at timestamptz not null,
        constraint told_once unique (person_id, thing_id, kind, occurrence));
      create index on notification (person_id, recorded_at); create index on notification (recorded_at) where form <> 'app';
      call append_only('notification', 'fact: a person was told of a thing, once per kind and occurrence');
      create table notification_reading (notification_id uuid primary key references notification, read_at timestamptz not null);
      comment on table notification_reading is 'state: notifications that their person has read';
      create table notification_choice (
        person_id uuid primary key references person, version integer not null check (version > 0), choices jsonb not null, quiet_from time, quiet_until time, changed_at timestamptz not null,
        constraint quiet_hours_begin_and_end check ((quiet_from is null) = (quiet_until is null) and quiet_from <> quiet_until));
      comment on table notification_choice is 'state: how a person wants to be told, and the hours in which they want no mail';
      create table notification_bounds (
        one boolean primary key default true check (one), version integer not null check (version > 0), weekly_limit integer not null check (weekly_limit between 0 and 100), digest_hour integer not null check (digest_hour between 0 and 23),
        changed_at timestamptz not null, changed_by uuid references person);
      comment on table notification_bounds is 'state: how many mails a week a person gets at most, and the hour of the mail of the day';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table notification_bounds, notification_choice, notification_reading, notification; drop index assignment_due_on_idx;`);
  }
}
