import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, Refusal, require, type Tx } from '#platform';

/** Somebody lost their phone and their recovery codes: their sign-ins end, and they enrol again at the next one. Never for oneself. */
@Injectable()
export class ResetSecondFactor {
  constructor(private readonly db: Database) {}

  run(by: Actor, personId: string): Promise<{ id: string }> {
    require(by, 'second-factor.reset', personId);
    return this.db.transaction(async (tx) => {
      const [person] = await tx.query<unknown[]>('select 1 from person where id = $1 for update', [personId]);
      if (person === undefined) throw new Refusal('thing.not-found');
      if (!(await forgetSecondFactor(tx, personId))) return { id: personId };
      await tx.query('update session set ended_at = palier_now() where person_id = $1 and ended_at is null', [personId]);
      await audit(tx, by.personId, 'second-factor.reset', personId);
      return { id: personId };
    });
  }
}

/** Takes away the key, one that was begun, and the recovery codes; false where there was no key. */
export async function forgetSecondFactor(tx: Tx, personId: string): Promise<boolean> {
  const gone = await tx.query<[unknown[], number]>('delete from second_factor where person_id = $1', [personId]);
  await tx.query('delete from second_factor_enrolment where person_id = $1', [personId]);
  await tx.query('delete from recovery_code where person_id = $1', [personId]);
  return gone[1] > 0;
}
