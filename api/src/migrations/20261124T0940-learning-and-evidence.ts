import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people did, what it proves, and where they stand. */
export class LearningAndEvidence1795513200000 implements MigrationInterface {
  readonly name = 'LearningAndEvidence1795513200000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table course_opening (
        person_id uuid not null references person, course_version_id uuid not null references course_version, recorded_at timestamptz not null, primary key (person_id, course_version_id));
      call append_only('course_opening', 'fact: a person opened a course, in the version they will finish');
      create table unit_completion (
        id uuid primary key, person_id uuid not null references person, course_version_id uuid not null, unit_id uuid not null, recorded_at timestamptz not null,
        unique (person_id, course_version_id, unit_id), foreign key (course_version_id, unit_id) references unit_version);
      call append_only('unit_completion', 'fact: a person did an activity');
      create table attempt (
        id uuid primary key, person_id uuid not null references person, course_version_id uuid not null, unit_id uuid not null, quiz_version_id uuid not null references quiz_version,
        locale text not null, seed integer not null, deadline timestamptz, recorded_at timestamptz not null, foreign key (course_version_id, unit_id) references unit_version);
      create index on attempt (person_id, unit_id);
      call append_only('attempt', 'fact: a quiz was started; questions, order and deadline are bound');
      create table attempt_question (
        attempt_id uuid not null references attempt, position integer not null, question_version_id uuid not null, locale text not null, revision integer not null, option_order jsonb not null,
        primary key (attempt_id, question_version_id), unique (attempt_id, position), foreign key (question_version_id, locale, revision) references question_text);
      call append_only('attempt_question', 'fact: a question as this attempt asks it');
      create table attempt_answer (
        attempt_id uuid not null, question_version_id uuid not null, sequence integer not null check (sequence > 0), response jsonb not null, text_id uuid references fact_text,
        response_sha256 bytea not null, recorded_at timestamptz not null,
        primary key (attempt_id, question_version_id, sequence), foreign key (attempt_id, question_version_id) references attempt_question);
      call append_only('attempt_answer', 'fact: an answer as it was given; the highest sequence counts');
      create table attempt_submission (
        attempt_id uuid primary key references attempt, score double precision not null, passed boolean not null, recorded_at timestamptz not null);
      call append_only('attempt_submission', 'fact: an attempt was handed in');
      create table attempt_mark (
        attempt_id uuid not null references attempt_submission, question_version_id uuid not null, credit double precision not null check (credit between 0 and 1),
        verdict text not null, primary key (attempt_id, question_version_id));
      call append_only('attempt_mark', 'fact: what an answer earned');

      create table profile_holding (
        id uuid primary key, person_id uuid not null references person, profile_id uuid not null references profile, from_on date not null, reason_id uuid references fact_text,
        recorded_at timestamptz not null, recorded_by uuid references person check (recorded_by <> person_id));
      create index on profile_holding (person_id);
      call append_only('profile_holding', 'fact: a person has a profile from a day on');
      create table profile_holding_end (holding_id uuid primary key references profile_holding, until_on date not null, recorded_at timestamptz not null, recorded_by uuid references person);
      call append_only('profile_holding_end', 'fact: a person no longer has a profile');
      create table sign_off_request (
        id uuid primary key, person_id uuid not null references person, competency_id uuid not null references competency, level smallint not null check (level between 1 and 4),
        note_id uuid references fact_text, recorded_at timestamptz not null);
      create index on sign_off_request (person_id);
      call append_only('sign_off_request', 'fact: a person asked for a signature');
      create table sign_off (
        id uuid primary key, request_id uuid not null unique references sign_off_request, person_id uuid not null references person, competency_id uuid not null references competency,
        rater_id uuid not null references person check (rater_id <> person_id), decision text not null check (decision in ('confirmed', 'refused')), words_id uuid not null references fact_text,
        occurred_at timestamptz not null, recorded_at timestamptz not null);
      call append_only('sign_off', 'fact: a rater confirmed or refused');
      create table evidence (
        id uuid primary key, person_id uuid not null references person, competency_id uuid not null references competency, level smallint not null check (level between 1 and 4),
        kind text not null check (kind in ('quiz', 'signOff')), attempt_id uuid references attempt_submission, score double precision check (score between 0 and 1),
        sign_off_id uuid references sign_off, rater_id uuid references person check (rater_id <> person_id), criterion_version_id uuid not null references criterion_version,
        framework_version_id uuid not null references framework_version, occurred_at timestamptz not null, recorded_at timestamptz not null, valid_until timestamptz,
        constraint each_kind_names_its_source check (
          case kind when 'quiz' then attempt_id is not null and score is not null and sign_off_id is null and rater_id is null
                    else sign_off_id is not null and rater_id is not null and attempt_id is null and score is null end));
      create index on evidence (person_id, competency_id);
      call append_only('evidence', 'fact: this person, this cell, proved by this source');
      create table revocation (
        id uuid primary key, evidence_id uuid not null unique references evidence, person_id uuid not null references person, reason_id uuid not null references fact_text,
        recorded_at timestamptz not null, recorded_by uuid not null references person check (recorded_by <> person_id));
      create index on revocation (person_id);
      call append_only('revocation', 'fact: a piece of evidence never counted');
      create table standing (
        person_id uuid not null references person, competency_id uuid not null references competency, level smallint not null check (level between 1 and 4),
        valid_from timestamptz not null, valid_until timestamptz, known_from timestamptz not null, known_until timestamptz, because jsonb not null,
        primary key (person_id, competency_id, level, valid_from, known_from),
        constraint a_level_has_a_cause check (jsonb_array_length(because) > 0), check (valid_from < valid_until), check (known_from < known_until));
      create index on standing (competency_id) where known_until is null;
      comment on table standing is 'projection: cells held, over what time, as known when; rebuilt from facts at will';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table standing, revocation, evidence, sign_off, sign_off_request, profile_holding_end, profile_holding, attempt_mark, attempt_submission, attempt_answer, attempt_question, attempt, unit_completion, course_opening;`);
  }
}
