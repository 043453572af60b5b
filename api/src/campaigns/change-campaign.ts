import { Injectable } from '@nestjs/common';
import type { CampaignChanges, CampaignStepLine } from '@palier/contracts';
import { can, planChange, reachesEveryone, type Actor } from '@palier/domain';
import { AssignUnits, ChangeUnits } from '#assignments';
import { Database, Refusal, sha256, takeRecordedAtOfAll, type Reader } from '#platform';
import { CurrencyQueries, type ToLearn } from '#releases';
import { RecordLook } from '#trust';
import { CampaignsQueries, type Standing } from './campaigns.queries.js';
import { KeepChange } from './keep-change.js';
import { mayChange, takeCampaign } from './take-campaign.js';

interface Difference { readonly person: Standing; readonly gains: readonly { readonly unitId: string; readonly since: number }[]; readonly loses: readonly Standing['steps'][number][] }

/** Most people that one preview names. */
const most = 100;

/** The release says something else than at the launch: who gains and who loses what, then exactly that. Its audience stays what it is; whoever left it is asked nothing more. */
@Injectable()
export class ChangeCampaign {
  constructor(private readonly db: Database, private readonly campaigns: CampaignsQueries, private readonly currency: CurrencyQueries, private readonly assigns: AssignUnits, private readonly changes: ChangeUnits, private readonly keeps: KeepChange, private readonly looks: RecordLook) {}

  async preview(by: Actor, campaignId: string): Promise<CampaignChanges> {
    const [campaign] = await this.db.query<{ id: string; releaseId: string; byId: string; cancelled: boolean }[]>(`select c.id, c.release_id as "releaseId", c.recorded_by as "byId", exists (select from campaign_change x where x.campaign_id = c.id and x.kind = 'cancelled') as cancelled from campaign c where c.id = $1`, [campaignId]);
    if (campaign === undefined || !(await mayChange(this.db, by, campaign))) throw new Refusal('thing.not-found');
    const { differences, toLearn } = await this.difference(by, campaignId, campaign.releaseId);
    const told = campaign.cancelled ? [] : differences;
    const shown = told.filter((it) => can(by, 'assignment.follow', { personId: it.person.personId })).slice(0, most);
    await (reachesEveryone(by, 'assignment.follow') ? this.looks.atEveryone(by, 'look.training') : this.looks.atAll(by, 'look.training', shown.map((it) => it.person.personId)));
    const named = await this.campaigns.named(by, told.map((it) => it.person), toLearn.units);
    const line = ({ unitId, courseId }: { readonly unitId: string; readonly courseId: string }): CampaignStepLine => ({ unitId, courseId, ...named(unitId) });
    return {
      seen: sealOf(differences), people: told.length,
      lines: shown.map(({ person, gains, loses }) => ({ person: { id: person.personId, name: person.name }, gains: gains.map((it) => line({ unitId: it.unitId, courseId: toLearn.units.get(it.unitId)?.courseId ?? '' })), loses: loses.map(line) })),
    };
  }

  run(by: Actor, campaignId: string, wish: { readonly id: string; readonly seen: string }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const campaign = await takeCampaign(tx, by, campaignId, wish.id);
      if (campaign.made !== null) { if (campaign.made.kind === 'changed') return { id: wish.id }; throw new Refusal('id.taken'); }
      const at = await takeRecordedAtOfAll(tx, (await this.campaigns.standing([campaignId], null, tx)).map((it) => it.personId));
      const { differences, toLearn } = await this.difference(by, campaignId, campaign.releaseId, tx);
      if (sealOf(differences) !== wish.seen) throw new Refusal('campaign.changed-meanwhile');
      if (differences.length === 0) throw new Refusal('campaign.nobody');
      await this.changes.end(tx, by, differences.flatMap((it) => it.loses));
      const gained = differences.flatMap(({ person, gains }) => [...new Set(gains.map((it) => toLearn.units.get(it.unitId)?.courseId ?? ''))].map((courseId) => ({ personId: person.personId, courseId, steps: gains.filter((it) => toLearn.units.get(it.unitId)?.courseId === courseId) })));
      const [kept] = await tx.query<{ reasonId: string; now: Date }[]>('select reason_id as "reasonId", palier_now() as now from campaign where id = $1', [campaignId]);
      if (kept === undefined) throw new Refusal('thing.not-found');
      if (gained.length > 0) await this.assigns.within(tx, by, { campaignId, dueOn: campaign.dueOn, reasonId: kept.reasonId, at, now: kept.now, asked: gained });
      await this.keeps.within(tx, by, campaignId, { id: wish.id, kind: 'changed', dueOn: null, reasonId: null, people: differences.map((it) => it.person.personId) });
      return { id: wish.id };
    });
  }

  private async difference(by: Actor, campaignId: string, releaseId: string, reader: Reader = this.db): Promise<{ differences: Difference[]; toLearn: ToLearn }> {
    const standing = (await this.campaigns.standing([campaignId], null, reader)).filter((it) => it.isIn);
    const toLearn = await this.currency.toLearn(by, releaseId, standing.map((it) => it.personId), reader);
    return { toLearn, differences: standing.map((person) => ({ person, ...planChange(person.steps, toLearn.of(person.personId)?.steps ?? []) })).filter((it) => it.gains.length + it.loses.length > 0) };
  }
}

const sealOf = (differences: readonly Difference[]): string => sha256(differences.map(({ person, gains, loses }) => [person.personId, ...gains.map((it) => `+${it.unitId} ${it.since}`).sort(), ...loses.map((it) => `-${it.unitId} ${it.since}`).sort()].join('\n ')).sort().join('\n')).toString('hex');
