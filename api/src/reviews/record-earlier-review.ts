import { Injectable } from '@nestjs/common';
import type { Actor, CareerKind } from '@palier/domain';
import { audit, Database, Refusal, require, takeRecordedAt } from '#platform';

/** An interview about a career that was held elsewhere: the next one is due from there. */
@Injectable()
export class RecordEarlierReview {
  constructor(private readonly db: Database) {}

  run(by: Actor, personId: string, wish: { readonly id: string; readonly kind: CareerKind; readonly heldOn: string }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      require(by, 'review.open', personId);
      const [person] = await tx.query<{ hiredOn: string; today: string }[]>('select hired_on::text as "hiredOn", palier_today()::text as today from person where id = $1', [personId]);
      if (person === undefined) throw new Refusal('thing.not-found');
      const at = await takeRecordedAt(tx, personId);
      const [same] = await tx.query<{ personId: string; kind: string; heldOn: string; by: string }[]>('select person_id as "personId", kind, held_on::text as "heldOn", recorded_by as by from earlier_review where id = $1', [wish.id]);
      if (same !== undefined) {
        if (same.personId === personId && same.kind === wish.kind && same.heldOn === wish.heldOn && same.by === by.personId) return { id: wish.id };
        throw new Refusal('id.taken');
      }
      if (wish.heldOn > person.today || wish.heldOn < person.hiredOn) throw new Refusal('review.day-out-of-range');
      await tx.query('insert into earlier_review (id, person_id, kind, held_on, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6)', [wish.id, personId, wish.kind, wish.heldOn, at, by.personId]);
      await audit(tx, by.personId, 'review.earlier', personId, { kind: wish.kind, heldOn: wish.heldOn });
      return { id: wish.id };
    });
  }
}
