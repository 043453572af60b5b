import type { Locale } from '@palier/contracts';
import type HolidaysOf from 'date-holidays';

export interface Place { readonly country: string; readonly region: string | null }
/** Where nobody said otherwise. */
export const usualPlace: Place = { country: 'FR', region: null };

/** Years that were reckoned already: each is the same for as long as the process lives. */
const known = new Map<string, ReadonlyMap<string, string>>();
// Its data are large: they are read when somebody first asks for a day.
const library = async (): Promise<typeof HolidaysOf> => (await import('date-holidays')).default;

/** The public holidays of a place in some years, by day, with their names. A name that the place does not have in this language is in its own. */
export async function publicHolidays({ country, region }: Place, years: readonly number[], locale: Locale): Promise<ReadonlyMap<string, string>> {
  const Holidays = await library();
  const found = new Map<string, string>();
  for (const year of years) {
    const key = `${country}-${region ?? ''}-${year}-${locale}`;
    const own = known.get(key) ?? daysOf(region === null ? new Holidays(country) : new Holidays(country, region), year, locale);
    known.set(key, own);
    for (const [day, name] of own) found.set(day, name);
  }
  return found;
}

/** The countries whose holidays are known, with their regions where these have holidays of their own; by name. */
export async function countries(locale: Locale): Promise<{ code: string; name: string; regions: { code: string; name: string }[] }[]> {
  const Holidays = await library();
  const all = new Holidays();
  const names = new Intl.DisplayNames([locale], { type: 'region' });
  return Object.keys(all.getCountries(locale)).filter((it) => /^[A-Z]{2}$/.test(it)).map((code) => ({
    code, name: names.of(code) ?? code, regions: Object.entries(all.getStates(code, locale) ?? {}).filter(([it]) => /^[A-Z0-9]{1,3}$/.test(it)).map(([it, name]) => ({ code: it, name })).sort((a, b) => a.name.localeCompare(b.name, locale)),
  })).sort((a, b) => a.name.localeCompare(b.name, locale));
}

export async function isKnown({ country, region }: Place): Promise<boolean> {
  return (await countries('en')).some((it) => it.code === country && (region === null || it.regions.some((one) => one.code === region)));
}

function daysOf(holidays: HolidaysOf, year: number, locale: Locale): ReadonlyMap<string, string> {
  const days = new Map<string, string>();
  for (const { date, start, end, name, type } of holidays.getHolidays(year, locale)) {
    if (type !== 'public') continue;
    const length = Math.max(1, Math.round((end.getTime() - start.getTime()) / 86_400_000));
    for (let index = 0; index < length; index++) days.set(new Date(Date.parse(date.slice(0, 10)) + index * 86_400_000).toISOString().slice(0, 10), name);
  }
  return days;
}
