import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Questions that state something to be judged, and questions answered by a number. */
export class TrueOrFalseAndNumbers1795575600000 implements MigrationInterface {
  readonly name = 'TrueOrFalseAndNumbers1795575600000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table question_version drop constraint question_version_kind_check;
      alter table question_version add constraint question_version_kind_check check (kind in ('singleChoice', 'multipleChoice', 'shortText', 'trueFalse', 'numeric'));
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table question_version drop constraint question_version_kind_check;
      alter table question_version add constraint question_version_kind_check check (kind in ('singleChoice', 'multipleChoice', 'shortText'));
    `);
  }
}
