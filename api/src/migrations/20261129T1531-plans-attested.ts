import type { MigrationInterface, QueryRunner } from 'typeorm';

/** That somebody did every step of their onboarding plan is attested like a course that they finished. */
export class PlansAttested1795966260000 implements MigrationInterface {
  readonly name = 'PlansAttested1795966260000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table attestation add column journey_id uuid references journey, drop constraint a_course_or_a_level,
        add constraint a_course_a_level_or_a_plan check (num_nonnulls(course_version_id, competency_id, journey_id) = 1 and (competency_id is null) = (level is null));
      comment on table attestation is 'fact: it was attested that somebody finished a course or an onboarding plan, or reached a level';
    `);
  }

  /** Facts stay: papers with codes are out in the world. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      do $$ begin if exists (select from attestation where journey_id is not null) then raise exception 'plans were attested: going down would lose it'; end if; end $$;
      alter table attestation drop constraint a_course_a_level_or_a_plan, drop column journey_id, add constraint a_course_or_a_level check (num_nonnulls(course_version_id, competency_id) = 1 and (competency_id is null) = (level is null));
      comment on table attestation is 'fact: it was attested that somebody finished a course or reached a level';
    `);
  }
}
