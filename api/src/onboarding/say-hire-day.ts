import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, newId, Refusal, require, takeRecordedAt } from '#platform';
import { HireDayTold } from './hire-day-told.js';
import { StartJourneys } from './start-journeys.js';

export interface HireDayWish { readonly seen?: { readonly day: string; readonly assumed: boolean } | undefined; readonly day: string }

/**
 * Somebody says since when a person is here, or will be: the first time, or better. A running plan counts from that day at once, and so does what else is due so many days from it; the plan of a profile that waited for it begins.
 * What somebody else said meanwhile is not overwritten; the audit keeps the day before.
 */
@Injectable()
export class SayHireDay {
  constructor(private readonly db: Database, private readonly starts: StartJourneys, private readonly told: HireDayTold) {}

  run(by: Actor, personId: string, wish: HireDayWish): Promise<{ id: string }> {
    require(by, 'hire-day.say', personId);
    return this.db.transaction(async (tx) => {
      await takeRecordedAt(tx, personId);
      const [now] = await tx.query<{ day: string; assumed: boolean; leftOn: string | null; fits: boolean }[]>(`
        select p.hired_on::text as day, p.hire_day_assumed as assumed, (select d.left_on::text from departure d where d.person_id = p.id and d.left_on <= greatest(palier_today(), $2::date)) as "leftOn", $2::date between '1950-01-01' and palier_today() + 730 as fits from person p where p.id = $1`, [personId, wish.day]);
      if (now === undefined) throw new Refusal('thing.not-found');
      if (now.day === wish.day && !now.assumed) return { id: personId };
      if (wish.seen === undefined) throw new Refusal('edit.version-missing');
      if (wish.seen.day !== now.day || wish.seen.assumed !== now.assumed) throw new Refusal('hire-day.said-meanwhile', { day: now.day });
      if (now.leftOn !== null) throw new Refusal('person.not-here-then', { day: now.leftOn });
      if (!now.fits) throw new Refusal('hire-day.out-of-range');
      await tx.query('update person set hired_on = $2, hire_day_assumed = false where id = $1', [personId, wish.day]);
      await audit(tx, by.personId, 'hire-day.say', personId, { before: now.assumed ? null : now.day, day: wish.day });
      await this.starts.within(tx, by, [personId]);
      await this.told.run(tx, { by, deedId: newId(), people: [personId] });
      return { id: personId };
    });
  }
}
