import { Injectable } from '@nestjs/common';
import type { HolidayPlaces, Locale } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { Database, type Reader } from '#platform';
import { countries, publicHolidays, usualPlace, type Place } from './public-holidays.js';

@Injectable()
export class HolidaysQueries {
  constructor(private readonly db: Database) {}

  /** Whose public holidays count: everybody’s under the empty site, and those of sites that have others. */
  async places(reader: Reader = this.db): Promise<ReadonlyMap<string, Place>> {
    const rows = await reader.query<(Place & { site: string })[]>('select site, country, region from holiday_place');
    return new Map([['', usualPlace], ...rows.map(({ site, country, region }) => [site, { country, region }] as const)]);
  }

  async version(reader: Reader = this.db): Promise<number> {
    return (await reader.query<{ version: number }[]>('select version from holiday_version'))[0]?.version ?? 0;
  }

  /** For everybody, then for each site that somebody works at. Four queries. */
  async all(actor: Actor): Promise<HolidayPlaces> {
    const [{ locale, today, people } = { locale: 'fr' as Locale, today: '', people: 0 }] = await this.db.query<{ locale: Locale; today: string; people: number }[]>(`
      select p.locale, palier_today()::text as today, (select count(*)::int from person q left join departure d on d.person_id = q.id where d.left_on is null or d.left_on > palier_today()) as people from person p where p.id = $1`, [actor.personId]);
    const sites = await this.db.query<{ site: string; people: number }[]>(`
      select p.site, count(*)::int as people from person p left join departure d on d.person_id = p.id where btrim(p.site) <> '' and (d.left_on is null or d.left_on > palier_today()) group by p.site order by p.site collate "fr-x-icu"`);
    const places = await this.places();
    const year = Number(today.slice(0, 4));
    const until = `${year + 1}${today.slice(4)}`;
    const own = async (site: string | null, count: number) => {
      const place = places.get(site ?? '');
      const days = place === undefined ? [] : [...(await publicHolidays(place, [year, year + 1], locale))].filter(([day]) => day >= today && day < until).map(([day, name]) => ({ day, name })).sort((a, b) => (a.day < b.day ? -1 : 1));
      return { site, people: count, country: place?.country ?? null, region: place?.region ?? null, days };
    };
    return { version: await this.version(), places: [await own(null, people), ...(await Promise.all(sites.map((it) => own(it.site, it.people))))], countries: await countries(locale) };
  }
}
