import { Injectable } from '@nestjs/common';
import type { NewOccurrence } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { audit, Database, Jobs, keepText, Refusal, require, takeRecordedAt } from '#platform';

/** A person, or who leads them, notes that a recurring activity was done on a day, with one fact. It counts once a rater confirms it; of one day, once. */
@Injectable()
export class NoteOccurrence {
  constructor(private readonly db: Database, private readonly jobs: Jobs) {}

  run(by: Actor, personId: string, wish: NewOccurrence): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      require(by, 'recurring.note', personId);
      const at = await takeRecordedAt(tx, personId);
      const [same] = await tx.query<{ same: boolean }[]>('select person_id = $2 and activity_id = $3 and on_day = $4 and recorded_by = $5 as same from activity_occurrence where id = $1', [wish.id, personId, wish.activityId, wish.on, by.personId]);
      if (same?.same === true) return { id: wish.id };
      if (same !== undefined) throw new Refusal('id.taken');
      const [activity] = await tx.query<{ ended: boolean; ahead: boolean; twice: boolean }[]>(`
        select exists (select from recurring_activity_end e where e.activity_id = v.id) as ended, $3::date > palier_today() as ahead,
          exists (select from activity_occurrence o left join occurrence_review r on r.occurrence_id = o.id left join occurrence_withdrawal w on w.occurrence_id = o.id where o.activity_id = v.id and o.person_id = $2 and o.on_day = $3 and w.occurrence_id is null and r.decision is distinct from 'refused') as twice
        from recurring_activity v where v.id = $1`, [wish.activityId, personId, wish.on]);
      if (activity === undefined) throw new Refusal('thing.not-found');
      if (activity.ended) throw new Refusal('recurring.ended');
      if (activity.ahead) throw new Refusal('recurring.not-done-yet');
      if (activity.twice) throw new Refusal('recurring.noted-already');
      await tx.query('insert into activity_occurrence (id, activity_id, person_id, on_day, words_id, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7)', [wish.id, wish.activityId, personId, wish.on, await keepText(tx, wish.fact, at), at, by.personId]);
      await audit(tx, by.personId, 'recurring.note', personId, { occurrenceId: wish.id });
      await this.jobs.announce(tx, 'recurring.note', wish.id);
      return { id: wish.id };
    });
  }
}
