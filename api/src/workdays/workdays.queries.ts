import { Injectable } from '@nestjs/common';
import type { Locale, PersonUnavailability } from '@palier/contracts';
import { can, daysTouched, dueDay, type Actor, type DaysLeft, type DueDay, type PersonalDays, type Unavailable, type UnavailabilityKind } from '@palier/domain';
import { Database, Refusal, require, type Reader } from '#platform';
import { RecordLook } from '#trust';
import { HolidaysQueries } from './holidays.queries.js';
import { daysByOf, daysLeftOf, sparing, type DaysOfPeople, type OwnDays } from './own-days.js';
import { publicHolidays, usualPlace } from './public-holidays.js';

/** When somebody is away or has a shift. */
export interface AwayTime { readonly personId: string; readonly kind: UnavailabilityKind; readonly startsAt: Date; readonly endsAt: Date }

interface Row { readonly id: string; readonly kind: UnavailabilityKind; readonly startsAt: Date; readonly endsAt: Date; readonly by: string }
/** Holidays are known from the year before the day that is counted from (one may count backwards) to so many years from today: an absence lasts three years at most, and so may one after it. */
const years = (from: string, today = from): number[] => { const first = Number(from.slice(0, 4)) - 1; return Array.from({ length: Math.max(Number(today.slice(0, 4)), first + 1) + 8 - first }, (_, index) => first + index); };

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

  /** For each of these people, the day that is so many working days from today where they are, and what it passed over. Three queries, whatever their number. */
  async dueDays(personIds: readonly string[], inDays: number, reader: Reader = this.db): Promise<ReadonlyMap<string, DueDay>> {
    const due = sparing((it, from) => dueDay({ kind: 'workingDays', days: inDays, from }, it));
    return new Map([...(await this.fromToday(personIds, reader))].map(([id, it]) => [id, due(it, it.today)]));
  }

  /** For each of these people and days, the last day until then on which they work, or the first after it where none is left, and what it passed over: an answer to each, in the order given. Three queries, whatever their number; none where there is nobody. */
  async daysBy(asked: readonly { readonly personId: string; readonly day: string }[], reader: Reader = this.db): Promise<DueDay[]> {
    return daysByOf(asked, asked.length === 0 ? new Map() : await this.fromToday(asked.map((it) => it.personId), reader));
  }

  /** For each of these people, how many working days are left until a day, and how much of that time they are away or have a shift. Three queries, whatever their number. */
  async daysLeft(dueOn: ReadonlyMap<string, string>, reader: Reader = this.db): Promise<ReadonlyMap<string, DaysLeft>> {
    const asked = [...dueOn].map(([personId, day]) => ({ personId, dueOn: day }));
    return new Map(daysLeftOf(asked, await this.fromToday([...dueOn.keys()], reader)).flatMap((it, at) => (it === null ? [] : [[asked[at]?.personId ?? '', it]])));
  }

  /** The days of each of these people from today on. Three queries, whatever their number. */
  fromToday(personIds: readonly string[], reader: Reader = this.db): Promise<DaysOfPeople> {
    return this.daysOf(new Map(personIds.map((id) => [id, null])), reader);
  }

  /** The days of each of these people from a day of theirs on, or from today (null), and what day it is where they are. Whoever is never away has the same days as others of their site. Three queries, whatever their number. */
  async daysOf(from: ReadonlyMap<string, string | null>, reader: Reader = this.db): Promise<DaysOfPeople> {
    const people = await reader.query<{ id: string; site: string; locale: Locale; today: string }[]>(`
      select id, coalesce(site, '') as site, locale, ((select palier_now()) at time zone time_zone)::date::text as today from person where id = any($1)`, [[...from.keys()]]);
    const first = [...from.values()].reduce<string | null>((least, day) => (day === null || (least !== null && least <= day) ? least : day), null);
    // Days as `daysTouched` has them, which a test compares: of many times, the database reckons them twenty times faster.
    const away = Map.groupBy(await reader.query<(Unavailable & { readonly personId: string })[]>(`
      select u.person_id as "personId", u.kind, (u.starts_at at time zone p.time_zone)::date::text as from, ((u.ends_at - interval '1 millisecond') at time zone p.time_zone)::date::text as until
      from current_unavailability u join person p on p.id = u.person_id where u.person_id = any($1) and u.ends_at > least((select palier_now()), $2::date) - interval '2 days'`, [[...from.keys()], first]), (it) => it.personId);
    const places = await this.holidays.places(reader);
    const usual = new Map<string, OwnDays>();
    const found = new Map<string, OwnDays>();
    for (const { id, site, locale, today } of people) {
      const since = from.get(id) ?? today;
      const key = `${places.has(site) ? site : ''} ${locale} ${since.slice(0, 4)} ${today}`;
      const shared = usual.get(key) ?? { today, key, holidays: await publicHolidays(places.get(site) ?? places.get('') ?? usualPlace, years(since, today), locale), unavailable: [] };
      usual.set(key, shared);
      const own = away.get(id) ?? [];
      found.set(id, own.length === 0 ? shared : { ...shared, unavailable: own });
    }
    return found;
  }

  /** Who of these people is absent at some moment of the next twenty-four hours, and the last day of it where they are. One query. */
  async absentTonight(personIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.db.query<{ personId: string; startsAt: Date; endsAt: Date; zone: string }[]>(`
      select u.person_id as "personId", u.starts_at as "startsAt", u.ends_at as "endsAt", p.time_zone as zone from current_unavailability u join person p on p.id = u.person_id
      where u.person_id = any($1) and u.kind = 'absence' and u.starts_at < palier_now() + interval '24 hours' and u.ends_at > palier_now() order by u.ends_at`, [personIds]);
    return new Map(rows.map((it) => [it.personId, daysTouched(it.startsAt.getTime(), it.endsAt.getTime(), it.zone).until]));
  }

  /** When these people are away or have a shift, of what touches a time. Who may know it is asked by whoever asks. */
  awayBetween(personIds: readonly string[], from: Date, until: Date, reader: Reader = this.db): Promise<AwayTime[]> {
    return reader.query<AwayTime[]>('select person_id as "personId", kind, starts_at as "startsAt", ends_at as "endsAt" from current_unavailability where person_id = any($1) and starts_at < $3 and ends_at > $2 order by starts_at, id', [personIds, from, until]);
  }

  /** The day that is so many working days from today for whoever is never away, in the zone of the installation. */
  async usualDueDay(actor: Actor, inDays: number): Promise<DueDay> {
    const [{ today, locale } = { today: '', locale: 'fr' as Locale }] = await this.db.query<{ today: string; locale: Locale }[]>('select palier_today()::text as today, locale from person where id = $1', [actor.personId]);
    const usual: PersonalDays = { holidays: await publicHolidays((await this.holidays.places()).get('') ?? usualPlace, years(today), locale), unavailable: [] };
    return dueDay({ kind: 'workingDays', days: inDays, from: today }, usual);
  }
}
