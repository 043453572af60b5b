import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An attempt may be a placement: it asks question by question, of those it was bound to at its start, until it is decided. */
export class Placements1795918680000 implements MigrationInterface {
  readonly name = 'Placements1795918680000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table placement (attempt_id uuid primary key references attempt, rule text not null, mark double precision not null check (mark between 0 and 1), recorded_at timestamptz not null);
      call append_only('placement', 'fact: an attempt that asks until it is decided, by this rule, whether the whole quiz would reach this mark');
      create table placement_question (
        attempt_id uuid not null references placement, question_version_id uuid not null, locale text not null, revision integer not null, option_order jsonb not null, facility double precision, discrimination double precision,
        primary key (attempt_id, question_version_id), foreign key (question_version_id, locale, revision) references question_text (question_version_id, locale, revision));
      call append_only('placement_question', 'fact: a question that a placement may ask, with what was known of it at the start');
    `);
  }

  /** Facts stay: where somebody was placed, going down is refused rather than losing it. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      do $$ begin if exists (select from placement) then raise exception 'there are placements: going down would lose them'; end if; end $$;
      drop table placement_question, placement;
    `);
  }
}
