import { Refusal, type Tx } from '#platform';

/** Counts what was said of the changes of a release: each version of one, each withdrawal and each that was taken back. */
export const releaseVersion = (release: string): string => `(select count(v.change_id) + (select count(*) + count(e.withdrawal_id) from release_change c join release_change_withdrawal w on w.change_id = c.id left join release_change_withdrawal_end e on e.withdrawal_id = w.id where c.release_id = ${release}) from release_change c join release_change_version v on v.change_id = c.id where c.release_id = ${release})::int`;

export interface TakenRelease { readonly id: string; readonly productId: string; readonly name: string; readonly on: string | null; readonly version: number }

/** A release, one hand at a time. @throws where it is not there. */
export async function takeRelease(tx: Tx, releaseId: string): Promise<TakenRelease> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [releaseId]);
  const [release] = await tx.query<TakenRelease[]>(`
    select r.id, r.product_id as "productId", r.name, r.on_day::text as "on", ${releaseVersion('r.id')} as version
    from release_now r where r.id = $1`, [releaseId]);
  if (release === undefined) throw new Refusal('thing.not-found');
  return release;
}

/** The release of a change, taken. @throws where there is no such change. */
export async function takeReleaseOf(tx: Tx, changeId: string): Promise<TakenRelease & { readonly withdrawn: boolean }> {
  const [found] = await tx.query<{ releaseId: string }[]>('select release_id as "releaseId" from release_change where id = $1', [changeId]);
  if (found === undefined) throw new Refusal('thing.not-found');
  const release = await takeRelease(tx, found.releaseId);
  // Whether it stands is read once nobody else can say so: another hand may have withdrawn it meanwhile.
  const [change] = await tx.query<{ withdrawn: boolean }[]>('select withdrawn from release_change_now where id = $1', [changeId]);
  if (change === undefined) throw new Refusal('thing.not-found');
  return { ...release, withdrawn: change.withdrawn };
}
