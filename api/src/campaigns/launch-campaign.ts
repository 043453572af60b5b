import { Injectable } from '@nestjs/common';
import { assignmentsOf, type Actor, type Leavers } from '@palier/domain';
import { AssignUnits } from '#assignments';
import { AudienceQueries } from '#audiences';
import { audit, Database, keepText, Refusal, sha256, takeRecordedAtOfAll, type Tx } from '#platform';
import { PreviewCampaign, type CampaignWish } from './preview-campaign.js';

export type NewCampaign = CampaignWish & { readonly id: string; readonly live: boolean; readonly leavers: Leavers; readonly reason: string; /** What the preview was sealed with. */ readonly seen: string };

/** Asks exactly what was previewed of exactly these people, all of it or nothing. The same id and wish again is the same; what no longer is as it was previewed is refused. */
@Injectable()
export class LaunchCampaign {
  constructor(private readonly db: Database, private readonly audiences: AudienceQueries, private readonly previews: PreviewCampaign, private readonly assigns: AssignUnits) {}

  run(by: Actor, releaseId: string, wish: NewCampaign): Promise<{ id: string; asked: number; knows: number }> {
    return this.db.transaction(async (tx) => {
      // Nobody says of the release that it teaches something else, and nobody launches it, while this is written.
      await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [releaseId]);
      const before = await this.launched(tx, by, releaseId, wish);
      if (before !== null) return before;
      const [clock] = await tx.query<{ now: Date; past: boolean }[]>('select palier_now() as now, $1::date < palier_today() as past', [wish.dueOn]);
      if (clock === undefined || clock.past) throw new Refusal('assignment.day-is-past');
      const audience = await this.audiences.of(by, { action: 'campaign.launch', releaseId }, wish, tx);
      // What somebody does meanwhile waits: the plan is reckoned from what is true until this is committed.
      const at = await takeRecordedAtOfAll(tx, audience.map((it) => it.id));
      const { plan, all, members, seal } = await this.previews.plan(by, releaseId, wish, audience, tx);
      if (seal.toString('hex') !== wish.seen) throw new Refusal('campaign.changed-meanwhile');
      const [people, elsewhere] = [plan.people.filter((it) => it.steps.length > 0).length, plan.people.filter((it) => it.steps.length === 0 && it.already.length > 0).length];
      // Whom a live one asks may all be to come.
      if (people === 0 && !wish.live) throw new Refusal('campaign.nobody');
      const reasonId = await keepText(tx, wish.reason, clock.now);
      await tx.query('insert into campaign (id, release_id, due_on, audience, live, leavers, reason_id, seal, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)', [wish.id, releaseId, wish.dueOn, JSON.stringify({ rule: wish.rule }), wish.live, wish.leavers, reasonId, seal, clock.now, by.personId]);
      await tx.query('insert into campaign_person (campaign_id, person_id, because) select $2, "personId", because from jsonb_to_recordset($1) as it("personId" uuid, because jsonb)', [JSON.stringify([...members.values()].map(({ id, because }) => ({ personId: id, because }))), wish.id]);
      await this.assigns.within(tx, by, { campaignId: wish.id, dueOn: wish.dueOn, reasonId, at, now: clock.now, asked: assignmentsOf({ people: all }) });
      await audit(tx, by.personId, 'campaign.launch', releaseId, { campaignId: wish.id, asked: people, knows: members.size - people - elsewhere, dueOn: wish.dueOn, reason: sha256(wish.reason).toString('hex') });
      return { id: wish.id, asked: people, knows: members.size - people - elsewhere };
    });
  }

  /** What came of the same wish before, or null. @throws where the id is another wish’s. */
  private async launched(tx: Tx, by: Actor, releaseId: string, wish: NewCampaign): Promise<{ id: string; asked: number; knows: number } | null> {
    const [before] = await tx.query<{ releaseId: string; by: string; dueOn: string; sameAudience: boolean; seal: Buffer; reason: Buffer; people: number; asked: number; elsewhere: number }[]>(`
      select c.release_id as "releaseId", c.recorded_by as by, c.due_on::text as "dueOn", (c.audience, c.live, c.leavers) = ($2::jsonb, $3, $4) as "sameAudience", c.seal, t.sha256 as reason, (select count(*)::int from campaign_person p where p.campaign_id = c.id and p.joined_at is null) as people,
        (select count(distinct a.person_id)::int from assignment_batch b join assignment a on a.batch_id = b.id where b.campaign_id = c.id and b.recorded_at = c.recorded_at) as asked,
        (select count(distinct a.person_id)::int from campaign_unit_elsewhere x join assignment a on a.id = x.assignment_id join campaign_person p on p.campaign_id = c.id and p.person_id = a.person_id and p.joined_at is null where x.campaign_id = c.id and not exists (select from assignment o join assignment_batch b on b.id = o.batch_id where o.person_id = a.person_id and b.campaign_id = c.id and b.recorded_at = c.recorded_at)) as elsewhere
      from campaign c join fact_text t on t.id = c.reason_id where c.id = $1`, [wish.id, JSON.stringify({ rule: wish.rule }), wish.live, wish.leavers]);
    if (before === undefined) return null;
    if (before.releaseId !== releaseId || before.by !== by.personId || before.dueOn !== wish.dueOn || !before.sameAudience || before.seal.toString('hex') !== wish.seen || !before.reason.equals(sha256(wish.reason))) throw new Refusal('id.taken');
    return { id: wish.id, asked: before.asked, knows: before.people - before.asked - before.elsewhere };
  }
}
