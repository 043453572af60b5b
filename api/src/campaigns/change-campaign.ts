import { Injectable } from '@nestjs/common';
import type { CampaignChanges } from '@palier/contracts';
import { reachesEveryone, type Actor } from '@palier/domain';
import { Database, Refusal, takeRecordedAtOfAll, type Reader } from '#platform';
import { RecordLook } from '#trust';
import { CampaignsQueries } from './campaigns.queries.js';
import { KeepChange } from './keep-change.js';
import { PlanDifferences, type Differences } from './plan-differences.js';
import { readCampaignPlan, takeCampaign } from './take-campaign.js';

/** The release says something else than at the launch: who gains and who loses what, then exactly that. Its audience stays what it is. */
@Injectable()
export class ChangeCampaign {
  constructor(private readonly db: Database, private readonly campaigns: CampaignsQueries, private readonly differences: PlanDifferences, private readonly keeps: KeepChange, private readonly looks: RecordLook) {}

  async preview(by: Actor, campaignId: string): Promise<CampaignChanges> {
    const campaign = await readCampaignPlan(this.db, by, campaignId);
    const found = await this.difference(by, campaign);
    const told = campaign.cancelled ? [] : found.all;
    const shown = this.differences.shown(by, told);
    await (reachesEveryone(by, 'assignment.follow') ? this.looks.atEveryone(by, 'look.training') : this.looks.atAll(by, 'look.training', shown.map((it) => it.person.personId)));
    return { seen: found.seal, people: told.length, lines: (await this.differences.lines(by, shown, found)).map(({ campaignId: _, ...it }) => it) };
  }

  run(by: Actor, campaignId: string, wish: { readonly id: string; readonly seen: string }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const campaign = await takeCampaign(tx, by, campaignId, wish.id);
      if (campaign.made !== null) { if (campaign.made.kind === 'changed') return { id: wish.id }; throw new Refusal('id.taken'); }
      const at = await takeRecordedAtOfAll(tx, (await this.campaigns.standing([campaignId], null, tx)).map((it) => it.personId));
      const found = await this.difference(by, campaign, tx);
      if (found.seal !== wish.seen) throw new Refusal('campaign.changed-meanwhile');
      if (found.all.length === 0) throw new Refusal('campaign.nobody');
      const told = await this.differences.within(tx, by, found, at);
      await this.keeps.within(tx, by, campaignId, { id: wish.id, kind: 'changed', dueOn: null, reasonId: null, people: told.map((it) => it.person.personId), concerns: found.all.length });
      return { id: wish.id };
    });
  }

  private async difference(by: Actor, { id, releaseId, dueOn }: { readonly id: string; readonly releaseId: string; readonly dueOn: string }, reader: Reader = this.db): Promise<Differences> {
    return this.differences.of(by, releaseId, [{ id, dueOn, standing: await this.campaigns.standing([id], null, reader) }], reader);
  }
}
