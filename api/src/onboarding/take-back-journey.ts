import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, Refusal, require, takeRecordedAt } from '#platform';

/** A plan that was given by mistake is taken back, as long as nothing in it is done; another may be given then. What was given stays on record. */
@Injectable()
export class TakeBackJourney {
  constructor(private readonly db: Database) {}

  run(by: Actor, personId: string, wish: { readonly id: string }): Promise<{ id: string }> {
    require(by, 'journey.take-back', personId);
    return this.db.transaction(async (tx) => {
      const at = await takeRecordedAt(tx, personId);
      const [same] = await tx.query<{ personId: string }[]>('select person_id as "personId" from journey_withdrawal where id = $1', [wish.id]);
      if (same !== undefined) {
        if (same.personId === personId) return { id: wish.id };
        throw new Refusal('id.taken');
      }
      const [plan] = await tx.query<{ id: string; done: number }[]>('select j.id, (select count(*)::int from journey_standing s where s.journey_id = j.id and s.tick_id is not null) as done from current_journey j where j.person_id = $1', [personId]);
      if (plan === undefined) throw new Refusal('journey.not-given');
      if (plan.done > 0) throw new Refusal('journey.begun-already', { done: plan.done });
      await tx.query('insert into journey_withdrawal (journey_id, id, person_id, recorded_at, recorded_by) values ($1, $2, $3, $4, $5)', [plan.id, wish.id, personId, at, by.personId]);
      await audit(tx, by.personId, 'journey.take-back', personId, { journeyId: plan.id });
      return { id: wish.id };
    });
  }
}
