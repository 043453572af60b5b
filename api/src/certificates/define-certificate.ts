import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, Refusal } from '#platform';

export interface CertificateWish { readonly id: string; readonly name: string; readonly issuer: string; readonly months: number | null; readonly renewDays: number }

/** HR says which certificate there is, for how long it holds and from when it may be renewed. That does not change any more: other terms make another certificate. */
@Injectable()
export class DefineCertificate {
  constructor(private readonly db: Database) {}

  run(by: Actor, wish: CertificateWish): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      await tx.query(`select pg_advisory_xact_lock(hashtext('certificate'))`);
      const [before] = await tx.query<CertificateWish[]>('select id, name, issuer, months, renew_days as "renewDays" from certificate where id = $1', [wish.id]);
      if (before !== undefined) {
        if (before.name === wish.name && before.issuer === wish.issuer && before.months === wish.months && before.renewDays === wish.renewDays) return { id: wish.id };
        throw new Refusal('id.taken');
      }
      const [same] = await tx.query<{ id: string }[]>('select id from certificate where lower(name) = lower($1) and lower(issuer) = lower($2)', [wish.name, wish.issuer]);
      if (same !== undefined) throw new Refusal('certificate.there-already');
      await tx.query('insert into certificate (id, name, issuer, months, renew_days, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, palier_now(), $6)', [wish.id, wish.name, wish.issuer, wish.months, wish.renewDays, by.personId]);
      await audit(tx, by.personId, 'certificate.define', null, { certificateId: wish.id });
      return { id: wish.id };
    });
  }
}
