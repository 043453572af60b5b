import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A second person looks a course over before it is published where the installation asks for it, afterwards else; never anybody who wrote it. */
export class ContentChecks1795917000000 implements MigrationInterface {
  readonly name = 'ContentChecks1795917000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table content_check_setting (
        one boolean primary key default true check (one), second_person boolean not null, changed_at timestamptz not null, changed_by uuid references person);
      comment on table content_check_setting is 'state: whether a second person checks each course before it is published; no row where nobody said anything';
      alter table course_draft add column writers uuid[] not null default '{}';
      update course_draft set writers = array(select distinct it from unnest(array[made_by, changed_by]) it);
      create table content_check (
        id uuid primary key, draft_id uuid not null, course_id uuid not null, draft_version integer not null check (draft_version > 0), content_sha256 bytea not null,
        change_class text check (change_class in ('cosmetic', 'substantive', 'breaking')), reason text, writers uuid[] not null, recorded_at timestamptz not null, recorded_by uuid not null references person,
        constraint a_change_says_why check ((change_class is null) = (reason is null)), constraint whoever_asks_is_a_writer check (recorded_by = any(writers)), unique (id, writers));
      create index on content_check (draft_id);
      call append_only('content_check', 'fact: somebody asked that another person look a draft over before it is published');
      create table content_check_decision (
        check_id uuid primary key, id uuid not null unique, decision text not null check (decision in ('published', 'returned', 'withdrawn')), writers uuid[] not null, words_id uuid references fact_text,
        course_version_id uuid unique references course_version, recorded_at timestamptz not null, recorded_by uuid not null references person, foreign key (check_id, writers) references content_check (id, writers),
        constraint nobody_checks_what_they_wrote check ((decision = 'withdrawn') = (recorded_by = any(writers))), constraint what_comes_back_says_why check ((decision = 'returned') = (words_id is not null)),
        constraint what_is_published_is_a_version check ((decision = 'published') = (course_version_id is not null)));
      call append_only('content_check_decision', 'fact: a draft was looked over and published, sent back with what to mend, or taken back by who wrote it');
      alter table course_version add unique (id, published_by);
      create table version_check (
        course_version_id uuid primary key, id uuid not null unique, published_by uuid not null, writers uuid[] not null, outcome text not null check (outcome in ('right', 'toMend')), words_id uuid references fact_text,
        recorded_at timestamptz not null, recorded_by uuid not null references person, foreign key (course_version_id, published_by) references course_version (id, published_by),
        constraint nobody_checks_what_they_published check (published_by = any(writers) and not recorded_by = any(writers)), constraint what_is_to_mend_is_said check ((outcome = 'toMend') = (words_id is not null)));
      call append_only('version_check', 'fact: a version that somebody published alone was looked over afterwards');
    `);
  }

  /** Facts stay: where something was checked, going down is refused rather than losing it. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      do $$ begin if exists (select from content_check) or exists (select from version_check) then raise exception 'courses were checked: going down would lose it'; end if; end $$;
      drop table version_check, content_check_decision, content_check;
      alter table course_version drop constraint course_version_id_published_by_key;
      alter table course_draft drop column writers;
      drop table content_check_setting;
    `);
  }
}
