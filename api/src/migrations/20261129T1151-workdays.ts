import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When people do not work: their absences and shifts, and whose public holidays count; a due day may be so many working days away. */
export class Workdays1795953060000 implements MigrationInterface {
  readonly name = 'Workdays1795953060000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table unavailability (
        id uuid primary key, person_id uuid not null references person, kind text not null check (kind in ('absence', 'onCall', 'night')), starts_at timestamptz not null, ends_at timestamptz not null, recorded_at timestamptz not null, recorded_by uuid not null references person,
        constraint it_ends_after_it_starts check (starts_at < ends_at), constraint it_lasts_three_years_at_most check (ends_at < starts_at + interval '1100 days'));
      create index on unavailability (person_id, ends_at);
      call append_only('unavailability', 'fact: somebody is away, on call or works at night over a time');
      create table unavailability_end (unavailability_id uuid primary key references unavailability, person_id uuid not null references person, recorded_at timestamptz not null, recorded_by uuid not null references person);
      call append_only('unavailability_end', 'fact: it was said by mistake, or is no longer so');
      create view current_unavailability as select u.* from unavailability u where not exists (select from unavailability_end e where e.unavailability_id = u.id);
      comment on view current_unavailability is 'view: when people are away or have a shift, but what was taken out';
      create table holiday_place (site text primary key, country text not null check (country ~ '^[A-Z]{2}$'), region text check (region ~ '^[A-Z0-9]{1,3}$'));
      comment on table holiday_place is 'state: whose public holidays count, for everybody (the empty site) and where a site has others; France where nobody said';
      create table holiday_version (one boolean primary key default true check (one), version integer not null);
      comment on table holiday_version is 'state: how often it was said whose public holidays count';
      alter table assignment_batch add column due_in integer check (due_in between 1 and 250), add constraint one_way_to_say_when check (due_on is null or due_in is null);
      alter table assignment add column due_passed jsonb not null default '[]';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table assignment drop column due_passed;
      alter table assignment_batch drop constraint one_way_to_say_when, drop column due_in;
      drop view current_unavailability; drop table holiday_version, holiday_place, unavailability_end, unavailability;`);
  }
}
