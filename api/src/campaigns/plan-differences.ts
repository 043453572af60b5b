import { Injectable } from '@nestjs/common';
import type { CampaignChanges } from '@palier/contracts';
import { assignmentsOf, can, joinersDay, joinersWorkingDays, planChange, type Actor, type LearningStep } from '@palier/domain';
import { AssignUnits, ChangeUnits } from '#assignments';
import { Database, sha256, type Reader, type Tx } from '#platform';
import { CurrencyQueries, type ToLearn } from '#releases';
import { WorkdaysQueries } from '#workdays';
import { CampaignsQueries, type Standing } from './campaigns.queries.js';

interface Running { readonly id: string; readonly dueOn: string; readonly standing: readonly Standing[] }
/** What one person of a campaign gains, by when, and what they lose. */
export interface Difference { readonly person: Standing; readonly gains: readonly LearningStep[]; readonly dueOn: string | null; /** That day, or their last working day until then. */ readonly ownDay: string | null; readonly loses: Standing['steps'] }
/** What campaigns of a release would ask otherwise than they do, and the text that holds as long as it is so. */
export interface Differences { readonly all: readonly Difference[]; readonly toLearn: ToLearn; /** By activity that nothing of the release touches any more, the changes that were withdrawn. */ readonly withdrawn: ReadonlyMap<string, readonly { readonly id: string; readonly text: string }[]>; readonly seal: string }

/** Most people that one campaign of a preview names. */
const most = 100;

/** What campaigns ask against what their release says now: who gains and who loses what, and exactly that. */
@Injectable()
export class PlanDifferences {
  constructor(private readonly db: Database, private readonly campaigns: CampaignsQueries, private readonly currency: CurrencyQueries, private readonly workdays: WorkdaysQueries, private readonly assigns: AssignUnits, private readonly changes: ChangeUnits) {}

  /** Whoever left an audience is asked nothing more, and loses what a withdrawn change alone touched, as everybody does. Nobody is asked anything by a day that is past or too near: as whoever joins, they have ten working days. At most thirteen queries, whatever the number of campaigns and people. */
  async of(by: Actor, releaseId: string, running: readonly Running[], reader: Reader = this.db): Promise<Differences> {
    const people = running.flatMap(({ dueOn, standing }) => standing.map((person) => ({ person, campaignDay: dueOn })));
    const toLearn = await this.currency.toLearn(by, releaseId, [...new Set(people.map((it) => it.person.personId))], reader);
    const planned = people.map((it) => ({ ...it, ...planChange(it.person.steps, toLearn.of(it.person.personId)?.steps ?? []) }));
    const lost = [...new Set(planned.flatMap((it) => it.loses.map((step) => step.unitId)))];
    const withdrawn = lost.length === 0 ? new Map<string, never>() : await this.currency.withdrawn(releaseId, lost, reader);
    const found = planned.map((it) => (it.person.isIn ? it : { ...it, gains: [], loses: it.loses.filter((step) => withdrawn.has(step.unitId)) })).filter((it) => it.gains.length + it.loses.length > 0);
    const gaining = [...new Set(found.filter((it) => it.gains.length > 0).map((it) => it.person.personId))];
    const soonest = gaining.length === 0 ? new Map<string, { readonly day: string }>() : await this.workdays.dueDays(gaining, joinersWorkingDays, reader);
    const said = found.map(({ person, campaignDay }) => ({ personId: person.personId, day: joinersDay(campaignDay, soonest.get(person.personId)?.day ?? campaignDay) }));
    const own = gaining.length === 0 ? [] : await this.workdays.daysBy(said, reader);
    const all = found.map(({ person, gains, loses }, at) => ({ person, gains, loses, dueOn: gains.length === 0 ? null : (said[at]?.day ?? null), ownDay: gains.length === 0 ? null : (own[at]?.day ?? null) }));
    return { all, toLearn, withdrawn, seal: sealOf(all) };
  }

