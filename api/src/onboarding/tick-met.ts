import type { Actor } from '@palier/domain';
import { audit, newId, type Tx } from '#platform';
import { stepNow } from './step-now.js';

export interface Met { readonly stepId: string; readonly personId: string; readonly at: Date }

/** A meeting that was held does its step, in the transaction of whoever notes it, who has locked the new hire. A step that waits for others is done by it as well: whoever was there was there. Gives the tick; null where the step was done already. */
export async function tickMet(tx: Tx, by: Actor, { stepId, personId, at }: Met): Promise<string | null> {
  const [step] = await tx.query<{ id: string; tickId: string | null }[]>(`
    select v.id, v.tick_id as "tickId" from journey_standing v where v.id = ${stepNow('$1')}`, [stepId]);
  if (step === undefined || step.tickId !== null) return null;
  const id = newId();
  await tx.query('insert into journey_tick (id, step_id, person_id, recorded_at, recorded_by) values ($1, $2, $3, $4, $5)', [id, step.id, personId, at, by.personId]);
  await audit(tx, by.personId, 'journey.tick', personId, { stepId: step.id });
  return id;
}

/** They did not meet after all: a correction beside the tick, where it still holds. */
export async function untickMet(tx: Tx, by: Actor, tickId: string, { stepId, personId, at }: Met): Promise<void> {
  await tx.query('insert into journey_tick_correction (tick_id, id, person_id, recorded_at, recorded_by) values ($1, $2, $3, $4, $5)', [tickId, newId(), personId, at, by.personId]);
  await audit(tx, by.personId, 'journey.untick', personId, { stepId, tickId });
}
