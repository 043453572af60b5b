import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A role profile may be the variant of a sheet for one of the kinds of organisation that the sheet tells apart. */
export class ProfileVariants1795955400000 implements MigrationInterface {
  readonly name = 'ProfileVariants1795955400000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table profile add column organisation jsonb, add constraint a_variant_is_of_a_sheet check (organisation is null or based_on is not null)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table profile drop column organisation');
  }
}
