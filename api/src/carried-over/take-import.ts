import type { Actor } from '@palier/domain';
import { Refusal, type Tx } from '#platform';

/** The import that an action is about, locked against another one: until when it may be confirmed, and the instant. @throws where it is not there, was withdrawn, or speaks of whoever acts: nobody lengthens or revokes their own. */
export async function takeImport(tx: Tx, by: Actor, importId: string): Promise<{ readonly until: string; readonly at: Date }> {
  await tx.query(`select pg_advisory_xact_lock(hashtext('carry-over'))`);
  const [found] = await tx.query<{ until: string; at: Date; withdrawn: boolean; own: boolean }[]>(`
    select greatest(i.confirm_until, (select max(e.confirm_until) from carried_over_extension e where e.import_id = i.id))::text as until, palier_now() as at, w.import_id is not null as withdrawn,
      exists (select from carried_over_line l where l.import_id = i.id and l.person_id = $2) as own
    from carried_over_import i left join carried_over_withdrawal w on w.import_id = i.id where i.id = $1`, [importId, by.personId]);
  if (found === undefined) throw new Refusal('thing.not-found');
  if (found.withdrawn) throw new Refusal('carried-over.withdrawn');
  if (found.own) throw new Refusal('carried-over.speaks-of-you');
  return found;
}
