import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The key of a standing holds all that is counted of it: whoever sums up the house reads its index in order, and neither the proofs beside it nor a table of a million groups. */
export class StandingsReadInOrder1795951860000 implements MigrationInterface {
  readonly name = 'StandingsReadInOrder1795951860000';
  async up(db: QueryRunner): Promise<void> {
    await db.query('alter table standing drop constraint standing_pkey, add constraint standing_pkey primary key (person_id, competency_id, level, valid_from, known_from) include (valid_until, known_until, carried_over)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table standing drop constraint standing_pkey, add constraint standing_pkey primary key (person_id, competency_id, level, valid_from, known_from)');
  }
}
