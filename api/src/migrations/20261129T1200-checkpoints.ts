import type { MigrationInterface, QueryRunner } from 'typeorm';

const kinds = (names: string): string => `alter table review drop constraint review_kind_check; alter table review add constraint review_kind_check check (kind in (${names}))`;

/** A start is looked at together after 30, 60 and 90 days: three kinds of review more. */
export class Checkpoints1795953600000 implements MigrationInterface {
  readonly name = 'Checkpoints1795953600000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(kinds(`'progression', 'career', 'careerSummary', 'day30', 'day60', 'day90'`));
  }

  /** Facts stay: where a checkpoint was opened, going down is refused. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(kinds(`'progression', 'career', 'careerSummary'`));
  }
}
