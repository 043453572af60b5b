import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, Refusal } from '#platform';
import { takeStep } from './take-step.js';
import { JourneyQueries } from './journey.queries.js';

/** Whoever owns a step says that it is not done after all: a correction beside the tick, which stays on record. */
@Injectable()
export class UntickStep {
  constructor(private readonly db: Database, private readonly journeys: JourneyQueries) {}

  run(by: Actor, stepId: string, wish: { readonly id: string }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const { at, personId, tickId } = await takeStep(tx, this.journeys, by, stepId);
      const [same] = await tx.query<{ stepId: string; by: string }[]>('select t.step_id as "stepId", c.recorded_by as by from journey_tick_correction c join journey_tick t on t.id = c.tick_id where c.id = $1', [wish.id]);
      if (same !== undefined) {
        if (same.stepId === stepId && same.by === by.personId) return { id: wish.id };
        throw new Refusal('id.taken');
      }
      if (tickId === null) throw new Refusal('journey.not-ticked');
      await tx.query('insert into journey_tick_correction (tick_id, id, person_id, recorded_at, recorded_by) values ($1, $2, $3, $4, $5)', [tickId, wish.id, personId, at, by.personId]);
      await audit(tx, by.personId, 'journey.untick', personId, { stepId, tickId });
      return { id: wish.id };
    });
  }
}
