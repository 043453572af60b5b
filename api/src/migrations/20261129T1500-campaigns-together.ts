import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Plans of several campaigns change by one deed: whoever is in more of them than one is told once. */
export class CampaignsTogether1795964400000 implements MigrationInterface {
  readonly name = 'CampaignsTogether1795964400000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table campaign_change add together_id uuid;
      create index on campaign_change (together_id) where together_id is not null;
    `);
  }

  /** Facts stay: where campaigns changed together, going down is refused rather than telling people again. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      do $$ begin if exists (select from campaign_change where together_id is not null) then raise exception 'campaigns changed together: going down would lose it'; end if; end $$;
      alter table campaign_change drop column together_id;
    `);
  }
}
