import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A share of signatures is rated a second time, by somebody who does not see the first word: how far raters agree is measured. */
export class SecondRatings1795942200000 implements MigrationInterface {
  readonly name = 'SecondRatings1795942200000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table second_rating_setting (one boolean primary key default true check (one), percent smallint not null check (percent between 0 and 100), seed uuid not null, changed_at timestamptz not null, changed_by uuid references person);
      comment on table second_rating_setting is 'state: how many signatures in a hundred are rated a second time, and the seed of their draw; no row where nobody said anything';
      create table rating_draw (
        id uuid primary key, sign_off_id uuid not null unique references sign_off, person_id uuid not null references person, rater_id uuid not null references person, level smallint not null check (level between 1 and 4),
        percent smallint not null, seed uuid not null, recorded_at timestamptz not null, unique (id, person_id, rater_id));
      create index on rating_draw (person_id);
      call append_only('rating_draw', 'fact: a signature was drawn to be rated a second time, with the share and the seed that drew it');
      create table second_rating (
        draw_id uuid primary key, id uuid not null unique, person_id uuid not null, rater_id uuid not null, level smallint not null check (level between 0 and 4), words_id uuid not null references fact_text,
        recorded_at timestamptz not null, recorded_by uuid not null references person, foreign key (draw_id, person_id, rater_id) references rating_draw (id, person_id, rater_id),
        constraint nobody_rates_twice check (recorded_by <> person_id and recorded_by <> rater_id));
      create index on second_rating (person_id);
      call append_only('second_rating', 'fact: a second rater said which level they see, without the first word; it measures raters and proves nothing');
    `);
  }

  /** Facts stay: where something was drawn, going down is refused rather than losing it. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      do $$ begin if exists (select from rating_draw) then raise exception 'signatures were rated a second time: going down would lose it'; end if; end $$;
      drop table second_rating, rating_draw, second_rating_setting;
    `);
  }
}
