import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which teams stand under one on a day, as it was known before an instant: a move that was written later changes nothing of what was said before. */
export class TeamsAsKnown1795942800000 implements MigrationInterface {
  readonly name = 'TeamsAsKnown1795942800000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create function teams_under_known(root uuid, day date, before timestamptz) returns setof uuid language sql stable rows 4 as $$
        with recursive under (team_id) as (
          select root union
          select c.team_id from under join team_move c on c.parent_id = under.team_id
          where c.from_on <= day and c.recorded_at < before and not exists (select from team_move n where n.team_id = c.team_id and n.from_on <= day and n.recorded_at < before and (n.from_on, n.recorded_at, n.id) > (c.from_on, c.recorded_at, c.id)))
        select team_id from under $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop function teams_under_known');
  }
}
