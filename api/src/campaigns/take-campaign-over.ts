import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { mayStill } from '#audiences';
import { audit, Database, Refusal } from '#platform';
import { followerOf } from './followers.js';

/** A live audience that nobody follows any more goes on in the name of whoever takes it over, within what they may know and ask. The same twice is once. */
@Injectable()
export class TakeCampaignOver {
  constructor(private readonly db: Database) {}

  run(by: Actor, campaignId: string, wish: { readonly id: string }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const [found] = await tx.query<{ releaseId: string }[]>('select release_id as "releaseId" from campaign where id = $1', [campaignId]);
      if (found === undefined) throw new Refusal('thing.not-found');
      // Its audience is looked at under the same lock.
      await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [found.releaseId]);
      const [made] = await tx.query<{ campaignId: string; byId: string }[]>('select campaign_id as "campaignId", recorded_by as "byId" from campaign_takeover where id = $1', [wish.id]);
      if (made !== undefined) { if (made.campaignId === campaignId && made.byId === by.personId) return { id: wish.id }; throw new Refusal('id.taken'); }
      const [campaign] = await tx.query<{ live: boolean; followed: boolean }[]>(`
        select c.live and not exists (select from campaign_change x where x.campaign_id = c.id and x.kind = 'cancelled') as live, ${mayStill('campaign.launch', 'f.id')} as followed from campaign c cross join lateral (select ${followerOf} as id) f where c.id = $1`, [campaignId]);
      if (campaign?.live !== true) throw new Refusal('campaign.over');
      if (campaign.followed) throw new Refusal('campaign.is-followed');
      await tx.query('insert into campaign_takeover (id, campaign_id, recorded_at, recorded_by) values ($1, $2, palier_now(), $3)', [wish.id, campaignId, by.personId]);
      await audit(tx, by.personId, 'campaign.take-over', null, { campaignId });
      return { id: wish.id };
    });
  }
}
