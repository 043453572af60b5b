import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is due is gone through in parts: after a day and an assignment, after an assignment of a batch. Whoever leads is told of what is late; some things are read once a week. */
export class DailyRun1795959600000 implements MigrationInterface {
  readonly name = 'DailyRun1795959600000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index assignment_due_on_idx;
      create index on assignment (due_on, id);
      create index on assignment (batch_id, id);
      alter table notification_bounds add column escalation_days integer not null default 3 check (escalation_days between 0 and 20);
      alter table notification drop constraint notification_form_check;
      alter table notification add constraint notification_form_check check (form in ('app', 'mail', 'digest', 'weekly'));
    `);
  }

  /** Facts stay: where somebody was told once a week, going down is refused. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table notification drop constraint notification_form_check; alter table notification add constraint notification_form_check check (form in ('app', 'mail', 'digest')); alter table notification_bounds drop column escalation_days; drop index assignment_batch_id_id_idx, assignment_due_on_id_idx; create index on assignment (due_on);`);
  }
}
