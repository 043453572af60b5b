import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Frameworks in versions, job sheets as they came, profiles and what they expect. */
export class Competencies1795512000000 implements MigrationInterface {
  readonly name = 'Competencies1795512000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table job_sheet (
        id uuid primary key, raw bytea not null, sha256 text not null unique, sheet jsonb not null, problems jsonb not null, recorded_at timestamptz not null, recorded_by uuid not null references person);
      call append_only('job_sheet', 'fact: a sheet as it was imported, byte for byte');
      create table framework (id uuid primary key, name jsonb not null, kind text not null check (kind in ('official', 'company')));
      call append_only('framework', 'published: identity of a framework');
      create table competency (id uuid primary key, framework_id uuid not null references framework, normalised_name text not null, unique (framework_id, normalised_name));
      call append_only('competency', 'published: identity of a competency within its framework');
      create table framework_version (
        id uuid primary key, framework_id uuid not null references framework, number integer not null check (number > 0), job_sheet_id uuid references job_sheet,
        published_at timestamptz not null, published_by uuid references person, unique (framework_id, number));
      call append_only('framework_version', 'published: one version of a framework');
      create table framework_version_competency (
        framework_version_id uuid not null references framework_version, competency_id uuid not null references competency, position integer not null,
        name jsonb not null, has_levels boolean not null, primary key (framework_version_id, competency_id));
      call append_only('framework_version_competency', 'published: a competency as a version words it');
      create table level_statement (
        framework_version_id uuid not null, competency_id uuid not null, level smallint not null check (level between 1 and 4), statement jsonb not null,
        primary key (framework_version_id, competency_id, level), foreign key (framework_version_id, competency_id) references framework_version_competency);
      call append_only('level_statement', 'published: what a level says');
      create table criterion_version (
        id uuid primary key, competency_id uuid not null references competency, level smallint not null check (level between 1 and 4), number integer not null check (number > 0),
        tree jsonb not null, published_at timestamptz not null, published_by uuid references person, unique (competency_id, level, number));
      call append_only('criterion_version', 'published: what proves a cell');
      create table profile (
        id uuid primary key, framework_id uuid not null references framework, kind text not null check (kind in ('official', 'company')), title jsonb not null, sections jsonb not null default '[]',
        disclaimer text, based_on uuid references profile, job_sheet_id uuid references job_sheet, published_at timestamptz not null, published_by uuid references person);
      call append_only('profile', 'published: a job profile');
      create table expectation (
        id uuid primary key, profile_id uuid not null references profile, competency_id uuid not null references competency,
        kind text not null check (kind in ('known', 'unspecified', 'company', 'notApplicable')), level smallint check (level between 1 and 4),
        reason text not null default '', example jsonb not null default '{}', effective_from date not null, recorded_at timestamptz not null, recorded_by uuid references person,
        constraint a_level_where_one_is_expected check ((level is not null) = (kind in ('known', 'company'))));
      create index on expectation (profile_id, competency_id);
      call append_only('expectation', 'fact: what a profile expects of a competency from a day on');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table expectation, profile, criterion_version, level_statement, framework_version_competency, framework_version, competency, framework, job_sheet;`);
  }
}
