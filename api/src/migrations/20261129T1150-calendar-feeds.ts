import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Addresses at which somebody's calendar reads their due days. */
export class CalendarFeeds1795953000000 implements MigrationInterface {
  readonly name = 'CalendarFeeds1795953000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table calendar_feed (
        id uuid primary key, person_id uuid not null references person, token_hash bytea not null unique, made_at timestamptz not null, read_at timestamptz, ended_at timestamptz);
      create unique index one_open_calendar_feed on calendar_feed (person_id) where ended_at is null;
      comment on table calendar_feed is 'state: addresses at which a calendar reads what is due, by the hash of their token; a newer one ends the older';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table calendar_feed');
  }
}
