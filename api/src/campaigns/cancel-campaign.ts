import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { ChangeUnits } from '#assignments';
import { Database, keepText, Refusal, takeRecordedAtOfAll } from '#platform';
import { CampaignsQueries } from './campaigns.queries.js';
import { KeepChange } from './keep-change.js';
import { takeCampaign } from './take-campaign.js';

/** Nothing of it is asked any more: what is open is withdrawn, what was done stays done, and whoever had something open is told once. */
@Injectable()
export class CancelCampaign {
  constructor(private readonly db: Database, private readonly campaigns: CampaignsQueries, private readonly changes: ChangeUnits, private readonly keeps: KeepChange) {}

  run(by: Actor, campaignId: string, wish: { readonly id: string; readonly reason: string }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const campaign = await takeCampaign(tx, by, campaignId, wish.id);
      if (campaign.made !== null) { if (campaign.made.kind === 'cancelled') return { id: wish.id }; throw new Refusal('id.taken'); }
      await takeRecordedAtOfAll(tx, (await this.campaigns.standing([campaignId], null, tx)).map((it) => it.personId));
      // Read again under the locks: what somebody just finished is not withdrawn.
      const open = (await this.campaigns.standing([campaignId], null, tx)).flatMap((it) => it.steps.filter((step) => !step.done && !step.waived && !step.withdrawn).map((step) => ({ ...step, personId: it.personId })));
      await this.changes.end(tx, by, open);
      const [clock] = await tx.query<{ now: Date }[]>('select palier_now() as now');
      await this.keeps.within(tx, by, campaignId, { id: wish.id, kind: 'cancelled', dueOn: null, reasonId: await keepText(tx, wish.reason, clock?.now ?? new Date(0)), people: [...new Set(open.map((it) => it.personId))] });
      return { id: wish.id };
    });
  }
}
