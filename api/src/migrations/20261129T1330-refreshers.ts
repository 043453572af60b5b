import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Three minutes a week to keep what one proved: what was asked, what was answered, and who wants none. They prove nothing and lie apart from attempts. */
export class Refreshers1795959000000 implements MigrationInterface {
  readonly name = 'Refreshers1795959000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table refresher (
        id uuid primary key, person_id uuid not null references person, week date not null check (extract(isodow from week) = 1), recorded_at timestamptz not null, unique (person_id, week));
      call append_only('refresher', 'fact: a person began the refresher of a week; its questions are bound');
      create table refresher_question (
        refresher_id uuid not null references refresher, position integer not null check (position > 0), question_version_id uuid not null, locale text not null, revision integer not null, option_order jsonb not null,
        reason text not null check (reason in ('changed', 'fading')), recall double precision not null check (recall between 0 and 1), seconds integer not null check (seconds > 0),
        primary key (refresher_id, position), unique (refresher_id, question_version_id), foreign key (question_version_id, locale, revision) references question_text);
      call append_only('refresher_question', 'fact: a question as this refresher asks it, why, and how likely it was to be recalled');
      create table refresher_answer (
        refresher_id uuid not null, position integer not null, response jsonb, text_id uuid references fact_text, response_sha256 bytea not null, hesitated boolean not null,
        credit double precision not null check (credit between 0 and 1), verdict text not null check (verdict in ('right', 'partly', 'wrong', 'blank')), recorded_at timestamptz not null,
        primary key (refresher_id, position), foreign key (refresher_id, position) references refresher_question);
      call append_only('refresher_answer', 'fact: an answer in a refresher, told at once what was right; it proves nothing');
      create table refresher_end (refresher_id uuid primary key references refresher, recorded_at timestamptz not null);
      call append_only('refresher_end', 'fact: a refresher is done for its week');
      create table refresher_choice (id uuid primary key, person_id uuid not null references person, wants boolean not null, recorded_at timestamptz not null);
      create index on refresher_choice (person_id, recorded_at);
      call append_only('refresher_choice', 'fact: a person wants refreshers, or wants none; of several the newest counts');
    `);
  }

  /** Facts stay: where somebody took a refresher or chose, going down is refused rather than losing it. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      do $$ begin if exists (select from refresher) or exists (select from refresher_choice) then raise exception 'people took refreshers or chose to have none: going down would lose it'; end if; end $$;
      drop table refresher_choice, refresher_end, refresher_answer, refresher_question, refresher;
    `);
  }
}
