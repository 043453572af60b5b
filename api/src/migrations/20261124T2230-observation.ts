import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A signature without a request: one observed fact that proves several levels; what was signed or asked is taken back by new rows; and what people say of themselves. */
export class Observation1795559400000 implements MigrationInterface {
  readonly name = 'Observation1795559400000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table observation (
        id uuid primary key, person_id uuid not null references person, rater_id uuid not null references person check (rater_id <> person_id), words_id uuid not null references fact_text,
        reference_id uuid references fact_text, recorded_at timestamptz not null);
      create index on observation (person_id);
      call append_only('observation', 'fact: a rater wrote down what a person did; its signatures, one per competency, name it');

      alter table sign_off alter column request_id drop not null, add column observation_id uuid references observation,
        add constraint a_signature_answers_something check (request_id is not null or observation_id is not null),
        add constraint an_observation_never_refuses check (observation_id is null or decision = 'confirmed'), add unique (observation_id, competency_id);
      create index on sign_off (person_id, competency_id);

      create table sign_off_request_withdrawal (request_id uuid primary key references sign_off_request, person_id uuid not null references person, recorded_at timestamptz not null);
      call append_only('sign_off_request_withdrawal', 'fact: a person no longer asks for a signature');
      create table sign_off_withdrawal (
        sign_off_id uuid primary key references sign_off, id uuid not null unique, person_id uuid not null references person, reason_id uuid not null references fact_text,
        recorded_at timestamptz not null, recorded_by uuid not null references person check (recorded_by <> person_id));
      create index on sign_off_withdrawal (person_id);
      call append_only('sign_off_withdrawal', 'fact: a rater took a signature back; its evidence is revoked');
      create view open_sign_off_request as
        select r.* from sign_off_request r
        where not exists (select from sign_off s where s.request_id = r.id) and not exists (select from sign_off_request_withdrawal w where w.request_id = r.id);
      comment on view open_sign_off_request is 'view: requests that were neither answered nor withdrawn';

      create table self_assessment (
        id uuid primary key, person_id uuid not null references person, competency_id uuid not null references competency, level smallint check (level between 0 and 4),
        framework_version_id uuid not null references framework_version, levels_version integer not null, words_id uuid references fact_text, recorded_at timestamptz not null);
      create index on self_assessment (person_id, competency_id);
      call append_only('self_assessment', 'fact: a person said which level they think they hold (null: they do not know); it proves nothing');
    `);
  }

  /** Facts stay: where signatures without a request were given, the column that names the request goes on accepting none. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table self_assessment;
      drop view open_sign_off_request;
      drop table sign_off_withdrawal, sign_off_request_withdrawal;
      drop index sign_off_person_id_competency_id_idx;
      alter table sign_off drop constraint a_signature_answers_something, drop constraint an_observation_never_refuses, drop column observation_id;
      do $$ begin if not exists (select from sign_off where request_id is null) then alter table sign_off alter column request_id set not null; end if; end $$;
      drop table observation;
    `);
  }
}
