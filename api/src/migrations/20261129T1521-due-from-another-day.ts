import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is due in so many working days is counted from a hire, a release or an end as well, after it or before it. */
export class DueFromAnotherDay1795965660000 implements MigrationInterface {
  readonly name = 'DueFromAnotherDay1795965660000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table assignment_batch add column due_from text not null default 'assignment' check (due_from in ('assignment', 'hire', 'release', 'expiry')), add column due_release_id uuid references product_release,
        drop constraint assignment_batch_due_in_check, add constraint assignment_batch_due_in_check check (due_in between -250 and 250 and (due_from <> 'assignment' or due_in >= 1)), add constraint a_release_to_count_from check ((due_from = 'release') = (due_release_id is not null));
      comment on column assignment_batch.due_from is 'what its working days are counted from: the day on which it was asked, each person’s hire, a release, or the end of what each proved';
    `);
  }

  /** Facts stay: where something is counted from another day, going down is refused rather than losing it. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      do $$ begin if exists (select from assignment_batch where due_from <> 'assignment') then raise exception 'due days are counted from another day: going down would lose it'; end if; end $$;
      alter table assignment_batch drop constraint a_release_to_count_from, drop constraint assignment_batch_due_in_check, add constraint assignment_batch_due_in_check check (due_in between 1 and 250), drop column due_release_id, drop column due_from;
    `);
  }
}