  /**
   * Within the caller’s transaction, which took these people’s locks. Answers who is told that a plan changed: whoever loses something, and whoever was asked something by that campaign before.
   * Of whom a campaign asks something for the first time hears of what is asked, as at a launch, and of that alone; of whom it asks nothing itself, nothing is news.
   */
  async within(tx: Tx, by: Actor, { all, toLearn, withdrawn }: Differences, at: ReadonlyMap<string, Date>): Promise<readonly Difference[]> {
    const lost = all.flatMap((it) => it.loses);
    await this.changes.end(tx, by, lost);
    await tx.query('insert into campaign_step_cause (assignment_id, unit_id, release_change_id) select "assignmentId", "unitId", "changeId" from jsonb_to_recordset($1) as it("assignmentId" uuid, "unitId" uuid, "changeId" uuid) on conflict do nothing',
      [JSON.stringify(lost.flatMap(({ assignmentId, unitId }) => (withdrawn.get(unitId) ?? []).map((it) => ({ assignmentId, unitId, changeId: it.id }))))]);
    const launched = await tx.query<{ id: string; reasonId: string; now: Date }[]>('select id, reason_id as "reasonId", palier_now() as now from campaign where id = any($1)', [[...new Set(all.map((it) => it.person.campaignId))]]);
    // The sooner day first: what one campaign asks of somebody by then, the others count on and do not ask twice.
    for (const dueOn of [...new Set(all.flatMap((it) => it.dueOn ?? []))].sort()) for (const { id, reasonId, now } of launched) {
      const people = all.filter((it) => it.person.campaignId === id && it.dueOn === dueOn).map((it) => ({ personId: it.person.personId, steps: it.gains.flatMap((step) => { const unit = toLearn.units.get(step.unitId); return unit === undefined ? [] : [{ ...step, courseId: unit.courseId, minutes: unit.minutes }]; }) }));
      if (people.length > 0) await this.assigns.within(tx, by, { campaignId: id, dueOn, reasonId, at, now, asked: assignmentsOf({ people }) });
    }
    const newly = await this.askedFirst(tx, all.filter((it) => !isAsked(it)));
    return all.filter((it) => it.loses.length > 0 || (isAsked(it) && !newly.has(it.person.personId)));
  }

  /** Of these, of whom their campaign asks something by now. One query where there are any. */
  private async askedFirst(tx: Tx, those: readonly Difference[]): Promise<ReadonlySet<string>> {
    const rows = those.length === 0 ? [] : await tx.query<{ personId: string }[]>('select distinct a.person_id as "personId" from unnest($1::uuid[], $2::uuid[]) it(campaign_id, person_id) join assignment_batch b on b.campaign_id = it.campaign_id join assignment a on a.batch_id = b.id and a.person_id = it.person_id', [those.map((it) => it.person.campaignId), those.map((it) => it.person.personId)]);
    return new Set(rows.map((it) => it.personId));
  }

  /** The first of those whom this reader follows, in words. One query where an activity is in no course any more. */
  async lines(by: Actor, shown: readonly Difference[], { toLearn, withdrawn }: Differences): Promise<(CampaignChanges['lines'][number] & { readonly campaignId: string })[]> {
    const named = await this.campaigns.named(by, shown.map((it) => it.person), toLearn.units);
    const line = ({ unitId, courseId }: { readonly unitId: string; readonly courseId: string }) => ({ unitId, courseId, ...named(unitId) });
    return shown.map(({ person, gains, ownDay, loses }) => ({
      campaignId: person.campaignId, person: { id: person.personId, name: person.name }, dueOn: ownDay, gains: gains.map((it) => line({ unitId: it.unitId, courseId: toLearn.units.get(it.unitId)?.courseId ?? '' })),
      loses: loses.map((it) => ({ ...line(it), withdrawn: (withdrawn.get(it.unitId) ?? []).map((change) => change.text) })),
    }));
  }

  /** Of each campaign, the first whom this reader follows. */
  shown(by: Actor, all: readonly Difference[]): Difference[] {
    return [...Map.groupBy(all.filter((it) => can(by, 'assignment.follow', { personId: it.person.personId })), (it) => it.person.campaignId).values()].flatMap((its) => its.slice(0, most));
  }
}

const sealOf = (all: readonly Difference[]): string => sha256(all.map(({ person, gains, ownDay, loses }) => [`${person.campaignId} ${person.personId} ${ownDay ?? ''}`, ...gains.map((it) => `+${it.unitId} ${it.since}`).sort(), ...loses.map((it) => `-${it.unitId} ${it.since}`).sort()].join('\n ')).sort().join('\n')).toString('hex');

/** Was something of it asked of them by this campaign itself? */
const isAsked = ({ person }: Difference): boolean => person.steps.some((it) => !it.elsewhere);
