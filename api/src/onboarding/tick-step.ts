import { Injectable } from '@nestjs/common';
import type { Locale } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { audit, Database, Refusal } from '#platform';
import { takeStep } from './take-step.js';
import { JourneyQueries } from './journey.queries.js';

/** Whoever owns a step says that it is done; nobody else does, nobody before what it comes after, and nobody of a step that asks for a proof. Said twice, it is said once. */
@Injectable()
export class TickStep {
  constructor(private readonly db: Database, private readonly journeys: JourneyQueries) {}

  run(by: Actor, stepId: string, wish: { readonly id: string }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const { at, personId, step } = await takeStep(tx, this.journeys, by, stepId);
      const [same] = await tx.query<{ stepId: string; by: string }[]>('select step_id as "stepId", recorded_by as by from journey_tick where id = $1', [wish.id]);
      if (same !== undefined) {
        if (same.stepId === stepId && same.by === by.personId) return { id: wish.id };
        throw new Refusal('id.taken');
      }
      if (step.ticked !== null) throw new Refusal('journey.ticked-already', { by: step.ticked.by.name });
      if (step.proof !== null) throw new Refusal(step.done ? 'journey.proved-already' : 'journey.needs-proof');
      const [first] = step.waits?.for ?? [];
      if (first !== undefined) {
        const [reader] = await tx.query<{ locale: Locale }[]>('select locale from person where id = $1', [by.personId]);
        throw new Refusal('journey.comes-after', { step: first.title[reader?.locale ?? 'fr'] ?? first.title.fr ?? first.title.en ?? '', by: first.by?.name ?? '' });
      }
      await tx.query('insert into journey_tick (id, step_id, person_id, recorded_at, recorded_by) values ($1, $2, $3, $4, $5)', [wish.id, stepId, personId, at, by.personId]);
      await audit(tx, by.personId, 'journey.tick', personId, { stepId });
      return { id: wish.id };
    });
  }
}
