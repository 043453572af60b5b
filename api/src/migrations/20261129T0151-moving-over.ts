import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever is inside an older version of a course moves over by choice; what was done and did not change stays done, and says where it was done. */
export class MovingOver1795917060000 implements MigrationInterface {
  readonly name = 'MovingOver1795917060000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table unit_completion add column kept_from uuid references unit_completion;
      create table lesson_place (
        person_id uuid not null references person, unit_id uuid not null references unit, block_id text not null check (length(block_id) between 1 and 100), changed_at timestamptz not null, primary key (person_id, unit_id));
      comment on table lesson_place is 'state: the block at which a person last was in a lesson, for that person alone';
    `);
  }

  /** Facts stay: where something was kept over, going down is refused rather than losing from where. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      do $$ begin if exists (select from unit_completion where kept_from is not null) then raise exception 'somebody moved over: going down would lose what they kept'; end if; end $$;
      drop table lesson_place;
      alter table unit_completion drop column kept_from;
    `);
  }
}
