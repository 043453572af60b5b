import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, keepText, Refusal, sha256 } from '#platform';

export interface CertificateWish { readonly id: string; readonly name: string; readonly issuer: string; readonly months: number | null; readonly renewDays: number }
export interface RequirementWish { readonly id: string; readonly certificateId: string; readonly required: boolean; readonly from: string; readonly reason: string }

/** HR says which certificates there are, and which profile asks for which from when. What is said stays: another day says something else. */
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

  /** A profile asks for a certificate from a day on, or does not any more. */
  require(by: Actor, profileId: string, wish: RequirementWish): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      await tx.query(`select pg_advisory_xact_lock(hashtext('certificate-requirement'))`);
      const [before] = await tx.query<{ profileId: string; certificateId: string; required: boolean; from: string; sha256: Buffer; by: string }[]>(`
        select r.profile_id as "profileId", r.certificate_id as "certificateId", r.required, r.from_on::text as from, w.sha256, r.recorded_by as by from certificate_requirement r join fact_text w on w.id = r.reason_id where r.id = $1`, [wish.id]);
      if (before !== undefined) {
        if (before.profileId === profileId && before.certificateId === wish.certificateId && before.required === wish.required && before.from === wish.from && before.sha256.equals(sha256(wish.reason)) && before.by === by.personId) return { id: wish.id };
        throw new Refusal('id.taken');
      }
      const [there] = await tx.query<{ at: Date; past: boolean }[]>('select palier_now() as at, $3::date < palier_today() as past from profile p cross join certificate c where p.id = $1 and c.id = $2', [profileId, wish.certificateId, wish.from]);
      if (there === undefined) throw new Refusal('thing.not-found');
      if (there.past) throw new Refusal('certificate.day-is-past');
      await tx.query('insert into certificate_requirement (id, profile_id, certificate_id, required, from_on, reason_id, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8)', [wish.id, profileId, wish.certificateId, wish.required, wish.from, await keepText(tx, wish.reason, there.at), there.at, by.personId]);
      await audit(tx, by.personId, 'certificate.require', null, { profileId, certificateId: wish.certificateId, required: wish.required, from: wish.from });
      return { id: wish.id };
    });
  }
}
