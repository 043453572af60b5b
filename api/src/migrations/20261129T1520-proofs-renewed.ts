import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What proves a level may end by itself: signatures hold for so many months, and what ends is asked for again before it does. Which levels end is looked up by their end. */
export class ProofsRenewed1795965600000 implements MigrationInterface {
  readonly name = 'ProofsRenewed1795965600000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table cell_renewal_rule (
        id uuid primary key, competency_id uuid not null references competency, level smallint not null check (level between 1 and 4), months integer check (months between 1 and 120), window_unit text not null check (window_unit in ('days', 'workingDays')), window_days integer not null check (window_days between 1 and 120),
        reason_id uuid not null references fact_text, recorded_at timestamptz not null, recorded_by uuid not null references person);
      create index on cell_renewal_rule (competency_id, level, recorded_at);
      call append_only('cell_renewal_rule', 'fact: from now on a signature on this level holds for so many months, for good without them; and what proves it and ends is asked for again so long before');
      create index standing_ends on standing (valid_until) where known_until is null and valid_until is not null;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop index standing_ends; drop table cell_renewal_rule;`);
  }
}
