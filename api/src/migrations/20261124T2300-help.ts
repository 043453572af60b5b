import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people ask about the things before them, of whom, and what was answered. All of it appended: who answers now follows from the rows. */
export class Help1795561200000 implements MigrationInterface {
  readonly name = 'Help1795561200000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table help_request (
        id uuid primary key, person_id uuid not null references person, kind text not null check (kind in ('stuck', 'wrong')), about text not null check (about in ('unit', 'question', 'level')),
        course_version_id uuid, unit_id uuid, attempt_id uuid, question_version_id uuid, competency_id uuid, level smallint check (level between 1 and 4), framework_version_id uuid, company_levels_id uuid references company_levels,
        words_id uuid not null references fact_text, addressed_to uuid not null references person check (addressed_to <> person_id), addressed_as text not null check (addressed_as in ('lead', 'deputy', 'publisher', 'author', 'hr')),
        recorded_at timestamptz not null,
        foreign key (course_version_id, unit_id) references unit_version, foreign key (attempt_id, question_version_id) references attempt_question, foreign key (framework_version_id, competency_id) references framework_version_competency,
        constraint it_names_the_version_seen check (
          num_nonnulls(course_version_id, unit_id) = case about when 'unit' then 2 else 0 end and num_nonnulls(attempt_id, question_version_id) = case about when 'question' then 2 else 0 end
          and num_nonnulls(competency_id, level, framework_version_id) = case about when 'level' then 3 else 0 end and (about = 'level' or company_levels_id is null)));
      create index on help_request (person_id); create index on help_request (addressed_to); create index on help_request (unit_id); create index on help_request (question_version_id); create index on help_request (competency_id, level);
      call append_only('help_request', 'fact: somebody was stuck, or said that something is wrong, to a person whose name they were shown');
      create table help_turn (
        id uuid primary key, request_id uuid not null references help_request, person_id uuid not null references person, kind text not null check (kind in ('answer', 'handover', 'closed', 'again', 'solved')),
        to_id uuid references person check (to_id <> person_id), words_id uuid references fact_text, recorded_at timestamptz not null, recorded_by uuid not null references person,
        constraint a_handover_names_somebody check ((kind = 'handover') = (to_id is not null)),
        constraint a_question_and_an_answer_have_words check (words_id is not null or kind not in ('answer', 'again')),
        constraint nobody_answers_themselves check ((recorded_by = person_id) = (kind in ('again', 'solved'))));
      create index on help_turn (request_id); create index on help_turn (to_id) where to_id is not null;
      call append_only('help_turn', 'fact: an answer, a handover, another question, or an end; the newest says where a request stands');
      create table help_sharing (
        id uuid primary key, turn_id uuid not null references help_turn, person_id uuid not null references person, words_id uuid references fact_text, recorded_at timestamptz not null, recorded_by uuid not null references person);
      create index on help_sharing (turn_id);
      call append_only('help_sharing', 'fact: from now on everybody reads an answer under these words, or, without words, nobody else does');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table help_sharing, help_turn, help_request;`);
  }
}
