import type { MigrationInterface, QueryRunner } from 'typeorm';
import { standingOfPlansThatHold } from './20261129T1311-plans-of-profiles.js';

const oneWay = (columns: string): string => `
      alter table journey_template_step drop constraint a_template_step_due_in_one_way, add constraint a_template_step_due_in_one_way check (num_nonnulls(${columns}) = 1);
      alter table journey_step drop constraint a_step_due_in_one_way, add constraint a_step_due_in_one_way check (num_nonnulls(${columns}) = 1);`;

/** A step is due so many working days from the day of hire, next to days of the calendar. */
export class StepsInWorkingDays1795957920000 implements MigrationInterface {
  readonly name = 'StepsInWorkingDays1795957920000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      drop view journey_standing;
      alter table journey_template_step add column due_working_days integer;
      alter table journey_step add column due_working_days integer;
      ${oneWay('due_days, due_working_days, due_on')}
      ${standingOfPlansThatHold}
    `);
  }

  /** Facts stay: where a step is due in working days, going down is refused. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop view journey_standing;
      ${oneWay('due_days, due_on')}
      alter table journey_template_step drop column due_working_days;
      alter table journey_step drop column due_working_days;
      ${standingOfPlansThatHold}
    `);
  }
}
