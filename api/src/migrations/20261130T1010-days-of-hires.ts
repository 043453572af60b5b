import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is counted from somebody’s hire is due on another day once that is said, also where nobody had said it and it was due on none. */
export class DaysOfHires1796033400000 implements MigrationInterface {
  readonly name = 'DaysOfHires1796033400000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table assignment_day alter column instead_of drop not null, drop constraint assignment_day_because_check, add constraint assignment_day_because_check check (because in ('moved', 'granted', 'unavailability', 'holidays', 'release', 'hire'));
      comment on column assignment_day.instead_of is 'null: it was due on no day';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      do $$ begin if exists (select from assignment_day where because = 'hire' or instead_of is null) then raise exception 'due days moved with a hire: going down would lose it'; end if; end $$;
      comment on column assignment_day.instead_of is null;
      alter table assignment_day alter column instead_of set not null, drop constraint assignment_day_because_check, add constraint assignment_day_because_check check (because in ('moved', 'granted', 'unavailability', 'holidays', 'release'));
    `);
  }
}
