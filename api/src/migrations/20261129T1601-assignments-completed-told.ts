import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Other systems may be told that what was asked of somebody is done, by the id that they were told when it was asked. */
export class AssignmentsCompletedTold1795968060000 implements MigrationInterface {
  readonly name = 'AssignmentsCompletedTold1795968060000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table webhook drop constraint webhook_kinds_check, add constraint webhook_kinds_check check (kinds <@ array['assigned', 'assignmentCompleted', 'completed', 'levelChanged'] and cardinality(kinds) > 0)`);
  }

  /** An address that wants only this would be told nothing: going down is refused rather than removing it. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      do $$ begin if exists (select from webhook where kinds = array['assignmentCompleted']) then raise exception 'another system is told of finished assignments alone: going down would leave it with nothing'; end if; end $$;
      update webhook set kinds = array_remove(kinds, 'assignmentCompleted');
      delete from webhook_delivery where kind = 'assignmentCompleted';
      alter table webhook drop constraint webhook_kinds_check, add constraint webhook_kinds_check check (kinds <@ array['assigned', 'completed', 'levelChanged'] and cardinality(kinds) > 0);
    `);
  }
}
