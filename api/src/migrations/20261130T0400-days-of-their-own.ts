import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was asked by a day may be due on another one for its person: their last working day until then, or a new one once a day off is told on it. Shifts that were read from a calendar are known again in the next one. */
export class DaysOfTheirOwn1796011200000 implements MigrationInterface {
  readonly name = 'DaysOfTheirOwn1796011200000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table assignment_day (
        id uuid primary key, assignment_id uuid not null references assignment, person_id uuid not null references person, instead_of date not null, due_on date not null, due_passed jsonb not null default '[]',
        because text not null check (because in ('moved', 'granted', 'unavailability', 'holidays')), deed_id uuid not null, recorded_at timestamptz not null, recorded_by uuid not null references person);
      create index on assignment_day (assignment_id, instead_of, recorded_at);
      create index on assignment_day (deed_id);
      create index on assignment_day (recorded_at);
      call append_only('assignment_day', 'fact: what is due on a day is due on another one for its person, as it would be a day off of theirs; of each day what was said last counts');
      alter table unavailability add column source bytea;
      comment on column unavailability.source is 'which entry of a calendar it was read from, or that it was read from a table: hashed, for it may hold names; null where somebody noted it';
      create or replace view current_unavailability as select u.* from unavailability u where not exists (select from unavailability_end e where e.unavailability_id = u.id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      do $$ begin if exists (select from assignment_day) then raise exception 'due days of people were moved off their days off: going down would lose it'; end if; end $$;
      drop view current_unavailability;
      drop table assignment_day;
      alter table unavailability drop column source;
      create view current_unavailability as select u.* from unavailability u where not exists (select from unavailability_end e where e.unavailability_id = u.id);
      comment on view current_unavailability is 'view: when people are away or have a shift, but what was taken out';
    `);
  }
}
