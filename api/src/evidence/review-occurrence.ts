import { Injectable } from '@nestjs/common';
import { evidenceOfOccurrence, type Actor, type RecurringActivity } from '@palier/domain';
import { audit, Database, Jobs, keepText, Refusal, require, takeRecordedAt } from '#platform';
import { RecordEvidence } from './record-evidence.js';
import { StandingQueries } from './standing.queries.js';

type Noted = Omit<RecurringActivity, 'id'> & { readonly personId: string; readonly activityId: string; readonly on: string; readonly withdrawn: boolean };

/** A rater confirms that somebody did what they are to do regularly, and it counts for as long as its window lasts; or says why not. */
@Injectable()
export class ReviewOccurrence {
  constructor(private readonly db: Database, private readonly evidence: RecordEvidence, private readonly standings: StandingQueries, private readonly jobs: Jobs) {}

  run(by: Actor, occurrenceId: string, wish: { readonly id: string; readonly decision: 'confirmed' | 'refused'; readonly words: string }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const [known] = await tx.query<{ personId: string }[]>('select person_id as "personId" from activity_occurrence where id = $1', [occurrenceId]);
      if (known === undefined) throw new Refusal('thing.not-found');
      require(by, 'sign-off.confirm', known.personId);
      const at = await takeRecordedAt(tx, known.personId);
      const [before] = await tx.query<{ same: boolean }[]>('select id = $2 and rater_id = $3 and decision = $4 as same from occurrence_review where occurrence_id = $1', [occurrenceId, wish.id, by.personId, wish.decision]);
      if (before?.same === true) return { id: wish.id };
      const [noted] = await tx.query<Noted[]>(`
        select o.person_id as "personId", v.id as "activityId", v.competency_id as "competencyId", v.levels, v.times, v.days, o.on_day::text as "on", w.occurrence_id is not null as withdrawn
        from activity_occurrence o join recurring_activity v on v.id = o.activity_id left join occurrence_withdrawal w on w.occurrence_id = o.id where o.id = $1`, [occurrenceId]);
      if (noted === undefined) throw new Refusal('thing.not-found');
      if (before !== undefined || noted.withdrawn) throw new Refusal('recurring.answered-already');
      if (wish.decision === 'refused' && wish.words.trim() === '') throw new Refusal('recurring.say-why');
      const { zone } = await this.standings.moment({}, tx);
      await tx.query('insert into occurrence_review (occurrence_id, id, person_id, rater_id, decision, words_id, recorded_at) values ($1, $2, $3, $4, $5, $6, $7)', [occurrenceId, wish.id, noted.personId, by.personId, wish.decision, wish.words.trim() === '' ? null : await keepText(tx, wish.words, at), at]);
      await this.evidence.within(tx, noted.personId, at, evidenceOfOccurrence({ ...noted, id: noted.activityId }, { id: occurrenceId, on: noted.on, state: wish.decision }, zone).map((it) => ({ ...it, occurredAt: new Date(it.occurredAt), validUntil: new Date(it.validUntil) })));
      await audit(tx, by.personId, wish.decision === 'confirmed' ? 'recurring.confirm' : 'recurring.refuse', noted.personId, { occurrenceId });
      await this.jobs.announce(tx, 'sign-off.confirm', occurrenceId);
      return { id: wish.id };
    });
  }
}
