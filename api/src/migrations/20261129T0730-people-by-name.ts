import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pages of people by name, each after the last person of the one before. */
export class PeopleByName1795937400000 implements MigrationInterface {
  readonly name = 'PeopleByName1795937400000';
  async up(db: QueryRunner): Promise<void> {
    await db.query('create index person_by_name on person (display_name collate "fr-x-icu", id); create index profile_holding_profile_id_idx on profile_holding (profile_id)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop index profile_holding_profile_id_idx; drop index person_by_name');
  }
}
