import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Questions that put things in order, match pairs, or fill the gaps of a text. */
export class OrdersPairsAndGaps1795907400000 implements MigrationInterface {
  readonly name = 'OrdersPairsAndGaps1795907400000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table question_version drop constraint question_version_kind_check;
      alter table question_version add constraint question_version_kind_check check (kind in ('singleChoice', 'multipleChoice', 'shortText', 'trueFalse', 'numeric', 'ordering', 'matching', 'gapFill'));
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table question_version drop constraint question_version_kind_check;
      alter table question_version add constraint question_version_kind_check check (kind in ('singleChoice', 'multipleChoice', 'shortText', 'trueFalse', 'numeric'));
    `);
  }
}
