import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A second factor for those who see or decide much about others, and sessions that are half open until it is shown. */
export class SecondFactor1795569600000 implements MigrationInterface {
  readonly name = 'SecondFactor1795569600000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table session add column confirmed_at timestamptz;
      create table second_factor (
        person_id uuid primary key references person, sealed bytea not null, key_id text not null, since timestamptz not null, last_step bigint not null);
      comment on table second_factor is 'state: the key of a phone, sealed under a key that is not in the database; the last step that was used';
      create table second_factor_enrolment (
        person_id uuid primary key references person, sealed bytea not null, key_id text not null, begun_at timestamptz not null);
      comment on table second_factor_enrolment is 'state: a key that waits for its first code';
      create table recovery_code (
        code_hash bytea primary key, person_id uuid not null references person, made_at timestamptz not null, used_at timestamptz);
      create index on recovery_code (person_id);
      comment on table recovery_code is 'state: codes that let somebody in once without their phone, by their hash';
      create table security_setting (
        one boolean primary key default true check (one), second_factor_required boolean not null, changed_at timestamptz not null, changed_by uuid references person);
      comment on table security_setting is 'state: what an administrator asks of those who see much; no row where nobody said anything';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table security_setting, recovery_code, second_factor_enrolment, second_factor; alter table session drop column confirmed_at;`);
  }
}
