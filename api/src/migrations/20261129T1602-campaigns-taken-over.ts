import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A live audience goes on in the name of somebody else, where whoever launched it may launch nothing any more. */
export class CampaignsTakenOver1795968120000 implements MigrationInterface {
  readonly name = 'CampaignsTakenOver1795968120000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table campaign_takeover (id uuid primary key, campaign_id uuid not null references campaign, recorded_at timestamptz not null, recorded_by uuid not null references person);
      create index on campaign_takeover (campaign_id);
      call append_only('campaign_takeover', 'fact: a live audience is followed in the name of somebody else from then on; the last one counts');
    `);
  }

  /** Facts stay: where an audience was taken over, going down is refused rather than following it in the wrong name. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      do $$ begin if exists (select from campaign_takeover) then raise exception 'campaigns were taken over: going down would lose by whom'; end if; end $$;
      drop table campaign_takeover;
    `);
  }
}
