import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The tables of the job queue, in a schema of their own. pg-boss says itself what it needs, so that the tables fit the library that is installed;
 * a later library comes with a change of its own, made of `getMigrationPlans` from the version found here.
 */
export class Jobs1795560600000 implements MigrationInterface {
  readonly name = 'Jobs1795560600000';

  async up(db: QueryRunner): Promise<void> {
    const { getConstructionPlans } = await import('pg-boss');
    // The transaction is the migration's own.
    await db.query(getConstructionPlans('pgboss').replaceAll(/^\s*(BEGIN|COMMIT);\s*$/gm, ''));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop schema pgboss cascade');
  }
}
