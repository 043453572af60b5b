import { Injectable } from '@nestjs/common';
import type { Locale, PersonUnavailability } from '@palier/contracts';
import { can, daysTouched, dueDay, type Actor, type DueDay, type PersonalDays, type UnavailabilityKind } from '@palier/domain';
import { Database, Refusal, require, type Reader } from '#platform';
import { RecordLook } from '#trust';
import { HolidaysQueries } from './holidays.queries.js';
import { publicHolidays, usualPlace } from './public-holidays.js';

/** Whoever is never away has the same days as others of their site, all under one name. */
export interface OwnDays extends PersonalDays { readonly today: string; readonly alike: string | null }
interface Row { readonly id: string; readonly kind: UnavailabilityKind; readonly startsAt: Date; readonly endsAt: Date; readonly by: string }
/** Holidays are known for so many years from the day that is counted from: an absence lasts three years at most, and so may one after it. */
const years = (from: string): number[] => Array.from({ length: 8 }, (_, index) => Number(from.slice(0, 4)) + index);

@Injectable()
export class WorkdaysQueries {
  constructor(private readonly db: Database, private readonly holidays: HolidaysQueries, private readonly looks: RecordLook) {}

  /** When one person is away or has a shift, for themselves, whoever leads them, and HR. */
  async ofPerson(actor: Actor, personId: string): Promise<PersonUnavailability> {
    require(actor, 'unavailability.read', personId);
    const [person] = await this.db.query<{ name: string; zone: string; today: string }[]>('select display_name as name, time_zone as zone, (palier_now() at time zone time_zone)::date::text as today from person where id = $1', [personId]);
    if (person === undefined) throw new Refusal('thing.not-found');
    await this.looks.at(actor, 'look.unavailability', personId);
    const rows = await this.db.query<Row[]>(`
      select u.id, u.kind, u.starts_at as "startsAt", u.ends_at as "endsAt", b.display_name as by from current_unavailability u join person b on b.id = u.recorded_by
      where u.person_id = $1 and u.ends_at > palier_now() - interval '31 days' order by u.starts_at, u.id limit 500`, [personId]);
    const items = rows.map((it) => ({ ...it, ...daysTouched(it.startsAt.getTime(), it.endsAt.getTime(), person.zone), startsAt: it.startsAt.toISOString(), endsAt: it.endsAt.toISOString() }));
    return { person: { id: personId, name: person.name }, zone: person.zone, today: person.today, items, mayChange: can(actor, 'unavailability.change', { personId }) };
  }

  /** The days of each of these people from a day on (today unless it is said), and what day it is where they are. Three queries, whatever their number. */
  async daysOf(personIds: readonly string[], since: string | null = null, reader: Reader = this.db): Promise<ReadonlyMap<string, OwnDays>> {
    const people = await reader.query<{ id: string; zone: string; site: string; locale: Locale; today: string }[]>(`
      select id, time_zone as zone, coalesce(site, '') as site, locale, (palier_now() at time zone time_zone)::date::text as today from person where id = any($1)`, [personIds]);
    const away = Map.groupBy(await reader.query<{ personId: string; kind: UnavailabilityKind; startsAt: Date; endsAt: Date }[]>(`
      select person_id as "personId", kind, starts_at as "startsAt", ends_at as "endsAt" from current_unavailability where person_id = any($1) and ends_at > coalesce($2::date, palier_now()) - interval '2 days'`, [personIds, since]), (it) => it.personId);
    const places = await this.holidays.places(reader);
    const found = new Map<string, OwnDays>();
    for (const { id, zone, site, locale, today } of people) {
      const unavailable = (away.get(id) ?? []).map((it) => ({ kind: it.kind, ...daysTouched(it.startsAt.getTime(), it.endsAt.getTime(), zone) }));
      const holidays = await publicHolidays(places.get(site) ?? places.get('') ?? usualPlace, years(since === null || since > today ? today : since), locale);
      found.set(id, { today, holidays, unavailable, alike: unavailable.length === 0 ? `${places.has(site) ? site : ''} ${locale}` : null });
    }
    return found;
  }

  /** For each of these people, the day that is so many working days from today where they are, and what it passed over. Three queries, whatever their number. */
  async dueDays(personIds: readonly string[], inDays: number, reader: Reader = this.db): Promise<ReadonlyMap<string, DueDay>> {
    const found = new Map<string, DueDay>();
    const alike = new Map<string, DueDay>();
    for (const [id, { today, alike: others, ...days }] of await this.daysOf(personIds, null, reader)) {
      const key = others === null ? null : `${others} ${today}`;
      const due = (key === null ? undefined : alike.get(key)) ?? dueDay({ kind: 'workingDays', days: inDays, from: today }, days);
      if (key !== null) alike.set(key, due);
      found.set(id, due);
    }
    return found;
  }

  /** The same for whoever is never away, in the zone of the installation. */
  async usualDueDay(actor: Actor, inDays: number): Promise<DueDay> {
    const [{ today, locale } = { today: '', locale: 'fr' as Locale }] = await this.db.query<{ today: string; locale: Locale }[]>('select palier_today()::text as today, locale from person where id = $1', [actor.personId]);
    const usual: PersonalDays = { holidays: await publicHolidays((await this.holidays.places()).get('') ?? usualPlace, years(today), locale), unavailable: [] };
    return dueDay({ kind: 'workingDays', days: inDays, from: today }, usual);
  }
}
