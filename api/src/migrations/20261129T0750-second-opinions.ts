import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who was refused contests it, and two raters who disagree are settled: by somebody else who had no part in it. */
export class SecondOpinions1795938600000 implements MigrationInterface {
  readonly name = 'SecondOpinions1795938600000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table second_opinion (
        id uuid primary key, kind text not null check (kind in ('appeal', 'disagreement')), person_id uuid not null references person, competency_id uuid not null references competency, level smallint not null check (level between 1 and 4),
        sign_off_id uuid not null references sign_off, other_id uuid references sign_off, raters uuid[] not null, words_id uuid references fact_text, recorded_at timestamptz not null,
        constraint two_words_disagree check ((kind = 'disagreement') = (other_id is not null)), constraint an_appeal_says_why check ((kind = 'appeal') = (words_id is not null)),
        constraint nobody_rates_themselves check (cardinality(raters) > 0 and not person_id = any(raters)), unique (id, person_id, raters));
      create index on second_opinion (person_id, competency_id);
      create index on second_opinion (sign_off_id);
      create index on second_opinion (other_id);
      call append_only('second_opinion', 'fact: a second person is asked about a level, because its refusal is contested or two raters disagree');
      create table second_opinion_withdrawal (opinion_id uuid primary key references second_opinion, person_id uuid not null references person, recorded_at timestamptz not null);
      call append_only('second_opinion_withdrawal', 'fact: a person no longer contests');
      create table second_opinion_given (
        opinion_id uuid primary key, id uuid not null unique, person_id uuid not null, raters uuid[] not null, decision text not null check (decision in ('held', 'notHeld')), words_id uuid not null references fact_text,
        recorded_at timestamptz not null, recorded_by uuid not null references person, foreign key (opinion_id, person_id, raters) references second_opinion (id, person_id, raters),
        constraint nobody_settles_their_own check (recorded_by <> person_id and not recorded_by = any(raters)));
      create index on second_opinion_given (person_id);
      call append_only('second_opinion_given', 'fact: somebody who had no part in it said whether a level is held; final for what was contested');

      alter table sign_off add column opinion_id uuid references second_opinion, drop constraint a_signature_answers_something,
        add constraint a_signature_answers_something check (request_id is not null or observation_id is not null or opinion_id is not null);
      create view open_second_opinion as
        select o.* from second_opinion o left join departure d on d.person_id = o.person_id
        where not exists (select from second_opinion_given g where g.opinion_id = o.id) and not exists (select from second_opinion_withdrawal w where w.opinion_id = o.id)
          and (o.kind = 'appeal' or not exists (select from sign_off_withdrawal w where w.sign_off_id in (o.sign_off_id, o.other_id))) and (d.left_on is null or d.left_on > palier_today());
      comment on view open_second_opinion is 'view: second opinions about people who are here that still wait';
    `);
  }

  /** Facts stay: where a second opinion was asked for, going down is refused rather than losing it. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      do $$ begin if exists (select from second_opinion) then raise exception 'second opinions were asked for: going down would lose them'; end if; end $$;
      drop view open_second_opinion;
      alter table sign_off drop constraint a_signature_answers_something, drop column opinion_id, add constraint a_signature_answers_something check (request_id is not null or observation_id is not null);
      drop table second_opinion_given, second_opinion_withdrawal, second_opinion;
    `);
  }
}
