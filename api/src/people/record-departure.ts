import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, Refusal, require, takeRecordedAt } from '#platform';

/** Somebody leaves: sign-ins close from that day on; their facts stay. The same day again is the same; another day is refused, a departure is a fact. */
@Injectable()
export class RecordDeparture {
  constructor(private readonly db: Database) {}

  run(by: Actor | null, wish: { readonly personId: string; readonly leftOn: string }): Promise<{ id: string }> {
    if (by !== null) require(by, 'person.depart', wish.personId);
    return this.db.transaction(async (tx) => {
      const at = await takeRecordedAt(tx, wish.personId);
      const [before] = await tx.query<{ leftOn: string }[]>('select left_on::text as "leftOn" from departure where person_id = $1', [wish.personId]);
      if (before !== undefined) {
        if (before.leftOn === wish.leftOn) return { id: wish.personId };
        throw new Refusal('person.left-already', { day: before.leftOn });
      }
      await tx.query('insert into departure (person_id, left_on, recorded_at, recorded_by) values ($1, $2, $3, $4)', [wish.personId, wish.leftOn, at, by?.personId ?? null]);
      await audit(tx, by?.personId ?? null, 'person.depart', wish.personId, { leftOn: wish.leftOn });
      return { id: wish.personId };
    });
  }
}
