import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Questions are corrected by new versions that say why, and answers marked anew by new facts: what was marked first stays. */
export class Regrades1795585200000 implements MigrationInterface {
  readonly name = 'Regrades1795585200000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table question_version add column change_class text check (change_class in ('cosmetic', 'substantive', 'breaking')), add column reason text,
        add constraint a_change_says_why check ((change_class is null) = (reason is null));
      create table regrade (
        id uuid primary key, question_id uuid not null references question, corrected_version_id uuid not null references question_version, would text not null, reason_id uuid not null references fact_text,
        recorded_at timestamptz not null, recorded_by uuid not null references person);
      create index on regrade (question_id);
      call append_only('regrade', 'fact: somebody asked that answers be marked anew by the corrected version of their question');
      create table regrade_decision (
        regrade_id uuid primary key references regrade, id uuid not null unique, decision text not null check (decision in ('applied', 'refused')), words_id uuid references fact_text,
        recorded_at timestamptz not null, recorded_by uuid not null references person, constraint a_refusal_says_why check ((decision = 'refused') = (words_id is not null)));
      call append_only('regrade_decision', 'fact: a regrade was applied, or refused with a reason');
      create table regrade_result (
        regrade_id uuid not null references regrade_decision, attempt_id uuid not null references attempt_submission, person_id uuid not null references person,
        score_before double precision not null, score double precision not null, passed_before boolean not null, passed boolean not null, cells jsonb not null, recorded_at timestamptz not null,
        primary key (regrade_id, attempt_id));
      create index on regrade_result (attempt_id); create index on regrade_result (person_id);
      call append_only('regrade_result', 'fact: what an attempt was worth before and after a regrade, with the cells it moved; the submission stays as it was');
      create table regrade_mark (
        regrade_id uuid not null, attempt_id uuid not null, question_version_id uuid not null, credit_before double precision not null, credit double precision not null check (credit between 0 and 1), verdict text not null,
        primary key (regrade_id, attempt_id, question_version_id), foreign key (regrade_id, attempt_id) references regrade_result, foreign key (attempt_id, question_version_id) references attempt_mark);
      create index on regrade_mark (attempt_id, question_version_id);
      call append_only('regrade_mark', 'fact: what an answer earns by the corrected question; the first mark stays');
      alter table evidence add column regrade_id uuid references regrade_decision, add constraint only_a_quiz_is_regraded check (regrade_id is null or kind = 'quiz');
      create view mark_now as
        select m.attempt_id, m.question_version_id, coalesce(n.credit, m.credit) as credit, coalesce(n.verdict, m.verdict) as verdict, coalesce(n.corrected_version_id, m.question_version_id) as by_version_id
        from attempt_mark m left join lateral (
          select g.credit, g.verdict, r.corrected_version_id from regrade_mark g join regrade r on r.id = g.regrade_id join regrade_result e on e.regrade_id = g.regrade_id and e.attempt_id = g.attempt_id
          where g.attempt_id = m.attempt_id and g.question_version_id = m.question_version_id order by e.recorded_at desc limit 1) n on true;
      comment on view mark_now is 'view: what each answer earns now, and by which version of its question';
      create view attempt_result as
        select s.attempt_id, coalesce(n.score, s.score) as score, coalesce(n.passed, s.passed) as passed, s.score as score_first, s.passed as passed_first, n.regrade_id, s.recorded_at
        from attempt_submission s left join lateral (select e.regrade_id, e.score, e.passed from regrade_result e where e.attempt_id = s.attempt_id order by e.recorded_at desc limit 1) n on true;
      comment on view attempt_result is 'view: what each attempt is worth now, and what it was worth first';
      create table regrade_setting (
        one boolean primary key default true check (one), second_person boolean not null, changed_at timestamptz not null, changed_by uuid references person);
      comment on table regrade_setting is 'state: whether a second person approves each regrade; no row where nobody said anything';
    `);
  }

  /** Facts stay: where something was marked anew, going down is refused rather than losing it. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      do $$ begin if exists (select from regrade) then raise exception 'answers were marked anew: going down would lose it'; end if; end $$;
      drop table regrade_setting; drop view attempt_result, mark_now;
      alter table evidence drop constraint only_a_quiz_is_regraded, drop column regrade_id;
      drop table regrade_mark, regrade_result, regrade_decision, regrade;
      alter table question_version drop constraint a_change_says_why, drop column reason, drop column change_class;
    `);
  }
}
