import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, Refusal, require, takeRecordedAt } from '#platform';

export interface IssueWish { readonly id: string; readonly certificateId: string; readonly issuedOn: string; readonly saidUntil: string | null }

/** Somebody saw the paper of another's certificate. Nobody records their own. */
@Injectable()
export class RecordCertificate {
  constructor(private readonly db: Database) {}

  run(by: Actor, personId: string, wish: IssueWish): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      require(by, 'certificate.record', personId);
      const at = await takeRecordedAt(tx, personId);
      const [before] = await tx.query<(IssueWish & { personId: string; by: string })[]>('select id, person_id as "personId", certificate_id as "certificateId", issued_on::text as "issuedOn", said_until::text as "saidUntil", recorded_by as by from certificate_issue where id = $1', [wish.id]);
      if (before !== undefined) {
        if (before.personId === personId && before.certificateId === wish.certificateId && before.issuedOn === wish.issuedOn && before.saidUntil === wish.saidUntil && before.by === by.personId) return { id: wish.id };
        throw new Refusal('id.taken');
      }
      const [there] = await tx.query<{ future: boolean; twice: boolean }[]>('select $2::date > palier_today() as future, exists (select from standing_issue i where i.person_id = $3 and i.certificate_id = c.id and i.issued_on = $2::date) as twice from certificate c where c.id = $1', [wish.certificateId, wish.issuedOn, personId]);
      if (there === undefined) throw new Refusal('thing.not-found');
      if (there.future || (wish.saidUntil !== null && wish.saidUntil < wish.issuedOn)) throw new Refusal('certificate.day-out-of-range');
      if (there.twice) throw new Refusal('certificate.recorded-already');
      await tx.query('insert into certificate_issue (id, person_id, certificate_id, issued_on, said_until, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7)', [wish.id, personId, wish.certificateId, wish.issuedOn, wish.saidUntil, at, by.personId]);
      await audit(tx, by.personId, 'certificate.record', personId, { certificateId: wish.certificateId, issuedOn: wish.issuedOn });
      return { id: wish.id };
    });
  }
}
