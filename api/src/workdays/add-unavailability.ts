import { Injectable } from '@nestjs/common';
import type { Actor, UnavailabilityKind } from '@palier/domain';
import { audit, Database, Refusal, require, takeRecordedAt } from '#platform';
import { DaysOffTold } from './days-off-told.js';

export interface UnavailabilityWish { readonly id: string; readonly kind: UnavailabilityKind; readonly from: string; readonly until: string; readonly startTime?: string | undefined; readonly endTime?: string | undefined }

/** Somebody is away, on call or works at night: from one time until another on the clocks of where they are. What would be due then is due on another day. The same id again is the same. */
@Injectable()
export class AddUnavailability {
  constructor(private readonly db: Database, private readonly told: DaysOffTold) {}

  run(by: Actor, personId: string, { id, kind, from, until, startTime, endTime }: UnavailabilityWish): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      require(by, 'unavailability.change', personId);
      const at = await takeRecordedAt(tx, personId);
      // A whole day ends where the next one begins, whatever its length.
      const [time] = await tx.query<{ startsAt: Date; endsAt: Date }[]>(`
        select ($2::date + coalesce($4::time, '00:00')) at time zone p.time_zone as "startsAt", (case when $5::time is null then ($3::date + 1)::timestamp else $3::date + $5::time end) at time zone p.time_zone as "endsAt" from person p where p.id = $1`, [personId, from, until, startTime ?? null, endTime ?? null]);
      if (time === undefined) throw new Refusal('thing.not-found');
      if (time.endsAt <= time.startsAt || time.endsAt.getTime() - time.startsAt.getTime() > longest) throw new Refusal('unavailability.days-out-of-order');
      const [before] = await tx.query<{ personId: string; kind: string; startsAt: Date; endsAt: Date }[]>('select person_id as "personId", kind, starts_at as "startsAt", ends_at as "endsAt" from unavailability where id = $1', [id]);
      if (before !== undefined) {
        if (before.personId === personId && before.kind === kind && Number(before.startsAt) === Number(time.startsAt) && Number(before.endsAt) === Number(time.endsAt)) return { id };
        throw new Refusal('id.taken');
      }
      await tx.query('insert into unavailability (id, person_id, kind, starts_at, ends_at, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7)', [id, personId, kind, time.startsAt, time.endsAt, at, by.personId]);
      await audit(tx, by.personId, 'unavailability.add', personId, { id });
      await this.told.run(tx, { by, deedId: id, people: [personId], because: 'unavailability' });
      return { id };
    });
  }
}

const longest = 1095 * 86_400_000;
