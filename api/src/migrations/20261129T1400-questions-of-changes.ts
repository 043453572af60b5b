import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Questions of critical changes: what each asks before it is confirmed as understood, how people answered, and by which answers they confirmed it. */
export class QuestionsOfChanges1795960800000 implements MigrationInterface {
  readonly name = 'QuestionsOfChanges1795960800000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table release_change_question (
        id uuid primary key, change_id uuid not null references release_change, question_id uuid not null references question, recorded_at timestamptz not null, recorded_by uuid not null references person);
      create index on release_change_question (change_id);
      call append_only('release_change_question', 'fact: a question is asked before a change is confirmed as read and understood');
      create table release_change_question_end (link_id uuid primary key references release_change_question, recorded_at timestamptz not null, recorded_by uuid not null references person);
      call append_only('release_change_question_end', 'fact: it is asked no more');
      create table change_answer (
        id uuid primary key, person_id uuid not null references person, change_id uuid not null references release_change, sha256 bytea not null, question_version_id uuid not null references question_version, locale text not null, revision integer not null,
        response jsonb not null, response_sha256 bytea not null, text_id uuid references fact_text, credit double precision not null check (credit between 0 and 1), verdict text not null check (verdict in ('right', 'partly', 'wrong', 'blank')), recorded_at timestamptz not null,
        foreign key (question_version_id, locale, revision) references question_text);
      create index on change_answer (person_id, change_id);
      call append_only('change_answer', 'fact: how somebody answered a question of a change, about the words of that hash');
      create table change_acknowledgement_answer (acknowledgement_id uuid not null references change_acknowledgement, answer_id uuid not null references change_answer, primary key (acknowledgement_id, answer_id));
      call append_only('change_acknowledgement_answer', 'fact: the right answers by which a change was confirmed as understood, each to one version of a question');
      create view release_change_asks as
        select l.id as link_id, l.change_id, l.question_id, q.id as question_version_id, row_number() over (partition by l.change_id order by l.recorded_at, l.id) as position
        from release_change_question l left join release_change_question_end e on e.link_id = l.id join lateral (select id from question_version v where v.question_id = l.question_id order by v.number desc limit 1) q on true where e.link_id is null;
      comment on view release_change_asks is 'view: questions that changes ask now, each in its newest version';
    `);
  }

  /** Facts stay: where questions were asked of a change, going down is refused rather than losing it. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      do $$ begin if exists (select from release_change_question) then raise exception 'changes ask questions: going down would lose it'; end if; end $$;
      drop view release_change_asks;
      drop table change_acknowledgement_answer, change_answer, release_change_question_end, release_change_question;
    `);
  }
}
