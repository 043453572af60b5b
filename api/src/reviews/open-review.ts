import { Injectable } from '@nestjs/common';
import type { Actor, ReviewKind } from '@palier/domain';
import { audit, Database, Jobs, Refusal, require, sha256, takeRecordedAt } from '#platform';
import { ReviewsQueries } from './reviews.queries.js';
import { SnapshotQueries } from './snapshot.queries.js';

export interface ReviewWish { readonly id: string; readonly kind: ReviewKind; /** Null: today. */ readonly asOf: string | null }

/** Whoever leads somebody, or HR, opens a review. What is known of them on that day is kept with it, and no later fact changes it. */
@Injectable()
export class OpenReview {
  constructor(private readonly db: Database, private readonly snapshots: SnapshotQueries, private readonly reviews: ReviewsQueries, private readonly jobs: Jobs) {}

  run(by: Actor, personId: string, wish: ReviewWish): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      require(by, 'review.open', personId);
      const [person] = await tx.query<{ hiredOn: string; today: string; zone: string }[]>(`
        select p.hired_on::text as "hiredOn", palier_today()::text as today, palier_zone() as zone from person p left join departure d on d.person_id = p.id where p.id = $1 and (d.left_on is null or d.left_on > palier_today())`, [personId]);
      if (person === undefined) throw new Refusal('thing.not-found');
      const at = await takeRecordedAt(tx, personId);
      const [same] = await tx.query<{ personId: string; kind: string; asOf: string; by: string }[]>('select person_id as "personId", kind, as_of::text as "asOf", recorded_by as by from review where id = $1', [wish.id]);
      if (same !== undefined) {
        if (same.by === by.personId && same.personId === personId && same.kind === wish.kind && (wish.asOf === null || same.asOf === wish.asOf)) return { id: wish.id };
        throw new Refusal('id.taken');
      }
      const asOf = wish.asOf ?? person.today;
      if (asOf > person.today || asOf < person.hiredOn) throw new Refusal('review.day-out-of-range');
      if ((await this.reviews.underWay([personId], tx)).some((it) => it.kind === wish.kind && (it.state === 'open' || it.state === 'prepared'))) throw new Refusal('review.open-already');
      const snapshot = JSON.stringify(await this.snapshots.of({ personId, kind: wish.kind, hiredOn: person.hiredOn, day: asOf, zone: person.zone, knownBefore: at }, tx));
      await tx.query('insert into review (id, person_id, kind, as_of, known_before, snapshot, sha256, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $5, $8)', [wish.id, personId, wish.kind, asOf, at, snapshot, sha256(snapshot), by.personId]);
      await audit(tx, by.personId, 'review.open', personId, { reviewId: wish.id, kind: wish.kind, asOf });
      await this.jobs.announce(tx, 'review.open', wish.id);
      return { id: wish.id };
    });
  }
}
