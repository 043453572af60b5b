import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Newer editions of job sheets, decided line by line; what a sheet says beside its competencies is worded anew, never overwritten. */
export class SheetEditions1795950600000 implements MigrationInterface {
  readonly name = 'SheetEditions1795950600000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table sheet_edition (
        id uuid primary key, profile_id uuid not null references profile, number integer not null check (number > 0), job_sheet_id uuid not null references job_sheet, base jsonb not null, lines jsonb not null,
        recorded_at timestamptz not null, recorded_by uuid not null references person, unique (profile_id, number));
      call append_only('sheet_edition', 'fact: a newer edition of a job sheet was read against what was held of it then; its differences, line by line');
      create table sheet_line_decision (
        id uuid primary key, edition_id uuid not null references sheet_edition, line text not null, decision text not null check (decision in ('taken', 'followed', 'left')), effective_from date not null,
        recorded_at timestamptz not null, recorded_by uuid not null references person);
      create index on sheet_line_decision (edition_id, line, recorded_at);
      create unique index a_line_is_taken_once on sheet_line_decision (edition_id, line) where decision <> 'left';
      call append_only('sheet_line_decision', 'fact: a difference of an edition was taken, taken with the company’s own profiles following it, or left; what was left may be taken later');
      create table profile_wording (
        profile_id uuid not null references profile, number integer not null check (number > 0), edition_id uuid not null references sheet_edition, sections jsonb not null, disclaimer text, published_at timestamptz not null, published_by uuid not null references person,
        primary key (profile_id, number));
      call append_only('profile_wording', 'published: what an official profile says beside its competencies since lines of an edition were taken');
      create view profile_said as
        select p.id as profile_id, coalesce(w.sections, p.sections) as sections, case when w.profile_id is null then p.disclaimer else w.disclaimer end as disclaimer
        from profile p left join lateral (select * from profile_wording x where x.profile_id = p.id order by x.number desc limit 1) w on true;
      comment on view profile_said is 'view: what each profile says beside its competencies, as it was worded last';
    `);
  }

  /** Facts stay: where an edition was read, going down is refused rather than losing it. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      do $$ begin if exists (select from sheet_edition) then raise exception 'editions of sheets were read: going down would lose what was decided of them'; end if; end $$;
      drop view profile_said;
      drop table profile_wording, sheet_line_decision, sheet_edition;
    `);
  }
}
