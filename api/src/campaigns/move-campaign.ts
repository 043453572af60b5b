import { Injectable } from '@nestjs/common';
import { isOpenIn, type Actor } from '@palier/domain';
import { ChangeUnits } from '#assignments';
import { Database, Refusal, takeRecordedAtOfAll } from '#platform';
import { CampaignsQueries } from './campaigns.queries.js';
import { KeepChange } from './keep-change.js';
import { takeCampaign } from './take-campaign.js';

/** The release comes later, or sooner: all that is open is due on another day, and whoever has something open is told once. A later day that somebody was granted stays theirs. */
@Injectable()
export class MoveCampaign {
  constructor(private readonly db: Database, private readonly campaigns: CampaignsQueries, private readonly changes: ChangeUnits, private readonly keeps: KeepChange) {}

  run(by: Actor, campaignId: string, wish: { readonly id: string; readonly dueOn: string }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const campaign = await takeCampaign(tx, by, campaignId, wish.id);
      if (campaign.made !== null) { if (campaign.made.kind === 'moved' && campaign.made.dueOn === wish.dueOn) return { id: wish.id }; throw new Refusal('id.taken'); }
      if (campaign.dueOn === wish.dueOn) throw new Refusal('campaign.same-day');
      const [clock] = await tx.query<{ past: boolean }[]>('select $1::date < palier_today() as past', [wish.dueOn]);
      if (clock?.past !== false) throw new Refusal('assignment.day-is-past');
      const open = (await this.campaigns.standing([campaignId], null, tx)).filter((it) => isOpenIn(it.state)).map((it) => it.personId);
      await takeRecordedAtOfAll(tx, open);
      await this.changes.move(tx, by, campaignId, wish.dueOn);
      await this.keeps.within(tx, by, campaignId, { id: wish.id, kind: 'moved', dueOn: wish.dueOn, reasonId: null, people: open });
      return { id: wish.id };
    });
  }
}
