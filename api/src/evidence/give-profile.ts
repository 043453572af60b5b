import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, keepText, Refusal, require, takeRecordedAt } from '#platform';
import { ProfilesGiven } from './profiles-given.js';

export interface ProfileGift { readonly id: string; readonly personId: string; readonly profileId: string; readonly from: string; readonly reason: string }

/** From a day on, a profile says what is expected of a person. */
@Injectable()
export class GiveProfile {
  constructor(private readonly db: Database, private readonly given: ProfilesGiven) {}

  run(by: Actor, wish: ProfileGift): Promise<{ id: string }> {
    require(by, 'profile.give', wish.personId);
    return this.db.transaction(async (tx) => {
      const [profile] = await tx.query<unknown[]>('select 1 from profile where id = $1', [wish.profileId]);
      if (profile === undefined) throw new Refusal('thing.not-found');
      const at = await takeRecordedAt(tx, wish.personId);
      const [same] = await tx.query<{ personId: string; profileId: string; from: string }[]>('select person_id as "personId", profile_id as "profileId", from_on::text as "from" from profile_holding where id = $1', [wish.id]);
      if (same !== undefined) {
        if (same.personId === wish.personId && same.profileId === wish.profileId && same.from === wish.from) return { id: wish.id };
        throw new Refusal('id.taken');
      }
      const [held] = await tx.query<unknown[]>('select 1 from profile_holding h left join profile_holding_end e on e.holding_id = h.id where h.person_id = $1 and h.profile_id = $2 and e.holding_id is null', [wish.personId, wish.profileId]);
      if (held !== undefined) throw new Refusal('profile.already-given');
      const reasonId = wish.reason.trim() === '' ? null : await keepText(tx, wish.reason, at);
      await tx.query('insert into profile_holding (id, person_id, profile_id, from_on, reason_id, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7)', [wish.id, wish.personId, wish.profileId, wish.from, reasonId, at, by.personId]);
      await audit(tx, by.personId, 'profile.give', wish.personId, { profileId: wish.profileId, from: wish.from });
      await this.given.within(tx, by, [wish.personId]);
      return { id: wish.id };
    });
  }
}
