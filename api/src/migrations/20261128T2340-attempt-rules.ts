import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How often a quiz may be begun, when its right answers are shown, who has more time; and an attempt that its deadline closed says so. */
export class AttemptRules1795909200000 implements MigrationInterface {
  readonly name = 'AttemptRules1795909200000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table quiz_version add column attempts smallint check (attempts between 1 and 20), add column feedback text not null default 'full' check (feedback in ('full', 'oncePassed'));
      alter table attempt_submission add column at_deadline boolean not null default false;
      create index an_overdue_attempt on attempt (deadline) where deadline is not null;
      create or replace view attempt_result as
        select s.attempt_id, coalesce(n.score, s.score) as score, coalesce(n.passed, s.passed) as passed, s.score as score_first, s.passed as passed_first, n.regrade_id, s.recorded_at, s.at_deadline
        from attempt_submission s left join lateral (select e.regrade_id, e.score, e.passed from regrade_result e where e.attempt_id = s.attempt_id order by e.recorded_at desc limit 1) n on true;
      create table attempt_grant (
        id uuid primary key, person_id uuid not null references person, quiz_version_id uuid not null references quiz_version, recorded_at timestamptz not null, recorded_by uuid not null references person);
      create index on attempt_grant (person_id, quiz_version_id);
      call append_only('attempt_grant', 'fact: somebody may begin a quiz once more than it allows');
      create table extra_time (
        id uuid primary key, person_id uuid not null references person, percent smallint not null check (percent between 0 and 200), recorded_at timestamptz not null, recorded_by uuid not null references person);
      create index on extra_time (person_id, recorded_at);
      call append_only('extra_time', 'fact: so many percent more time for quizzes, from then on; why is nobody else''s business and is not kept');
    `);
  }

  /** Facts stay: where somebody was given time or an attempt, or a deadline closed one, going down is refused rather than losing it. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      do $$ begin if exists (select from extra_time) or exists (select from attempt_grant) or exists (select from attempt_submission where at_deadline) then raise exception 'time or attempts were given, or a deadline closed an attempt: going down would lose it'; end if; end $$;
      drop table extra_time, attempt_grant;
      drop view attempt_result;
      create view attempt_result as
        select s.attempt_id, coalesce(n.score, s.score) as score, coalesce(n.passed, s.passed) as passed, s.score as score_first, s.passed as passed_first, n.regrade_id, s.recorded_at
        from attempt_submission s left join lateral (select e.regrade_id, e.score, e.passed from regrade_result e where e.attempt_id = s.attempt_id order by e.recorded_at desc limit 1) n on true;
      comment on view attempt_result is 'view: what each attempt is worth now, and what it was worth first';
      drop index an_overdue_attempt;
      alter table attempt_submission drop column at_deadline;
      alter table quiz_version drop column feedback, drop column attempts;
    `);
  }
}
