import { reachesEveryone, type Actor } from '@palier/domain';
import { Refusal, type Reader, type Tx } from '#platform';

export interface TakenCampaign { readonly id: string; readonly releaseId: string; readonly byId: string; readonly dueOn: string; readonly cancelled: boolean; /** What this change did, where it was made before. */ readonly made: { readonly kind: string; readonly dueOn: string | null } | null }

/** Whether this actor may change the plan of a campaign: whoever launched it, whoever leads everybody in it, and HR. At most one query. */
export async function mayChange(reader: Reader, by: Actor, { id, byId }: { readonly id: string; readonly byId: string }): Promise<boolean> {
  if (byId === by.personId || reachesEveryone(by, 'campaign.change')) return true;
  const [row] = await reader.query<{ theirs: boolean }[]>('select not exists (select from campaign_person where campaign_id = $1 and person_id <> all($2)) as theirs', [id, by.leads]);
  return row?.theirs === true;
}

/** A campaign whose plan is to change, one hand at a time. @throws where it is not there, or not this actor’s to change, or where the change’s id is another campaign’s. */
export async function takeCampaign(tx: Tx, by: Actor, campaignId: string, changeId: string): Promise<TakenCampaign> {
  const [found] = await tx.query<{ releaseId: string }[]>('select release_id as "releaseId" from campaign where id = $1', [campaignId]);
  if (found === undefined) throw new Refusal('thing.not-found');
  // What a release teaches, and what its campaigns ask, is said one after the other.
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [found.releaseId]);
  const [campaign] = await tx.query<(Omit<TakenCampaign, 'made'> & { madeFor: string | null; made: TakenCampaign['made'] })[]>(`
    select c.id, c.release_id as "releaseId", c.recorded_by as "byId", exists (select from campaign_change x where x.campaign_id = c.id and x.kind = 'cancelled') as cancelled,
      coalesce((select x.due_on from campaign_change x where x.campaign_id = c.id and x.kind = 'moved' order by x.recorded_at desc, x.id desc limit 1), c.due_on)::text as "dueOn",
      (select x.campaign_id from campaign_change x where x.id = $2) as "madeFor", (select jsonb_build_object('kind', x.kind, 'dueOn', x.due_on) from campaign_change x where x.id = $2) as made
    from campaign c where c.id = $1`, [campaignId, changeId]);
  if (campaign === undefined || !(await mayChange(tx, by, campaign))) throw new Refusal('thing.not-found');
  if (campaign.madeFor !== null && campaign.madeFor !== campaignId) throw new Refusal('id.taken');
  if (campaign.cancelled && campaign.made === null) throw new Refusal('campaign.over');
  return campaign;
}
