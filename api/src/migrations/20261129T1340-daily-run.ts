import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is due is gone through in parts: after a day and an assignment, after an assignment of a batch. */
export class DailyRun1795959600000 implements MigrationInterface {
  readonly name = 'DailyRun1795959600000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index assignment_due_on_idx;
      create index on assignment (due_on, id);
      create index on assignment (batch_id, id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop index assignment_batch_id_id_idx, assignment_due_on_id_idx; create index on assignment (due_on);`);
  }
}
