import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Questions that are conversations with a customer. */
export class TicketSimulations1795916400000 implements MigrationInterface {
  readonly name = 'TicketSimulations1795916400000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table question_version drop constraint question_version_kind_check;
      alter table question_version add constraint question_version_kind_check check (kind in ('singleChoice', 'multipleChoice', 'shortText', 'trueFalse', 'numeric', 'ordering', 'matching', 'gapFill', 'hotSpot', 'ticketSimulation'));
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table question_version drop constraint question_version_kind_check;
      alter table question_version add constraint question_version_kind_check check (kind in ('singleChoice', 'multipleChoice', 'shortText', 'trueFalse', 'numeric', 'ordering', 'matching', 'gapFill', 'hotSpot'));
    `);
  }
}
