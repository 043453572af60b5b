import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database } from '#platform';
import { takeRelease } from './take-release.js';

/** The day on which a release comes out, put off or brought forward; its changes and what people learnt of them stay. */
@Injectable()
export class SayReleaseDay {
  constructor(private readonly db: Database) {}

  run(by: Actor, releaseId: string, wish: { readonly id: string; readonly on: string | null }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const release = await takeRelease(tx, releaseId);
      if (release.on === wish.on) return { id: wish.id };
      const made = await tx.query<unknown[]>('insert into release_day (id, release_id, on_day, recorded_at, recorded_by) values ($1, $2, $3, palier_now(), $4) on conflict do nothing returning id', [wish.id, releaseId, wish.on, by.personId]);
      if (made.length > 0) await audit(tx, by.personId, 'release.say-day', releaseId, { on: wish.on });
      return { id: wish.id };
    });
  }
}
