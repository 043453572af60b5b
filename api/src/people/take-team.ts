import type { Actor } from '@palier/domain';
import { Refusal, type Tx } from '#platform';

/** One change of names and places at a time: neither two teams of one name nor a ring can come about between two people. */
export const lockTeams = (tx: Tx): Promise<unknown> => tx.query(`select pg_advisory_xact_lock(hashtext('teams'))`);

/** A team about to be changed, locked. @throws where it is not there, or is not as whoever changes it has seen it. */
export async function takeTeam(tx: Tx, teamId: string, seen: number | undefined): Promise<{ readonly version: number; readonly parentId: string | null }> {
  const [team] = await tx.query<{ version: number; parentId: string | null; by: string | null; on: string | null }[]>(`
    select t.version, t.parent_id as "parentId", p.display_name as by, (t.changed_at at time zone palier_zone())::date::text as "on" from team t left join person p on p.id = t.changed_by where t.id = $1 for update of t`, [teamId]);
  if (team === undefined) throw new Refusal('thing.not-found');
  if (seen === undefined) throw new Refusal('edit.version-missing');
  if (seen !== team.version) throw new Refusal('edit.changed-meanwhile', { by: team.by ?? '', on: team.on ?? '' });
  return team;
}

/** Whoever saw the team before has seen an older version from now on. Gives the new one. */
export async function markChanged(tx: Tx, by: Actor, teamId: string): Promise<number> {
  const [[row]] = await tx.query<[{ version: number }[], number]>('update team set version = version + 1, changed_at = palier_now(), changed_by = $2 where id = $1 returning version', [teamId, by.personId]);
  if (row === undefined) throw new Refusal('thing.not-found');
  return row.version;
}
