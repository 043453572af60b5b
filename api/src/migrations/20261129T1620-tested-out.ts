import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An activity may be done by passing the quiz that asks about it, where somebody knew the course as it was. */
export class TestedOut1795969200000 implements MigrationInterface {
  readonly name = 'TestedOut1795969200000';

  async up(db: QueryRunner): Promise<void> {
    await db.query('alter table unit_completion add column tested_by uuid references attempt');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      do $$ begin if exists (select from unit_completion where tested_by is not null) then raise exception 'activities were tested out: going down would lose by what'; end if; end $$;
      alter table unit_completion drop column tested_by;
    `);
  }
}
