import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, Jobs, Refusal, type Tx } from '#platform';
import { DayFollowers } from './day-followers.js';
import { takeRelease } from './take-release.js';

/** The day on which a release comes out, put off or brought forward; its changes and what people learnt of them stay, and what is counted from it goes along. */
@Injectable()
export class SayReleaseDay {
  constructor(private readonly db: Database, private readonly followers: DayFollowers, private readonly jobs: Jobs) {}

  run(by: Actor, releaseId: string, wish: { readonly id: string; readonly on: string | null; readonly seen?: string | null | undefined }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const release = await takeRelease(tx, releaseId);
      if (wish.seen === undefined) throw new Refusal('edit.version-missing');
      // What lies so far from a day goes along with it, and is seen before: a page may be old.
      if (wish.on !== null && wish.on !== release.on && release.on === wish.seen && (await this.followers.any(tx, releaseId))) throw new Refusal('release.day-moves-campaigns');
      await this.asSeen(tx, by, releaseId, { ...wish, seen: wish.seen });
      return { id: wish.id };
    });
  }

  /** Against the day that was read. Within the caller’s transaction. @throws where somebody said another one meanwhile. */
  async asSeen(tx: Tx, by: Actor, releaseId: string, wish: { readonly id: string; readonly on: string | null; readonly seen: string | null }): Promise<void> {
    const release = await takeRelease(tx, releaseId);
    // Sent twice, the second finds it done; of two who say another day, the second is told of the first.
    if (release.on !== wish.on && release.on !== wish.seen) {
      const [said] = await tx.query<{ by: string; on: string }[]>(`
        select p.display_name as by, (d.recorded_at at time zone palier_zone())::date::text as "on" from release_day d join person p on p.id = d.recorded_by where d.release_id = $1 order by d.recorded_at desc, d.id desc limit 1`, [releaseId]);
      throw new Refusal('edit.changed-meanwhile', { by: said?.by ?? '', on: said?.on ?? '' });
    }
    await this.within(tx, by, releaseId, wish);
  }

  /** Whether it was another day. Within the caller’s transaction. */
  async within(tx: Tx, by: Actor, releaseId: string, wish: { readonly id: string; readonly on: string | null }): Promise<boolean> {
    const release = await takeRelease(tx, releaseId);
    if (release.on === wish.on) return false;
    const made = await tx.query<unknown[]>('insert into release_day (id, release_id, on_day, recorded_at, recorded_by) values ($1, $2, $3, palier_now(), $4) on conflict do nothing returning id', [wish.id, releaseId, wish.on, by.personId]);
    if (made.length > 0) {
      await audit(tx, by.personId, 'release.say-day', releaseId, { on: wish.on });
      await this.jobs.announce(tx, 'release.write', releaseId);
      if (wish.on !== null) await this.followers.goAlong(tx, { by, releaseId, on: wish.on, deedId: wish.id });
    }
    return made.length > 0;
  }
}
