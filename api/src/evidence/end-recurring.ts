import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, Refusal, require } from '#platform';

/** Nobody notes it any more, says HR or whoever defined it. What was confirmed counts as long as its window lasts. Ended twice, it is ended once. */
@Injectable()
export class EndRecurring {
  constructor(private readonly db: Database) {}

  run(by: Actor, activityId: string): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const [activity] = await tx.query<{ by: string; ended: boolean }[]>('select v.recorded_by as by, e.activity_id is not null as ended from recurring_activity v left join recurring_activity_end e on e.activity_id = v.id where v.id = $1', [activityId]);
      if (activity === undefined) throw new Refusal('thing.not-found');
      require(by, 'recurring.end', activity.by);
      if (activity.ended) return { id: activityId };
      const ended = await tx.query<unknown[]>('insert into recurring_activity_end (activity_id, recorded_at, recorded_by) values ($1, palier_now(), $2) on conflict do nothing returning 1', [activityId, by.personId]);
      if (ended.length > 0) await audit(tx, by.personId, 'recurring.end', null, { activityId });
      return { id: activityId };
    });
  }
}
