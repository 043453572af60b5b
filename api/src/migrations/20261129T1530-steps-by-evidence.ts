import type { MigrationInterface, QueryRunner } from 'typeorm';
import { standingOfRunningSteps } from './20261129T1313-plans-moved.js';

/** A step to sign names a level: it is done by its signature. */
export class StepsByEvidence1795966200000 implements MigrationInterface {
  readonly name = 'StepsByEvidence1795966200000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      drop view journey_standing;
      alter table journey_template_step add column competency_id uuid references competency, add column level smallint check (level between 1 and 4), add constraint a_template_step_names_a_level_whole check ((competency_id is null) = (level is null));
      alter table journey_step add column competency_id uuid references competency, add column level smallint check (level between 1 and 4), add constraint a_step_names_a_level_whole check ((competency_id is null) = (level is null));
      ${standingOfRunningSteps}
    `);
  }

  /** Facts stay: where a step names a level, going down is refused rather than losing it. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      do $$ begin if exists (select from journey_template_step where competency_id is not null) then raise exception 'steps name levels: going down would lose it'; end if; end $$;
      drop view journey_standing;
      alter table journey_template_step drop column competency_id, drop column level;
      alter table journey_step drop column competency_id, drop column level;
      ${standingOfRunningSteps}
    `);
  }
}
