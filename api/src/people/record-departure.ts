import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, Refusal, require, takeRecordedAt } from '#platform';

/** Somebody leaves: sign-ins close from that day on; their facts stay. The same day again is the same; another day is a correction, with its reason. */
@Injectable()
export class RecordDeparture {
  constructor(private readonly db: Database) {}

  run(by: Actor | null, wish: { readonly personId: string; readonly leftOn: string }): Promise<{ id: string }> {
    if (by !== null) require(by, 'person.depart', wish.personId);
    return this.db.transaction(async (tx) => {
      const at = await takeRecordedAt(tx, wish.personId);
      const [before] = await tx.query<{ number: number; leftOn: string | null }[]>('select number, left_on::text as "leftOn" from departure_record where person_id = $1 order by number desc limit 1', [wish.personId]);
      if (before !== undefined && before.leftOn !== null) {
        if (before.leftOn === wish.leftOn) return { id: wish.personId };
        throw new Refusal('person.left-already', { day: before.leftOn });
      }
      await tx.query('insert into departure_record (person_id, number, left_on, recorded_at, recorded_by) values ($1, $2, $3, $4, $5)', [wish.personId, (before?.number ?? 0) + 1, wish.leftOn, at, by?.personId ?? null]);
      await audit(tx, by?.personId ?? null, 'person.depart', wish.personId, { leftOn: wish.leftOn });
      return { id: wish.personId };
    });
  }
}
