import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a company lays over a sheet: four levels where the sheet gives none, and the revisions of its role profiles. */
export class CompanyLayer1795532400000 implements MigrationInterface {
  readonly name = 'CompanyLayer1795532400000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table company_levels (
        id uuid primary key, competency_id uuid not null references competency, number integer not null check (number > 0), statements jsonb not null check (jsonb_array_length(statements) = 4),
        reason text not null, published_at timestamptz not null, published_by uuid references person, unique (competency_id, number));
      call append_only('company_levels', 'published: four levels in a company’s own words, for a competency that its sheet leaves without');
      create table profile_revision (
        profile_id uuid not null references profile, number integer not null check (number > 0), effective_from date not null, reason text not null,
        recorded_at timestamptz not null, recorded_by uuid references person, primary key (profile_id, number));
      call append_only('profile_revision', 'fact: a profile expects something else from a day on');
      insert into profile_revision (profile_id, number, effective_from, reason, recorded_at, recorded_by)
        select p.id, 1, coalesce((select min(e.effective_from) from expectation e where e.profile_id = p.id), (p.published_at at time zone palier_zone())::date), '', p.published_at, p.published_by from profile p;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table profile_revision, company_levels;`);
  }
}
