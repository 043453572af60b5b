import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, Refusal, require, takeRecordedAt } from '#platform';

/** A person no longer asks. The request stays on record; its lead no longer sees it wait. Withdrawn twice, it is withdrawn once. */
@Injectable()
export class WithdrawRequest {
  constructor(private readonly db: Database) {}

  run(by: Actor, requestId: string): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const [request] = await tx.query<{ personId: string }[]>('select person_id as "personId" from sign_off_request where id = $1', [requestId]);
      if (request === undefined) throw new Refusal('thing.not-found');
      require(by, 'sign-off.withdraw-request', request.personId);
      const at = await takeRecordedAt(tx, request.personId);
      const [state] = await tx.query<{ answered: boolean; withdrawn: boolean }[]>('select exists (select from sign_off where request_id = $1) as answered, exists (select from sign_off_request_withdrawal where request_id = $1) as withdrawn', [requestId]);
      if (state?.answered === true) throw new Refusal('sign-off.already-answered');
      if (state?.withdrawn === true) return { id: requestId };
      await tx.query('insert into sign_off_request_withdrawal (request_id, person_id, recorded_at) values ($1, $2, $3)', [requestId, request.personId, at]);
      await audit(tx, by.personId, 'sign-off.withdraw-request', request.personId, { requestId });
      return { id: requestId };
    });
  }
}
