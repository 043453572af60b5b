import type { Instant } from '../evidence/evidence.js';
import { dayOf } from './day.js';

/** Why nothing is due on a day: nobody works on it, this person does not, or they have a shift that leaves no time to learn. */
export const hindrances = ['weekend', 'holiday', 'absence', 'onCall', 'night'] as const;
export type Hindrance = (typeof hindrances)[number];
export const unavailabilityKinds = ['absence', 'onCall', 'night'] as const satisfies readonly Hindrance[];
export type UnavailabilityKind = (typeof unavailabilityKinds)[number];

/** Days on which somebody is away or has a shift, both ends included. */
export interface Unavailable { readonly kind: UnavailabilityKind; readonly from: string; readonly until: string }
/** The days of one person: public holidays where they are, with their names, and when they are away. */
export interface PersonalDays { readonly holidays: ReadonlyMap<string, string>; readonly unavailable: readonly Unavailable[] }

/** By when: by a day that is named and not after it (`by`), on the first day from one on (`on`), or so many working days after another one (of hire, of assignment, of a release), or before it (of an expiry) where they are below 0. */
export type DueRule = { readonly kind: 'by'; readonly day: string; readonly today: string } | { readonly kind: 'on'; readonly day: string } | { readonly kind: 'workingDays'; readonly days: number; readonly from: string };
/** Days in a row that were passed over for one reason; the name is that of a holiday, else empty. */
export interface PassedOver { readonly from: string; readonly until: string; readonly why: Hindrance; readonly name: string }
export interface DueDay { readonly day: string; /** In the order in which they were met. Weekends within a count are not said: everybody expects them. */ readonly passed: readonly PassedOver[] }

/**
 * The day on which something is due. Weekends, public holidays and absences do not count; days on call and after a night shift do, since one works on them, and yet nothing is due then.
 * What would fall on any of these waits for the next day without one; counted backwards, it comes forward to the one before.
 * A day that is named means by then: it comes forward as well, never before today; where no day until it is left, it waits for the first one after it.
 */
export function dueDay(rule: DueRule, days: PersonalDays): DueDay {
  if (rule.kind === 'by' && rule.day < rule.today) return dueDay({ kind: 'on', day: rule.today }, days);
  const step = rule.kind === 'by' || (rule.kind === 'workingDays' && rule.days < 0) ? -1 : 1;
  const passed: PassedOver[] = [];
  const passOver = (day: string, why: Hindrance): void => {
    const [name, last] = [why === 'holiday' ? (days.holidays.get(day) ?? '') : '', passed.at(-1)];
    if (last !== undefined && last.why === why && last.name === name && plus(step === 1 ? last.until : last.from, step) === day) passed[passed.length - 1] = step === 1 ? { ...last, until: day } : { ...last, from: day };
    else passed.push({ from: day, until: day, why, name });
  };
  let day = rule.kind === 'workingDays' ? rule.from : rule.day;
  for (let left = rule.kind === 'workingDays' ? Math.abs(rule.days) : 0; left > 0; ) {
    day = plus(day, step);
    const why = hindrance(day, days);
    if (why === null || why === 'onCall' || why === 'night') left--;
    else if (why !== 'weekend') passOver(day, why);
  }
  for (let why = hindrance(day, days); why !== null; why = hindrance(day, days)) {
    passOver(day, why);
    day = plus(day, step);
    if (rule.kind === 'by' && day < rule.today) return dueDay({ kind: 'on', day: rule.today }, days);
  }
  return { day, passed };
}

/** What stands against a day, the plainest reason first; null where somebody works on it and may have learnt by then. */
export function hindrance(day: string, { holidays, unavailable }: PersonalDays): Hindrance | null {
  if (isWeekend(day)) return 'weekend';
  if (holidays.has(day)) return 'holiday';
  return unavailabilityKinds.find((kind) => unavailable.some((it) => it.kind === kind && it.from <= day && day <= it.until)) ?? null;
}

/** Where something stands that is due on a day that is a day off by now: what was counted forward waits, all else comes forward. Null where it is no day off, or past: what is late stays late. */
export function recountedDue(dueOn: string, counted: 'forward' | 'by', days: PersonalDays, today: string): DueDay | null {
  if (dueOn < today || hindrance(dueOn, days) === null) return null;
  return dueDay(counted === 'forward' ? { kind: 'on', day: dueOn } : { kind: 'by', day: dueOn, today }, days);
}

// Thousands of people are counted for at once: days are numbers here, 0 being Thursday 1 January 1970.
const dayLong = 86_400_000;
const plus = (day: string, days: number): string => new Date(Date.parse(day) + days * dayLong).toISOString().slice(0, 10);
export const isWeekend = (day: string): boolean => (Date.parse(day) / dayLong + 3) % 7 >= 5;

/** The days on the clocks of a zone that a time touches, both ends included: one that ends at midnight does not touch the day that begins. */
export const daysTouched = (startsAt: Instant, endsAt: Instant, zone: string): { readonly from: string; readonly until: string } => ({ from: dayOf(startsAt, zone), until: dayOf(endsAt - 1, zone) });
