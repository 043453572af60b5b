import type { MigrationInterface, QueryRunner } from 'typeorm';
import { standingOfPlansThatHold } from './20261129T1311-plans-of-profiles.js';

/** As it was, without the steps that ended with a move. */
export const standingOfRunningSteps = standingOfPlansThatHold.replace(';\n  comment', `\n      and not exists (select from journey_step_end e where e.step_id = s.id);\n  comment`);

/** A running plan is moved to another version by choice: a fact, with new steps beside those that end with it. */
export class PlansMoved1795957980000 implements MigrationInterface {
  readonly name = 'PlansMoved1795957980000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table journey_move (
        id uuid primary key, journey_id uuid not null references journey, person_id uuid not null references person, version_id uuid not null references journey_template_version, recorded_at timestamptz not null, recorded_by uuid not null references person check (recorded_by <> person_id));
      create index on journey_move (journey_id);
      call append_only('journey_move', 'fact: a running onboarding plan follows another version from now on; the newest counts');
      create table journey_step_end (step_id uuid primary key references journey_step, move_id uuid not null references journey_move, person_id uuid not null references person, recorded_at timestamptz not null, recorded_by uuid not null references person);
      call append_only('journey_step_end', 'fact: a step is no longer asked, as its plan was moved to another version');
      drop view journey_standing;
      ${standingOfRunningSteps}
      drop view current_journey;
      create view current_journey as
        select j.id, j.person_id, coalesce(m.version_id, j.version_id) as version_id, j.recorded_at, j.recorded_by from journey j
        left join lateral (select x.version_id from journey_move x where x.journey_id = j.id order by x.recorded_at desc limit 1) m on true
        where not exists (select from journey_withdrawal w where w.journey_id = j.id);
      comment on view current_journey is 'view: plans that hold, each with the version that it follows; a person has one at most';
    `);
  }

  /** Facts stay: where a plan was moved, going down is refused. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop view current_journey;
      create view current_journey as select j.* from journey j where not exists (select from journey_withdrawal w where w.journey_id = j.id);
      comment on view current_journey is 'view: plans that hold; a person has one at most';
      drop view journey_standing;
      ${standingOfPlansThatHold}
      drop table journey_step_end, journey_move;
    `);
  }
}
