import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, Refusal, require, takeRecordedAt } from '#platform';

/** A person no longer contests. What they wrote stays on record. Withdrawn twice, it is withdrawn once; what two raters disagree about is not theirs to withdraw. */
@Injectable()
export class WithdrawAppeal {
  constructor(private readonly db: Database) {}

  run(by: Actor, opinionId: string): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const [it] = await tx.query<{ personId: string; kind: string }[]>('select person_id as "personId", kind from second_opinion where id = $1', [opinionId]);
      if (it === undefined) throw new Refusal('thing.not-found');
      require(by, 'second-opinion.withdraw', it.personId);
      if (it.kind !== 'appeal') throw new Refusal('second-opinion.not-an-appeal');
      const at = await takeRecordedAt(tx, it.personId);
      const [state] = await tx.query<{ given: boolean; withdrawn: boolean }[]>('select exists (select from second_opinion_given where opinion_id = $1) as given, exists (select from second_opinion_withdrawal where opinion_id = $1) as withdrawn', [opinionId]);
      if (state?.given === true) throw new Refusal('second-opinion.decided-already');
      if (state?.withdrawn === true) return { id: opinionId };
      await tx.query('insert into second_opinion_withdrawal (opinion_id, person_id, recorded_at) values ($1, $2, $3)', [opinionId, it.personId, at]);
      await audit(tx, by.personId, 'second-opinion.withdraw', it.personId, { opinionId });
      return { id: opinionId };
    });
  }
}
