import type { Action, Actor } from '@palier/domain';
import { Refusal, require, type Tx } from '#platform';

/** Evidence that somebody is about to revoke or suspend. @throws where it is not theirs to: HR may of others' evidence, a rater only of what they signed or accepted. */
export async function mayStop(tx: Tx, by: Actor, action: Action, evidenceId: string): Promise<{ readonly personId: string; readonly competencyId: string }> {
  const [row] = await tx.query<{ personId: string; competencyId: string; kind: string; raterId: string | null }[]>(`
    select e.person_id as "personId", e.competency_id as "competencyId", e.kind, coalesce(e.rater_id, r.rater_id, k.rater_id, v.rater_id) as "raterId"
    from evidence e left join piece_review r on r.piece_id = e.piece_id left join checklist_completion c on c.id = e.checklist_completion_id left join checklist_observation k on k.id = c.observation_id left join occurrence_review v on v.occurrence_id = e.occurrence_id where e.id = $1`, [evidenceId]);
  if (row === undefined) throw new Refusal('thing.not-found');
  require(by, action, row.personId);
  if (!by.roles.includes('hr') && row.raterId !== by.personId) throw new Refusal('evidence.only-its-rater');
  if (row.kind === 'carriedOver') throw new Refusal('evidence.has-its-own-way');
  return row;
}
