import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is asked of people, by when and why; and what became of it. All of it appended: what is asked now follows from the rows. */
export class Assignments1795531200000 implements MigrationInterface {
  readonly name = 'Assignments1795531200000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table assignment_batch (
        id uuid primary key, course_id uuid not null references course, due_on date, reason_id uuid not null references fact_text, assigned integer not null, already integer not null,
        recorded_at timestamptz not null, recorded_by uuid not null references person);
      call append_only('assignment_batch', 'fact: somebody asked people to follow a course, by a day and for a reason');
      create table assignment (
        id uuid primary key, batch_id uuid not null references assignment_batch, person_id uuid not null references person, course_id uuid not null references course, due_on date, recorded_at timestamptz not null);
      create index on assignment (person_id);
      call append_only('assignment', 'fact: one person is asked to follow a course');
      create table assignment_waiver (
        assignment_id uuid primary key references assignment, id uuid not null unique, person_id uuid not null references person, reason_id uuid not null references fact_text, recorded_at timestamptz not null,
        recorded_by uuid not null references person check (recorded_by <> person_id));
      call append_only('assignment_waiver', 'fact: somebody was exempted, never by themselves');
      create table extension_request (
        id uuid primary key, assignment_id uuid not null references assignment, person_id uuid not null references person, wished_on date not null, reason_id uuid not null references fact_text, recorded_at timestamptz not null);
      create index on extension_request (assignment_id);
      call append_only('extension_request', 'fact: somebody asked for a later day');
      create table extension_answer (
        request_id uuid primary key references extension_request, person_id uuid not null references person, decision text not null check (decision in ('granted', 'refused')), words_id uuid references fact_text,
        recorded_at timestamptz not null, recorded_by uuid not null references person check (recorded_by <> person_id));
      call append_only('extension_answer', 'fact: a later day was granted or refused, never by whoever asked');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table extension_answer, extension_request, assignment_waiver, assignment, assignment_batch;`);
  }
}
