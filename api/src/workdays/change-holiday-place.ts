import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, newId, Refusal } from '#platform';
import { DaysOffTold } from './days-off-told.js';
import { HolidaysQueries } from './holidays.queries.js';
import { isKnown } from './public-holidays.js';

export interface HolidayPlaceWish { readonly seen?: number | undefined; readonly site: string | null; readonly country: string | null; readonly region: string | null }

/** Whose public holidays count from now on. A day that was given already stays, unless it is a holiday now. */
@Injectable()
export class ChangeHolidayPlace {
  constructor(private readonly db: Database, private readonly holidays: HolidaysQueries, private readonly told: DaysOffTold) {}

  async run(by: Actor, { seen, site, country, region }: HolidayPlaceWish): Promise<{ version: number }> {
    if (seen === undefined) throw new Refusal('edit.version-missing');
    if (country === null ? site === null : !(await isKnown({ country, region }))) throw new Refusal('holidays.unknown-place');
    return this.db.transaction(async (tx) => {
      await tx.query('lock table holiday_version in share row exclusive mode');
      const [version, now] = [await this.holidays.version(tx), (await this.holidays.places(tx)).get(site ?? '')];
      if ((now?.country ?? null) === country && (now?.region ?? null) === region) return { version };
      if (version !== seen) throw new Refusal('holidays.changed-meanwhile');
      if (country === null) await tx.query('delete from holiday_place where site = $1', [site]);
      else await tx.query('insert into holiday_place (site, country, region) values ($1, $2, $3) on conflict (site) do update set country = excluded.country, region = excluded.region', [site ?? '', country, region]);
      await tx.query('insert into holiday_version (version) values (1) on conflict (one) do update set version = holiday_version.version + 1');
      await audit(tx, by.personId, 'holidays.rule', null, { site, country, region });
      // Those who work there; of everybody, those whose site follows everybody.
      const people = await tx.query<{ id: string }[]>(`
        select p.id from person p left join departure d on d.person_id = p.id where (d.left_on is null or d.left_on > palier_today()) and case when $1::text is null then not exists (select from holiday_place h where h.site <> '' and h.site = p.site) else p.site = $1 end`, [site]);
      await this.told.run(tx, { by, deedId: newId(), people: people.map((it) => it.id), because: 'holidays' });
      return { version: version + 1 };
    });
  }
}
