import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Courses in the making, links and films as activities, and questions that only the quiz they were written for asks. */
export class CoursesInTheMaking1795560000000 implements MigrationInterface {
  readonly name = 'CoursesInTheMaking1795560000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table unit_version drop constraint unit_version_kind_check, add constraint unit_version_kind_check check (kind in ('lesson', 'file', 'link', 'video', 'quiz'));
      alter table unit_text add address text, add about text, add captions_sha256 text references stored_file, add transcript text;
      alter table question add named_only boolean not null default false;
      create table course_draft (
        id uuid primary key, course_id uuid not null, based_on uuid references course_version, made_by uuid not null references person, made_at timestamptz not null,
        version integer not null check (version > 0), content jsonb not null, changed_by uuid not null references person, changed_at timestamptz not null,
        deleted_at timestamptz, published_as uuid references course_version);
      create unique index one_open_draft_for_each_course on course_draft (course_id) where deleted_at is null and published_as is null;
      comment on table course_draft is 'state: a course in the making; what is published from it stands in course_version';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table course_draft;
      alter table question drop named_only;
      alter table unit_text drop transcript, drop captions_sha256, drop about, drop address;
      alter table unit_version drop constraint unit_version_kind_check, add constraint unit_version_kind_check check (kind in ('lesson', 'file', 'quiz'));
    `);
  }
}
