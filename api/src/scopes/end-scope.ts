import { Injectable } from '@nestjs/common';
import { plusDays, type Actor } from '@palier/domain';
import { audit, Database, Refusal, require, takeRecordedAt } from '#platform';

/** The last day on which somebody supports something. Said twice, it is said once. */
@Injectable()
export class EndScope {
  constructor(private readonly db: Database) {}

  run(by: Actor, holdingId: string, wish: { readonly lastDay: string }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const [holding] = await tx.query<{ personId: string }[]>('select person_id as "personId" from scope_holding where id = $1', [holdingId]);
      if (holding === undefined) throw new Refusal('thing.not-found');
      require(by, 'scope.give', holding.personId);
      const at = await takeRecordedAt(tx, holding.personId);
      const until = plusDays(wish.lastDay, 1);
      const [before] = await tx.query<{ until: string }[]>('select until_on::text as until from scope_holding_end where holding_id = $1', [holdingId]);
      if (before !== undefined) {
        if (before.until === until) return { id: holdingId };
        throw new Refusal('scope.ended-already', { day: plusDays(before.until, -1) });
      }
      await tx.query('insert into scope_holding_end (holding_id, until_on, recorded_at, recorded_by) values ($1, $2, $3, $4)', [holdingId, until, at, by.personId]);
      await audit(tx, by.personId, 'scope.end', holding.personId, { holdingId, lastDay: wish.lastDay });
      return { id: holdingId };
    });
  }
}
