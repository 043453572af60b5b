import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, keepText, Refusal, sha256 } from '#platform';

export interface RequirementWish { readonly id: string; readonly certificateId: string; readonly required: boolean; readonly from: string; readonly reason: string }

/** A profile asks for a certificate from a day on, or does not any more. Never from a day that is past: nobody was asked then. */
@Injectable()
export class RequireCertificate {
  constructor(private readonly db: Database) {}

  run(by: Actor, profileId: string, wish: RequirementWish): Promise<{ id: string }> {
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
