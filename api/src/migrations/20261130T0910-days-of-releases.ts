import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is counted from a release is due on another day of each person once the release comes on another one. */
export class DaysOfReleases1796029800000 implements MigrationInterface {
  readonly name = 'DaysOfReleases1796029800000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table assignment_day drop constraint assignment_day_because_check, add constraint assignment_day_because_check check (because in ('moved', 'granted', 'unavailability', 'holidays', 'release'));
      create index on assignment_batch (due_release_id) where due_release_id is not null;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      do $$ begin if exists (select from assignment_day where because = 'release') then raise exception 'due days moved with a release: going down would lose it'; end if; end $$;
      drop index assignment_batch_due_release_id_idx;
      alter table assignment_day drop constraint assignment_day_because_check, add constraint assignment_day_because_check check (because in ('moved', 'granted', 'unavailability', 'holidays'));
    `);
  }
}
