import type { MigrationInterface, QueryRunner } from 'typeorm';

const forms = (names: string): string => `alter table notification drop constraint notification_form_check; alter table notification add constraint notification_form_check check (form in (${names}));`;

/** Whoever leads is told of what is late for so many working days; some things are read once a week. */
export class ToldUpwards1795959660000 implements MigrationInterface {
  readonly name = 'ToldUpwards1795959660000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table notification_bounds add column escalation_days integer not null default 3 check (escalation_days between 0 and 20); ${forms(`'app', 'mail', 'digest', 'weekly'`)}`);
  }

  /** Facts stay: where somebody was told once a week, going down is refused. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`${forms(`'app', 'mail', 'digest'`)} alter table notification_bounds drop column escalation_days;`);
  }
}
