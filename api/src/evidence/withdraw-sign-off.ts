import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, Jobs, keepText, Refusal, require, sha256, takeRecordedAt } from '#platform';
import { RevokeEvidence } from './revoke-evidence.js';

/** A rater takes back a signature they gave, and says why: its evidence never counted, the standings follow at once, and the person reads the reason. The signature stays on record. */
@Injectable()
export class WithdrawSignOff {
  constructor(private readonly db: Database, private readonly revokes: RevokeEvidence, private readonly jobs: Jobs) {}

  run(by: Actor, signOffId: string, wish: { readonly id: string; readonly reason: string }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const [signed] = await tx.query<{ personId: string; raterId: string; decision: string }[]>('select person_id as "personId", rater_id as "raterId", decision from sign_off where id = $1', [signOffId]);
      if (signed === undefined) throw new Refusal('thing.not-found');
      require(by, 'sign-off.withdraw', signed.personId);
      if (signed.raterId !== by.personId) throw new Refusal('sign-off.only-its-rater');
      if (signed.decision === 'refused') throw new Refusal('sign-off.is-a-refusal');
      const at = await takeRecordedAt(tx, signed.personId);
      const [before] = await tx.query<{ id: string; signOffId: string; reason: Buffer }[]>('select w.id, w.sign_off_id as "signOffId", t.sha256 as reason from sign_off_withdrawal w join fact_text t on t.id = w.reason_id where w.id = $1 or w.sign_off_id = $2 order by w.id = $1 desc limit 1', [wish.id, signOffId]);
      if (before !== undefined) {
        if (before.id !== wish.id) throw new Refusal('sign-off.withdrawn-already');
        if (before.signOffId === signOffId && before.reason.equals(sha256(wish.reason))) return { id: wish.id };
        throw new Refusal('id.taken');
      }
      const reasonId = await keepText(tx, wish.reason, at);
      await tx.query('insert into sign_off_withdrawal (sign_off_id, id, person_id, reason_id, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6)', [signOffId, wish.id, signed.personId, reasonId, at, by.personId]);
      await this.revokes.within(tx, by, signed.personId, at, reasonId, signOffId);
      await audit(tx, by.personId, 'sign-off.withdraw', signed.personId, { signOffId });
      await this.jobs.announce(tx, 'sign-off.withdraw', signOffId);
      return { id: wish.id };
    });
  }
}
