import { Injectable } from '@nestjs/common';
import type { CampaignChanges } from '@palier/contracts';
import { can, lossesOf, reachesEveryone, sealOfLosses, type Actor } from '@palier/domain';
import { ChangeUnits } from '#assignments';
import { Database, keepText, Refusal, sha256, takeRecordedAtOfAll, type Reader } from '#platform';
import { CurrencyQueries } from '#releases';
import { RecordLook } from '#trust';
import { CampaignsQueries } from './campaigns.queries.js';
import { KeepChange } from './keep-change.js';
import { readCampaignPlan, takeCampaign } from './take-campaign.js';

/** Most people that a preview names. */
const most = 100;

/** Nothing of it is asked any more: what was seen to be open is withdrawn, what was done stays done, and whoever loses something is told once. */
@Injectable()
export class CancelCampaign {
  constructor(private readonly db: Database, private readonly campaigns: CampaignsQueries, private readonly currency: CurrencyQueries, private readonly changes: ChangeUnits, private readonly keeps: KeepChange, private readonly looks: RecordLook) {}

  async preview(by: Actor, campaignId: string): Promise<CampaignChanges> {
    const campaign = await readCampaignPlan(this.db, by, campaignId);
    if (campaign.cancelled) throw new Refusal('campaign.over');
    const { losses, seal } = await this.losses(campaignId, this.db);
    const shown = losses.filter((it) => can(by, 'assignment.follow', { personId: it.person.personId })).slice(0, most);
    await (reachesEveryone(by, 'assignment.follow') ? this.looks.atEveryone(by, 'look.training') : this.looks.atAll(by, 'look.training', shown.map((it) => it.person.personId)));
    const named = await this.campaigns.named(by, shown.map((it) => it.person), await this.currency.changed(by, campaign.releaseId));
    return { seen: seal, people: losses.length, lines: shown.map(({ person, loses }) => ({ person: { id: person.personId, name: person.name }, gains: [], dueOn: null, loses: loses.map(({ unitId, courseId }) => ({ unitId, courseId, ...named(unitId), withdrawn: [] })) })) };
  }

  run(by: Actor, campaignId: string, wish: { readonly id: string; readonly reason: string; readonly seen: string }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const campaign = await takeCampaign(tx, by, campaignId, wish.id);
      if (campaign.made !== null) { if (campaign.made.kind === 'cancelled' && campaign.made.reason === sha256(wish.reason).toString('hex')) return { id: wish.id }; throw new Refusal('id.taken'); }
      await takeRecordedAtOfAll(tx, (await this.campaigns.standing([campaignId], null, tx)).map((it) => it.personId));
      // Read again under the locks: what somebody just finished is not withdrawn.
      const { losses, seal } = await this.losses(campaignId, tx);
      if (seal !== wish.seen) throw new Refusal('campaign.changed-meanwhile');
      await this.changes.end(tx, by, losses.flatMap((it) => it.loses));
      const [clock] = await tx.query<{ now: Date }[]>('select palier_now() as now');
      await this.keeps.within(tx, by, campaignId, { id: wish.id, kind: 'cancelled', dueOn: null, reasonId: await keepText(tx, wish.reason, clock?.now ?? new Date(0)), people: losses.map((it) => it.person.personId) });
      return { id: wish.id };
    });
  }

  private async losses(campaignId: string, reader: Reader) {
    const losses = lossesOf(await this.campaigns.standing([campaignId], null, reader));
    return { losses, seal: sha256(sealOfLosses(losses)).toString('hex') };
  }
}
