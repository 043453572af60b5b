import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A change of a release whose notes were mended in their wording alone is not confirmed again by whoever confirmed it. */
export class WordingOfChanges1796025600000 implements MigrationInterface {
  readonly name = 'WordingOfChanges1796025600000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table release_change_wording (change_id uuid not null, number integer not null check (number > 1), primary key (change_id, number), foreign key (change_id, number) references release_change_version);
      call append_only('release_change_wording', 'published: this version of a change says what the one before it says, in other words');
      create view change_confirmed as
        select distinct on (k.person_id, k.change_id) k.id, k.person_id, k.change_id, k.recorded_at
        from change_acknowledgement k join release_change_version x on x.change_id = k.change_id and x.sha256 = k.sha256
        where not exists (select from release_change_version y where y.change_id = x.change_id and y.number > x.number and not exists (select from release_change_wording w where w.change_id = y.change_id and w.number = y.number))
        order by k.person_id, k.change_id, k.recorded_at desc, k.id desc;
      comment on view change_confirmed is 'view: changes that people confirmed as they are said now, or as they were before their wording alone was mended';
    `);
  }

  /** What was said of wording stays: without it, people would be asked again. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      do $$ begin if exists (select from release_change_wording) then raise exception 'changes were mended in their wording: going down would lose it'; end if; end $$;
      drop view change_confirmed;
      drop table release_change_wording;
    `);
  }
}
