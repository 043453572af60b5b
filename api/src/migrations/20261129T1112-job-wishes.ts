import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People say which neighbouring jobs interest them, and take it back. */
export class JobWishes1795950720000 implements MigrationInterface {
  readonly name = 'JobWishes1795950720000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table job_wish (id uuid primary key, person_id uuid not null references person, job text not null check (btrim(job) <> ''), recorded_at timestamptz not null);
      create index on job_wish (person_id, recorded_at);
      call append_only('job_wish', 'fact: a person said of themselves that a job interests them, in the words of a sheet');
      create table job_wish_withdrawal (wish_id uuid primary key references job_wish, recorded_at timestamptz not null);
      call append_only('job_wish_withdrawal', 'fact: a job interests that person no more');
    `);
  }

  /** Facts stay: where a wish was said, going down is refused rather than losing it. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      do $$ begin if exists (select from job_wish) then raise exception 'people said which jobs interest them: going down would lose it'; end if; end $$;
      drop table job_wish_withdrawal, job_wish;
    `);
  }
}
