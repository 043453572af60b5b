import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Questions that ask for a spot of a picture. */
export class SpotsOfAPicture1795907460000 implements MigrationInterface {
  readonly name = 'SpotsOfAPicture1795907460000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table question_version drop constraint question_version_kind_check;
      alter table question_version add constraint question_version_kind_check check (kind in ('singleChoice', 'multipleChoice', 'shortText', 'trueFalse', 'numeric', 'ordering', 'matching', 'gapFill', 'hotSpot'));
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table question_version drop constraint question_version_kind_check;
      alter table question_version add constraint question_version_kind_check check (kind in ('singleChoice', 'multipleChoice', 'shortText', 'trueFalse', 'numeric', 'ordering', 'matching', 'gapFill'));
    `);
  }
}
