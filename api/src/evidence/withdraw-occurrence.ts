import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, Refusal, require, takeRecordedAt } from '#platform';

/** Whoever noted it takes it back before anybody answered. Taken back twice, it is taken back once. */
@Injectable()
export class WithdrawOccurrence {
  constructor(private readonly db: Database) {}

  run(by: Actor, occurrenceId: string): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const [noted] = await tx.query<{ personId: string; by: string }[]>('select person_id as "personId", recorded_by as by from activity_occurrence where id = $1', [occurrenceId]);
      if (noted === undefined) throw new Refusal('thing.not-found');
      require(by, 'recurring.withdraw', noted.by);
      const at = await takeRecordedAt(tx, noted.personId);
      const [state] = await tx.query<{ answered: boolean; withdrawn: boolean }[]>('select exists (select from occurrence_review where occurrence_id = $1) as answered, exists (select from occurrence_withdrawal where occurrence_id = $1) as withdrawn', [occurrenceId]);
      if (state?.answered === true) throw new Refusal('recurring.answered-already');
      if (state?.withdrawn === true) return { id: occurrenceId };
      await tx.query('insert into occurrence_withdrawal (occurrence_id, recorded_at, recorded_by) values ($1, $2, $3)', [occurrenceId, at, by.personId]);
      await audit(tx, by.personId, 'recurring.withdraw', noted.personId, { occurrenceId });
      return { id: occurrenceId };
    });
  }
}
