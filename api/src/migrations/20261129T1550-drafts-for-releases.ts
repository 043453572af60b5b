import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A draft of a course may be edited for a release: published, its version teaches it. */
export class DraftsForReleases1795967400000 implements MigrationInterface {
  readonly name = 'DraftsForReleases1795967400000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table course_draft add column for_release uuid references product_release;
      create index on course_draft (for_release) where for_release is not null;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table course_draft drop column for_release');
  }
}
