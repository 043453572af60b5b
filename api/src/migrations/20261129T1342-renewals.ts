import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a course proves is asked again before it ends. What was done once counts; what is asked again counts only where its quiz was passed after. */
export class Renewals1795959720000 implements MigrationInterface {
  readonly name = 'Renewals1795959720000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table renewal_rule (
        id uuid primary key, course_id uuid not null references course, months integer check (months between 1 and 120), window_days integer not null check (window_days between 1 and 120), reason_id uuid not null references fact_text, recorded_at timestamptz not null, recorded_by uuid not null references person);
      create index on renewal_rule (course_id, recorded_at);
      call append_only('renewal_rule', 'fact: from now on what a course proves holds for so many months and is asked again so many working days before it ends; without months it is asked no more');
      alter table assignment_unit add column again_after timestamptz;
      comment on column assignment_unit.again_after is 'where it is asked again: only what was passed after this counts';
      create table renewal (
        person_id uuid not null references person, course_id uuid not null references course, until_on date not null, opened_on date not null, assignment_id uuid not null unique references assignment, recorded_at timestamptz not null, primary key (person_id, course_id, until_on));
      call append_only('renewal', 'fact: somebody is asked to renew what a course proved, once for each day on which it ends');
      create view unit_passed as
        select d.person_id, d.course_version_id, d.unit_id, d.recorded_at, false as again from unit_done d
        union all select a.person_id, a.course_version_id, a.unit_id, r.recorded_at, true from attempt a join attempt_result r on r.attempt_id = a.id where r.passed;
      comment on view unit_passed is 'view: activities that were done, and each time that a quiz was passed (again)';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop view unit_passed; drop table renewal; alter table assignment_unit drop column again_after; drop table renewal_rule;`);
  }
}
