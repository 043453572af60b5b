import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, Refusal, require, takeRecordedAt } from '#platform';

/** What was said of somebody’s absence or shift was a mistake, or is no longer so. Taken out twice, it is taken out once. */
@Injectable()
export class TakeUnavailabilityOut {
  constructor(private readonly db: Database) {}

  run(by: Actor, id: string): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const [it] = await tx.query<{ personId: string }[]>('select person_id as "personId" from unavailability where id = $1', [id]);
      if (it === undefined) throw new Refusal('thing.not-found');
      require(by, 'unavailability.change', it.personId);
      const at = await takeRecordedAt(tx, it.personId);
      const [ended] = await tx.query<unknown[]>('select 1 from unavailability_end where unavailability_id = $1', [id]);
      if (ended !== undefined) return { id };
      await tx.query('insert into unavailability_end (unavailability_id, person_id, recorded_at, recorded_by) values ($1, $2, $3, $4)', [id, it.personId, at, by.personId]);
      await audit(tx, by.personId, 'unavailability.take-out', it.personId, { id });
      return { id };
    });
  }
}
