import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a campaign would have asked of somebody and another asks of them already: it counts on that, instead of asking twice. */
export class AskedOnce1795968000000 implements MigrationInterface {
  readonly name = 'AskedOnce1795968000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table campaign_unit_elsewhere (
        campaign_id uuid not null references campaign, assignment_id uuid not null, unit_id uuid not null, recorded_at timestamptz not null, primary key (campaign_id, assignment_id, unit_id),
        foreign key (assignment_id, unit_id) references assignment_unit (assignment_id, unit_id));
      call append_only('campaign_unit_elsewhere', 'fact: another campaign asks this of somebody already, by a day that is not later; a campaign counts on it instead of asking it twice');
    `);
  }

  /** Facts stay: where campaigns count on each other, going down is refused rather than losing who is asked what. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      do $$ begin if exists (select from campaign_unit_elsewhere) then raise exception 'campaigns count on each other: going down would lose who is asked what'; end if; end $$;
      drop table campaign_unit_elsewhere;
    `);
  }
}
