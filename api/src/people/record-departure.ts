import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, takeRecordedAt } from '#platform';

/** Somebody leaves: sign-ins close from that day on; their facts stay. */
@Injectable()
export class RecordDeparture {
  constructor(private readonly db: Database) {}

  run(by: Actor | null, wish: { readonly personId: string; readonly leftOn: string }): Promise<void> {
    return this.db.transaction(async (tx) => {
      const at = await takeRecordedAt(tx, wish.personId);
      await tx.query('insert into departure (person_id, left_on, recorded_at, recorded_by) values ($1, $2, $3, $4)', [wish.personId, wish.leftOn, at, by?.personId ?? null]);
      await audit(tx, by?.personId ?? null, 'person.depart', wish.personId);
    });
  }
}
