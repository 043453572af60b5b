import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What proves a cell may change: from an instant on, for a reason, keeping what was proved before or holding it against the new version. */
export class CriteriaOverTime1795938000000 implements MigrationInterface {
  readonly name = 'CriteriaOverTime1795938000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Without an instant a version applies since ever: so do those that frameworks began with.
      alter table criterion_version add column applies_from timestamptz, add column before text not null default 'reEvaluate' check (before in ('keep', 'reEvaluate')), add column reason text not null default '',
        add constraint a_change_says_from_when check (before = 'reEvaluate' or applies_from is not null);
      create table criterion_known (
        criterion_version_id uuid not null references criterion_version, person_id uuid not null references person, recorded_at timestamptz not null, primary key (person_id, criterion_version_id));
      call append_only('criterion_known', 'fact: from when it was known that a cell somebody had evidence for is proved otherwise');
    `);
  }

  /** Facts stay: where a rule was changed, going down is refused rather than losing it. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      do $$ begin if exists (select from criterion_version where applies_from is not null) then raise exception 'rules were changed: going down would lose from when'; end if; end $$;
      drop table criterion_known;
      alter table criterion_version drop constraint a_change_says_from_when, drop column applies_from, drop column before, drop column reason;
    `);
  }
}
