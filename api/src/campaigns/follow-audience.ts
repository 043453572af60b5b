import { Injectable } from '@nestjs/common';
import { assignmentsOf, joinersDay, joinersWorkingDays, liveDays, planChange, reachesEveryone, type Actor, type Leavers } from '@palier/domain';
import { AssignUnits, ChangeUnits } from '#assignments';
import { AudienceQueries, keptRule, type AudienceWish, type Mover } from '#audiences';
import { ActorsQueries } from '#identity';
import { Database, newId, takeRecordedAtOfAll, type Tx } from '#platform';
import { CurrencyQueries } from '#releases';
import { WorkdaysQueries } from '#workdays';
import { CampaignsQueries } from './campaigns.queries.js';
import { followerOf } from './followers.js';
import { KeepChange } from './keep-change.js';

interface Live { readonly id: string; readonly releaseId: string; readonly byId: string; readonly dueOn: string; readonly audience: AudienceWish; readonly leavers: Leavers; readonly reasonId: string; readonly now: Date }

/** Campaigns that take people in: not cancelled, and no longer ago than they are live. */
const live = `
  select * from (select c.id, c.release_id as "releaseId", ${followerOf} as "byId", c.audience, c.leavers, c.reason_id as "reasonId", palier_now() as now,
      coalesce((select x.due_on from campaign_change x where x.campaign_id = c.id and x.kind = 'moved' order by x.recorded_at desc, x.id desc limit 1), c.due_on)::text as "dueOn"
    from campaign c where c.live and ($1::uuid is null or c.id = $1) and not exists (select from campaign_change x where x.campaign_id = c.id and x.kind = 'cancelled')) it
  where it."dueOn"::date + ${liveDays} >= palier_today() order by it.id`;

/**
 * Live audiences follow the facts: whoever came to match is asked what there is to learn for them, in the name of whoever launched the campaign and within what these may do today;
 * of whoever no longer matches, what is not begun stays asked or is withdrawn, as was said at the launch. Run twice, or by several, each move is made once.
 */
@Injectable()
export class FollowAudience {
  constructor(private readonly db: Database, private readonly actors: ActorsQueries, private readonly audiences: AudienceQueries, private readonly campaigns: CampaignsQueries, private readonly currency: CurrencyQueries, private readonly workdays: WorkdaysQueries, private readonly assigns: AssignUnits, private readonly changes: ChangeUnits, private readonly keeps: KeepChange) {}

  async run(): Promise<void> {
    // One that cannot be followed keeps no other from it.
    const failed: unknown[] = [];
    for (const { id, releaseId } of await this.db.query<Live[]>(live, [null])) await this.db.transaction((tx) => this.follow(tx, id, releaseId)).catch((error: unknown) => { failed.push(error); });
    if (failed.length > 0) throw new AggregateError(failed, `${failed.length} live audiences could not be followed`);
  }

  private async follow(tx: Tx, id: string, releaseId: string): Promise<void> {
    // What a release teaches, what its campaigns ask and of whom, is said one after the other.
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [releaseId]);
    const [campaign] = await tx.query<Live[]>(live, [id]);
    if (campaign === undefined) return;
    const by = await this.actors.of(campaign.byId, tx);
    const movers = await this.movers(tx, by, campaign);
    if (movers.length === 0) return;
    const at = await takeRecordedAtOfAll(tx, movers.map((it) => it.id));
    // Read under the locks: what somebody just began or finished is not withdrawn, and not asked.
    const standing = new Map((await this.campaigns.standing([id], movers.map((it) => it.id), tx)).map((it) => [it.personId, it.steps]));
    const lost = campaign.leavers === 'stay' ? [] : movers.filter((it) => it.kind === 'left').flatMap((it) => (standing.get(it.id) ?? []).filter((step) => !step.done && !step.waived && !step.withdrawn && !step.begun && !step.elsewhere).map((step) => ({ ...step, personId: it.id })));
    const joiners = movers.filter((it) => it.kind === 'joined').map((it) => it.id);
    const toLearn = await this.currency.toLearn(by, releaseId, joiners, tx);
    const gained = joiners.map((personId) => ({ personId, steps: planChange(standing.get(personId) ?? [], toLearn.of(personId)?.steps ?? []).gains.flatMap((it) => { const unit = toLearn.units.get(it.unitId); return unit === undefined ? [] : [{ ...it, courseId: unit.courseId, minutes: unit.minutes }]; }) })).filter((it) => it.steps.length > 0);
    const soonest = await this.workdays.dueDays(gained.map((it) => it.personId), joinersWorkingDays, tx);
    const due = new Map(gained.map(({ personId }) => [personId, joinersDay(campaign.dueOn, soonest.get(personId)?.day ?? campaign.dueOn)]));
    const own = new Map((await this.workdays.daysBy([...due].map(([personId, day]) => ({ personId, day })), tx)).map((it, place) => [[...due.keys()][place] ?? '', it.day]));
    await this.changes.end(tx, by, lost);
    // Told of it: of whom something is asked no more, and whoever is back. Of whom it asks something for the first time hears of what is asked, as everybody does.
    const changeId = newId();
    await this.keeps.within(tx, by, id, { id: changeId, kind: 'audience', dueOn: null, reasonId: null, people: [...lost.map((it) => it.personId), ...gained.map((it) => it.personId).filter((it) => (standing.get(it) ?? []).some((step) => !step.elsewhere))] });
    await tx.query('insert into campaign_person (campaign_id, person_id, because, joined_at) select $2, "personId", because, at from jsonb_to_recordset($1) as it("personId" uuid, because jsonb, at timestamptz) on conflict do nothing',
      [JSON.stringify(movers.filter((it) => it.kind === 'joined').map((it) => ({ personId: it.id, because: it.because, at: at.get(it.id) }))), id]);
    await tx.query('insert into campaign_move (change_id, person_id, kind, because, due_on, withdrawn) select $2, "personId", kind, because, "dueOn", withdrawn from jsonb_to_recordset($1) as it("personId" uuid, kind text, because jsonb, "dueOn" date, withdrawn int)',
      [JSON.stringify(movers.map((it) => ({ personId: it.id, kind: it.kind, because: it.because, dueOn: own.get(it.id) ?? null, withdrawn: lost.filter((one) => one.personId === it.id).length }))), changeId]);
    for (const day of new Set(due.values())) await this.assigns.within(tx, by, { campaignId: id, dueOn: day, reasonId: campaign.reasonId, at, now: campaign.now, asked: assignmentsOf({ people: gained.filter((it) => due.get(it.personId) === day) }) });
  }

  /** Who joins and who leaves, as the facts are now. */
  private async movers(tx: Tx, by: Actor, campaign: Live): Promise<Mover[]> {
    const isIn = new Map((await this.campaigns.audienceOf(campaign.id, tx)).map((it) => [it.personId, it.isIn]));
    return this.audiences.movers(by, { action: 'campaign.launch', releaseId: campaign.releaseId }, keptRule(campaign.audience), isIn, async (personIds) => {
      const toLearn = await this.currency.toLearn(by, campaign.releaseId, reachesEveryone(by, 'campaign.launch') ? null : personIds, tx);
      return (id) => toLearn.of(id) !== null;
    }, tx);
  }
}
