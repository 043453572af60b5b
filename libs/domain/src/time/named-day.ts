import { plusDays } from './day.js';
import { hindrance, isWeekend, type PersonalDays } from './due-day.js';

/** Whose day off a named day is: a weekend is everybody's, a public holiday of those whose place has it, an absence somebody's own. */
export interface NamedDay { readonly weekend: boolean; /** By name, the most people first. */ readonly holidays: readonly { readonly name: string; readonly people: number }[]; readonly absent: number; /** All of them together, out of how many. */ readonly off: number; readonly of: number; /** The day before it that is no better avoided: null where it is nobody's day off, or none is near. */ readonly before: string | null }

/** So many days before it, at most, another day is looked for. */
const near = 14;

const isOff = (day: string, of: PersonalDays): boolean => { const why = hindrance(day, of); return why === 'weekend' || why === 'holiday' || why === 'absence'; };
const isFree = (day: string, of: PersonalDays): boolean => isWeekend(day) || of.holidays.has(day);

/**
 * A day that somebody chose for many: each has their own last working day until then (`dueDay`), and it is said whose day off it is. Offered instead is the nearest day before it, from today on, that is a weekend or a public holiday of nobody where this one is of somebody;
 * where only people are away, the nearest one on which fewer are.
 */
export function namedDay(day: string, today: string, people: readonly PersonalDays[]): NamedDay {
  const off = people.filter((it) => isOff(day, it)).length;
  const names = isWeekend(day) ? [] : people.flatMap((it) => it.holidays.get(day) ?? []);
  const holidays = [...new Set(names)].map((name) => ({ name, people: names.filter((it) => it === name).length })).sort((a, b) => b.people - a.people || (a.name < b.name ? -1 : 1));
  const free = people.some((it) => isFree(day, it));
  const better = (it: string): boolean => (free ? !people.some((one) => isFree(it, one)) : people.filter((one) => isOff(it, one)).length < off);
  const before = off === 0 ? undefined : Array.from({ length: near }, (_, back) => plusDays(day, -1 - back)).find((it) => it >= today && better(it));
  return { weekend: isWeekend(day), holidays, absent: people.filter((it) => hindrance(day, it) === 'absence').length, off, of: people.length, before: before ?? null };
}
