import { Injectable } from '@nestjs/common';
import type { CampaignMovePreview } from '@palier/contracts';
import { isOpenIn, sealOfOneMove, toldOf, type Actor, type CampaignMove } from '@palier/domain';
import { ChangeUnits } from '#assignments';
import { Database, Refusal, sha256, takeRecordedAtOfAll, type Reader } from '#platform';
import { CampaignsQueries } from './campaigns.queries.js';
import { DaysAhead, noLines, type Moving } from './days-ahead.js';
import { KeepChange } from './keep-change.js';
import { readCampaignPlan, takeCampaign } from './take-campaign.js';

/** A campaign moves by itself, as it does with its release: all that is open is due on another day, as it was previewed, and whose day moves is told once. A later day that was somebody’s stays theirs. */
@Injectable()
export class MoveCampaign {
  constructor(private readonly db: Database, private readonly campaigns: CampaignsQueries, private readonly days: DaysAhead, private readonly changes: ChangeUnits, private readonly keeps: KeepChange) {}

  async preview(by: Actor, campaignId: string, wish: { readonly dueOn: string }): Promise<CampaignMovePreview> {
    const campaign = await readCampaignPlan(this.db, by, campaignId);
    if (campaign.cancelled) throw new Refusal('campaign.over');
    const { moving, move, seal } = await this.plan(campaign, wish.dueOn, this.db);
    const lines = (await this.days.lines(by, campaign.releaseId, [moving], new Map([[move.id, move.people]]))).get(move.id) ?? noLines;
    return { seen: seal, from: move.from, to: move.to, people: move.people.length, told: toldOf([move]).filter((it) => it !== by.personId).length, ...lines };
  }

  run(by: Actor, campaignId: string, wish: { readonly id: string; readonly dueOn: string; readonly seen: string }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const campaign = await takeCampaign(tx, by, campaignId, wish.id);
      if (campaign.made !== null) { if (campaign.made.kind === 'moved' && campaign.made.dueOn === wish.dueOn) return { id: wish.id }; throw new Refusal('id.taken'); }
      if (campaign.dueOn === wish.dueOn) throw new Refusal('campaign.same-day');
      const [clock] = await tx.query<{ past: boolean }[]>('select $1::date < palier_today() as past', [wish.dueOn]);
      if (clock?.past !== false) throw new Refusal('assignment.day-is-past');
      await takeRecordedAtOfAll(tx, (await this.plan(campaign, wish.dueOn, tx)).move.people.map((it) => it.personId));
      // Reckoned again under the locks: what somebody just finished is not moved, and what they were just granted stays.
      const { move, seal } = await this.plan(campaign, wish.dueOn, tx);
      if (seal !== wish.seen) throw new Refusal('campaign.changed-meanwhile');
      await this.changes.move(tx, by, [{ campaignId, from: move.from, to: move.to }]);
      await this.keeps.within(tx, by, campaignId, { id: wish.id, kind: 'moved', dueOn: wish.dueOn, reasonId: null, people: toldOf([move]) });
      return { id: wish.id };
    });
  }

  private async plan({ id, dueOn }: { readonly id: string; readonly dueOn: string }, to: string, reader: Reader): Promise<{ moving: Moving; move: CampaignMove; seal: string }> {
    const moving = { id, from: dueOn, to, open: (await this.campaigns.standing([id], null, reader)).filter((it) => isOpenIn(it.state)) };
    const move = { id, from: dueOn, to, people: (await this.days.of([moving], reader)).get(id) ?? [] };
    return { moving, move, seal: sha256(sealOfOneMove(move)).toString('hex') };
  }
}
