import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An installation knows which store its files are in, and an instance with another one says so at start. */
export class OneFileStore1795918500000 implements MigrationInterface {
  readonly name = 'OneFileStore1795918500000';

  async up(db: QueryRunner): Promise<void> {
    await db.query('alter table installation add column file_store uuid');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table installation drop column file_store');
  }
}
