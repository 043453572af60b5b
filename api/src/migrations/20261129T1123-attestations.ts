import type { MigrationInterface, QueryRunner } from 'typeorm';

/** That somebody finished a course or reached a level, with a code that anybody who holds it can check. */
export class Attestations1795951380000 implements MigrationInterface {
  readonly name = 'Attestations1795951380000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table attestation (
        id uuid primary key, person_id uuid not null references person, code text not null unique check (length(code) = 19), course_version_id uuid references course_version, competency_id uuid references competency, level smallint check (level between 1 and 4), on_day date not null, recorded_at timestamptz not null,
        constraint a_course_or_a_level check (num_nonnulls(course_version_id, competency_id) = 1 and (competency_id is null) = (level is null)));
      create index on attestation (person_id);
      call append_only('attestation', 'fact: it was attested that somebody finished a course or reached a level');
      create table attestation_revocation (
        attestation_id uuid primary key references attestation, id uuid not null unique, person_id uuid not null references person, reason_id uuid not null references fact_text, recorded_at timestamptz not null, recorded_by uuid not null references person check (recorded_by <> person_id));
      call append_only('attestation_revocation', 'fact: an attestation holds no longer');
    `);
  }

  /** Facts stay: papers with codes are out in the world. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      do $$ begin if exists (select from attestation) then raise exception 'something was attested: going down would lose it'; end if; end $$;
      drop table attestation_revocation, attestation;
    `);
  }
}
