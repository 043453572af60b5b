import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A course that was agreed in a review says in which. */
export class AgreedInAReview1795941600000 implements MigrationInterface {
  readonly name = 'AgreedInAReview1795941600000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table assignment_batch add column review_id uuid references review;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table assignment_batch drop column review_id;`);
  }
}
