import type { Action, Actor, Level } from '@palier/domain';
import { Refusal, require, takeRecordedAt, type Tx } from '#platform';

export interface OpenRequest { readonly personId: string; readonly competencyId: string; readonly level: Level; readonly at: Date; /** An earlier answer with the same id: nothing is left to do. */ readonly answeredBefore: boolean }

/** The request that a rater is about to answer, locked with its person. @throws where it is not theirs, was answered already, or is no longer asked. */
export async function takeOpenRequest(tx: Tx, by: Actor, action: Action, requestId: string, answer: { readonly id: string; readonly decision: 'confirmed' | 'refused' }): Promise<OpenRequest> {
  const [request] = await tx.query<{ personId: string; competencyId: string; level: Level }[]>('select person_id as "personId", competency_id as "competencyId", level from sign_off_request where id = $1', [requestId]);
  if (request === undefined) throw new Refusal('thing.not-found');
  require(by, action, request.personId);
  const at = await takeRecordedAt(tx, request.personId);
  const [before] = await tx.query<{ id: string; raterId: string; decision: string }[]>('select id, rater_id as "raterId", decision from sign_off where request_id = $1', [requestId]);
  if (before !== undefined) {
    if (before.id === answer.id && before.raterId === by.personId && before.decision === answer.decision) return { ...request, at, answeredBefore: true };
    throw new Refusal('sign-off.already-answered');
  }
  const [observed] = await tx.query<unknown[]>('select 1 from checklist_observation where request_id = $1', [requestId]);
  if (observed !== undefined) throw new Refusal('sign-off.already-answered');
  const [withdrawn] = await tx.query<unknown[]>('select 1 from sign_off_request_withdrawal where request_id = $1', [requestId]);
  if (withdrawn !== undefined) throw new Refusal('sign-off.no-longer-asked');
  return { ...request, at, answeredBefore: false };
}
