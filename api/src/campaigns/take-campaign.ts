import { reachesEveryone, type Actor } from '@palier/domain';
import { Refusal, type Reader, type Tx } from '#platform';

/** What the plan of a campaign says now. */
export interface CampaignPlan { readonly id: string; readonly releaseId: string; readonly byId: string; readonly dueOn: string; readonly cancelled: boolean }
export interface TakenCampaign extends CampaignPlan { /** What this change did, where it was made before. */ readonly made: { readonly kind: string; readonly dueOn: string | null; /** Of its reason, where it has one. */ readonly reason: string | null } | null }

interface Launched { readonly id: string; readonly byId: string }

/** Which of these campaigns this actor may change the plan of: whoever launched it, whoever leads everybody in it, and HR. At most one query. */
export async function changeable<C extends Launched>(reader: Reader, by: Actor, campaigns: readonly C[]): Promise<ReadonlySet<string>> {
  const others = reachesEveryone(by, 'campaign.change') ? [] : campaigns.filter((it) => it.byId !== by.personId).map((it) => it.id);
  const foreign = new Set(others.length === 0 ? [] : (await reader.query<{ id: string }[]>('select distinct campaign_id as id from campaign_person where campaign_id = any($1) and person_id <> all($2)', [others, by.leads])).map((it) => it.id));
  return new Set(campaigns.map((it) => it.id).filter((it) => !foreign.has(it)));
}

export const mayChange = async (reader: Reader, by: Actor, campaign: Launched): Promise<boolean> => (await changeable(reader, by, [campaign])).has(campaign.id);

/** SQL: what the plan of campaign `c` says now. */
const plan = `
  c.id, c.release_id as "releaseId", c.recorded_by as "byId", exists (select from campaign_change x where x.campaign_id = c.id and x.kind = 'cancelled') as cancelled,
  coalesce((select x.due_on from campaign_change x where x.campaign_id = c.id and x.kind = 'moved' order by x.recorded_at desc, x.id desc limit 1), c.due_on)::text as "dueOn"`;

/** A campaign whose plan this actor looks at, to change it. At most two queries. @throws where it is not there, or not this actor’s to change. */
export async function readCampaignPlan(reader: Reader, by: Actor, campaignId: string): Promise<CampaignPlan> {
  const [campaign] = await reader.query<CampaignPlan[]>(`select ${plan} from campaign c where c.id = $1`, [campaignId]);
  if (campaign === undefined || !(await mayChange(reader, by, campaign))) throw new Refusal('thing.not-found');
  return campaign;
}

/** A campaign whose plan is to change, one hand at a time. @throws where it is not there, or not this actor’s to change, or where the change’s id is another campaign’s or another actor’s. */
export async function takeCampaign(tx: Tx, by: Actor, campaignId: string, changeId: string): Promise<TakenCampaign> {
  const [found] = await tx.query<{ releaseId: string }[]>('select release_id as "releaseId" from campaign where id = $1', [campaignId]);
  if (found === undefined) throw new Refusal('thing.not-found');
  // What a release teaches, and what its campaigns ask, is said one after the other.
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [found.releaseId]);
  const [campaign] = await tx.query<(Omit<TakenCampaign, 'made'> & { madeFor: string | null; madeBy: string | null; made: TakenCampaign['made'] })[]>(`
    select ${plan},
      (select x.campaign_id from campaign_change x where x.id = $2) as "madeFor", (select x.recorded_by from campaign_change x where x.id = $2) as "madeBy",
      (select jsonb_build_object('kind', x.kind, 'dueOn', x.due_on, 'reason', encode(t.sha256, 'hex')) from campaign_change x left join fact_text t on t.id = x.reason_id where x.id = $2) as made
    from campaign c where c.id = $1`, [campaignId, changeId]);
  if (campaign === undefined || !(await mayChange(tx, by, campaign))) throw new Refusal('thing.not-found');
  if (campaign.madeFor !== null && (campaign.madeFor !== campaignId || campaign.madeBy !== by.personId)) throw new Refusal('id.taken');
  if (campaign.cancelled && campaign.made === null) throw new Refusal('campaign.over');
  return campaign;
}
