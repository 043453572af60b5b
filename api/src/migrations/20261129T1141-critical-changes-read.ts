import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Critical changes of releases, read and understood. */
export class CriticalChangesRead1795952460000 implements MigrationInterface {
  readonly name = 'CriticalChangesRead1795952460000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table change_acknowledgement (
        id uuid primary key, person_id uuid not null references person, change_id uuid not null references release_change, sha256 bytea not null, recorded_at timestamptz not null,
        unique (person_id, change_id, sha256));
      create index on change_acknowledgement (change_id);
      call append_only('change_acknowledgement', 'fact: a person read a change as the notes said it, and understood it');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      do $$ begin if exists (select from change_acknowledgement) then raise exception 'changes were read: going down would lose it'; end if; end $$;
      drop table change_acknowledgement;
    `);
  }
}
