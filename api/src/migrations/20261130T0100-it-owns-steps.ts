import type { MigrationInterface, QueryRunner } from 'typeorm';

const owners = (names: string): string => ['journey_step', 'journey_template_step'].map((it) => `alter table ${it} drop constraint ${it}_owner_kind_check; alter table ${it} add constraint ${it}_owner_kind_check check (owner_kind in (${names}));`).join('\n');

/** A step of an onboarding plan may be for IT: for whoever runs the installation, not for somebody by name. */
export class ItOwnsSteps1796000400000 implements MigrationInterface {
  readonly name = 'ItOwnsSteps1796000400000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ${owners(`'newHire', 'lead', 'mentor', 'hr', 'it', 'person'`)}
      create index steps_for_it on journey_step (person_id) where owner_kind = 'it';
    `);
  }

  /** Facts stay: where a step is for IT, going down is refused rather than losing whose it is. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      do $$ begin if exists (select from journey_template_step where owner_kind = 'it') then raise exception 'steps are for IT: going down would lose it'; end if; end $$;
      drop index steps_for_it;
      ${owners(`'newHire', 'lead', 'mentor', 'hr', 'person'`)}
    `);
  }
}
