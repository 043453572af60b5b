import type { MigrationInterface, QueryRunner } from 'typeorm';

const kinds = (names: string): string => `alter table review_turn drop constraint review_turn_kind_check; alter table review_turn add constraint review_turn_kind_check check (kind in (${names}))`;
const before = `'note', 'action', 'dropped', 'held', 'closed', 'signed', 'refused', 'correction'`;

/** At a checkpoint of a start whoever leads somebody says which level of each competency they see. */
export class LevelsTheLeadSees1796031000000 implements MigrationInterface {
  readonly name = 'LevelsTheLeadSees1796031000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(kinds(`${before}, 'levels'`));
    await db.query(`
      create table review_level (turn_id uuid not null references review_turn, competency_id uuid not null references competency, level smallint check (level between 0 and 4), primary key (turn_id, competency_id));
      call append_only('review_level', 'fact: which level of a competency the lead sees at a checkpoint (null: not seen yet); it proves nothing');
    `);
  }

  /** Facts stay: where levels were said, going down is refused rather than losing them. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      do $$ begin if exists (select from review_turn where kind = 'levels') then raise exception 'levels were said at checkpoints: going down would lose them'; end if; end $$;
      drop table review_level;
    `);
    await db.query(kinds(before));
  }
}
