import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, keepText, Refusal, require, takeRecordedAt } from '#platform';

/** An attestation holds no longer, for a reason that its person reads; whoever checks its code reads that it was revoked, and not why. */
@Injectable()
export class RevokeAttestation {
  constructor(private readonly db: Database) {}

  run(by: Actor, attestationId: string, wish: { readonly id: string; readonly reason: string }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const [attested] = await tx.query<{ personId: string }[]>('select person_id as "personId" from attestation where id = $1', [attestationId]);
      if (attested === undefined) throw new Refusal('thing.not-found');
      require(by, 'attestation.revoke', attested.personId);
      const at = await takeRecordedAt(tx, attested.personId);
      const [before] = await tx.query<{ id: string }[]>('select id from attestation_revocation where attestation_id = $1', [attestationId]);
      if (before?.id === wish.id) return { id: wish.id };
      if (before !== undefined) throw new Refusal('attestation.revoked-already');
      await tx.query('insert into attestation_revocation (attestation_id, id, person_id, reason_id, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6)', [attestationId, wish.id, attested.personId, await keepText(tx, wish.reason, at), at, by.personId]);
      await audit(tx, by.personId, 'attestation.revoke', attested.personId, { attestationId });
      return { id: wish.id };
    });
  }
}
