import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A suspicion that somebody looked into and found unfounded stays silent until the evidence grows. */
export class Dismissals1795906800000 implements MigrationInterface {
  readonly name = 'Dismissals1795906800000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table suspicion_dismissal (
        id uuid primary key, question_version_id uuid not null references question_version, kind text not null check (kind in ('misKeyed', 'deadDistractor', 'ambiguous', 'leaked', 'tooEasy')), option_id text,
        factor double precision not null, people integer not null check (people > 0), reason_id uuid not null references fact_text, recorded_at timestamptz not null, recorded_by uuid not null references person);
      create index on suspicion_dismissal (question_version_id);
      call append_only('suspicion_dismissal', 'fact: somebody looked into a suspicion and found it unfounded, on so much evidence');
      create table suspicion_dismissal_undoing (
        dismissal_id uuid primary key references suspicion_dismissal, recorded_at timestamptz not null, recorded_by uuid not null references person);
      call append_only('suspicion_dismissal_undoing', 'fact: a dismissal no longer counts');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      do $$ begin if exists (select from suspicion_dismissal) then raise exception 'suspicions were dismissed: going down would lose it'; end if; end $$;
      drop table suspicion_dismissal_undoing, suspicion_dismissal;
    `);
  }
}
