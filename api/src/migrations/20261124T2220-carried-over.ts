import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a team knew before: tables of levels, line by line, which hold their cells until a day; extended, withdrawn and answered by new rows. */
export class CarriedOver1795558800000 implements MigrationInterface {
  readonly name = 'CarriedOver1795558800000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table carried_over_import (
        id uuid primary key, framework_id uuid not null references framework, sha256 bytea not null, source_id uuid not null references fact_text, names jsonb not null, confirm_until date not null, counts jsonb not null,
        recorded_at timestamptz not null, recorded_by uuid not null references person);
      call append_only('carried_over_import', 'fact: a table of levels was carried over, to be confirmed until a day; which competencies its names meant is remembered');
      create table carried_over_line (
        id uuid primary key, import_id uuid not null references carried_over_import, line integer not null check (line > 0), person_id uuid not null references person, competency_id uuid not null references competency,
        level smallint not null check (level between 1 and 4), stated_on date not null, stated_by_id uuid references fact_text, recorded_at timestamptz not null, recorded_by uuid not null references person check (recorded_by <> person_id),
        unique (import_id, person_id, competency_id));
      create index on carried_over_line (person_id, competency_id);
      call append_only('carried_over_line', 'fact: what a table said of one person in one competency, never carried over by the person it speaks of');
      create table carried_over_extension (
        id uuid primary key, import_id uuid not null references carried_over_import, confirm_until date not null, reason_id uuid not null references fact_text, recorded_at timestamptz not null, recorded_by uuid not null references person);
      create index on carried_over_extension (import_id);
      call append_only('carried_over_extension', 'fact: what was carried over may be confirmed until a later day');
      create table carried_over_withdrawal (
        import_id uuid primary key references carried_over_import, id uuid not null unique, reason_id uuid not null references fact_text, recorded_at timestamptz not null, recorded_by uuid not null references person);
      call append_only('carried_over_withdrawal', 'fact: a whole table was carried over by mistake; its evidence is revoked');
      create table carried_over_answer (
        id uuid primary key, person_id uuid not null references person, sha256 bytea not null, recorded_at timestamptz not null, recorded_by uuid not null references person check (recorded_by <> person_id));
      call append_only('carried_over_answer', 'fact: a lead answered for what was carried over about one person, never about themselves');

      alter table evidence add column carried_over_line_id uuid references carried_over_line;
      alter table evidence drop constraint evidence_kind_check, drop constraint each_kind_names_its_source;
      alter table evidence add constraint evidence_kind_check check (kind in ('quiz', 'signOff', 'carriedOver')),
        add constraint each_kind_names_its_source check (
          case kind when 'quiz' then attempt_id is not null and score is not null and sign_off_id is null and rater_id is null and carried_over_line_id is null
                    when 'carriedOver' then carried_over_line_id is not null and valid_until is not null and attempt_id is null and score is null and sign_off_id is null and rater_id is null
                    else sign_off_id is not null and rater_id is not null and attempt_id is null and score is null and carried_over_line_id is null end);
      create unique index evidence_carried_over_once on evidence (carried_over_line_id, level, valid_until) where carried_over_line_id is not null;
      alter table standing add column carried_over boolean not null default false;
      create view carried_over_state as
        select l.id as line_id, coalesce(max(e.valid_until) filter (where r.id is null), max(e.valid_until)) as valid_until,
          case when w.import_id is not null then 'withdrawn'
               when bool_or(r.id is null and e.valid_until > palier_now() and s.carried_over) then 'waiting'
               when bool_or(r.id is not null) then 'refused'
               when bool_and(s.level is not null and not s.carried_over) then 'confirmed'
               else 'ended' end as state
        from carried_over_line l join evidence e on e.carried_over_line_id = l.id left join carried_over_withdrawal w on w.import_id = l.import_id left join revocation r on r.evidence_id = e.id
        left join standing s on s.person_id = e.person_id and s.competency_id = e.competency_id and s.level = e.level and s.known_until is null and s.valid_from <= palier_now() and (s.valid_until is null or s.valid_until > palier_now())
        group by l.id, w.import_id;
      comment on view carried_over_state is 'view: what became of each line carried over, now';
      create index standing_carried_over on standing (person_id) where carried_over and known_until is null;
    `);
  }

  /** Facts stay: where something was carried over, going down is refused rather than losing it. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table evidence drop constraint evidence_kind_check, drop constraint each_kind_names_its_source;
      alter table evidence add constraint evidence_kind_check check (kind in ('quiz', 'signOff')),
        add constraint each_kind_names_its_source check (
          case kind when 'quiz' then attempt_id is not null and score is not null and sign_off_id is null and rater_id is null
                    else sign_off_id is not null and rater_id is not null and attempt_id is null and score is null end);
      drop view carried_over_state;
      drop index standing_carried_over;
      alter table standing drop column carried_over;
      alter table evidence drop column carried_over_line_id;
      drop table carried_over_answer, carried_over_withdrawal, carried_over_extension, carried_over_line, carried_over_import;
    `);
  }
}
