import type { MigrationInterface, QueryRunner } from 'typeorm';
import { journeyStanding } from './20261129T1310-steps-in-order.js';

/** As it was, without the steps of plans that were taken back. */
export const standingOfPlansThatHold = journeyStanding.replace('on true;\n  comment', `on true
    where not exists (select from journey_withdrawal w where w.journey_id = s.journey_id);\n  comment`);

/** A profile has an onboarding plan of its own; a plan that was given by mistake is taken back, as a fact; a day of hire that nobody said is known as such. */
export class PlansOfProfiles1795957860000 implements MigrationInterface {
  readonly name = 'PlansOfProfiles1795957860000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table journey_template add column profile_id uuid unique references profile, add constraint of_one_at_most check (num_nonnulls(team_id, profile_id) <= 1);
      drop index one_for_everybody;
      create unique index one_for_everybody on journey_template ((true)) where team_id is null and profile_id is null;
      comment on table journey_template is 'published: identity of an onboarding plan, of a profile, of a team or, without either, of everybody';
      create table journey_withdrawal (
        journey_id uuid primary key references journey, id uuid not null unique, person_id uuid not null references person, recorded_at timestamptz not null, recorded_by uuid not null references person check (recorded_by <> person_id));
      call append_only('journey_withdrawal', 'fact: an onboarding plan was given by mistake and is taken back; nothing in it had been done');
      alter table journey drop constraint journey_person_id_key;
      create index on journey (person_id);
      create view current_journey as select j.* from journey j where not exists (select from journey_withdrawal w where w.journey_id = j.id);
      comment on view current_journey is 'view: plans that hold; a person has one at most';
      drop view journey_standing;
      ${standingOfPlansThatHold}
      alter table person add column hire_day_assumed boolean not null default false;
    `);
  }

  /** Facts stay: where a plan was taken back, or a profile has one, going down is refused. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table person drop column hire_day_assumed;
      drop view journey_standing;
      drop view current_journey;
      drop index journey_person_id_idx;
      alter table journey add constraint journey_person_id_key unique (person_id);
      drop table journey_withdrawal;
      drop index one_for_everybody;
      alter table journey_template drop constraint of_one_at_most, drop column profile_id;
      create unique index one_for_everybody on journey_template ((team_id is null)) where team_id is null;
      comment on table journey_template is 'published: identity of an onboarding plan, of a team or, without one, of everybody';
      ${journeyStanding}
    `);
  }
}
