import type { JourneyStep } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { Refusal, require, takeRecordedAt, type Tx } from '#platform';
import type { JourneyQueries } from './journey.queries.js';

/** The step that its owner is about to tick or to correct, locked with its new hire. @throws where it is not there, or not this actor's. */
export async function takeStep(tx: Tx, journeys: JourneyQueries, by: Actor, stepId: string): Promise<{ personId: string; at: Date; step: JourneyStep; tickId: string | null }> {
  const [found] = await tx.query<{ personId: string }[]>('select person_id as "personId" from journey_standing where id = $1', [stepId]);
  if (found === undefined) throw new Refusal('thing.not-found');
  const at = await takeRecordedAt(tx, found.personId);
  const { step, owners, tickId } = await journeys.step(by, stepId, tx);
  if (!owners.includes(by.personId)) throw new Refusal('thing.not-found');
  require(by, 'journey.tick', by.personId);
  return { personId: found.personId, at, step, tickId };
}
