import { Injectable } from '@nestjs/common';
import { can, isOpenIn, type Actor } from '@palier/domain';
import { audit, Database, Jobs, newId, Refusal, takeRecordedAtOfAll } from '#platform';
import { CampaignsQueries } from './campaigns.queries.js';

/** Reminds people of what a campaign still asks of them: one click, and whoever was reminded today already is not told again. */
@Injectable()
export class NudgePeople {
  constructor(private readonly db: Database, private readonly campaigns: CampaignsQueries, private readonly jobs: Jobs) {}

  /** Without names, everybody whom this actor follows and of whom something is open. */
  run(by: Actor, campaignId: string, wish: { readonly people: readonly string[] }): Promise<{ nudged: number; already: number }> {
    return this.db.transaction(async (tx) => {
      const standing = (await this.campaigns.standing([campaignId], null, tx)).filter((it) => can(by, 'campaign.change', { personId: it.personId }));
      if (standing.length === 0 || wish.people.some((id) => !standing.some((it) => it.personId === id))) throw new Refusal('thing.not-found');
      const open = standing.filter((it) => isOpenIn(it.state) && it.personId !== by.personId && (wish.people.length === 0 || wish.people.includes(it.personId)));
      const at = await takeRecordedAtOfAll(tx, open.map((it) => it.personId));
      const made = await tx.query<{ id: string }[]>(`
        insert into campaign_nudge (id, campaign_id, person_id, on_day, recorded_at, recorded_by)
        select it.id, $2, p.id, (palier_now() at time zone p.time_zone)::date, it.at, $3 from jsonb_to_recordset($1) as it(id uuid, "personId" uuid, at timestamptz) join person p on p.id = it."personId"
        on conflict do nothing returning id`, [JSON.stringify(open.map((it) => ({ id: newId(), personId: it.personId, at: at.get(it.personId) }))), campaignId, by.personId]);
      if (made.length > 0) {
        await audit(tx, by.personId, 'campaign.nudge', null, { campaignId, people: made.length });
        await this.jobs.announce(tx, 'campaign.change', campaignId);
      }
      return { nudged: made.length, already: open.length - made.length };
    });
  }
}
