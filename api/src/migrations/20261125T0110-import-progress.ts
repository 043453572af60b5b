import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far an import is, for whoever waits for it: written beside its transaction, gone when it ends. */
export class ImportProgress1795569000000 implements MigrationInterface {
  readonly name = 'ImportProgress1795569000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table import_progress (import_id uuid primary key, person_id uuid not null references person, step text not null, done integer not null, total integer not null, at timestamptz not null);
      comment on table import_progress is 'state: how far an import of people is, while it runs';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table import_progress;`);
  }
}
