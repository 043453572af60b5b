import { daysLeft, dueDay, type DaysLeft, type DueDay, type PersonalDays } from '@palier/domain';

/** The days of one person, and what day it is where they are. */
export interface OwnDays extends PersonalDays { readonly today: string; /** The same for all whose days are the same where nobody is away. */ readonly key: string }
/** The days of many, by person. */
export type DaysOfPeople = ReadonlyMap<string, OwnDays>;

/** For each of these people and days, the last day until then on which they work, or the first after it where none is left, and what it passed over; in the order given. */
export function daysByOf(asked: readonly { readonly personId: string; readonly day: string }[], days: DaysOfPeople): DueDay[] {
  const by = sparing((it, day) => dueDay({ kind: 'by', day, today: it.today }, it));
  return asked.map(({ personId, day }) => { const it = days.get(personId); return it === undefined ? { day, passed: [] } : by(it, day); });
}

/** For each of these people and days, how many working days are left until then, and how much of that time they are away or have a shift; in the order given, null for whoever is not there. */
export function daysLeftOf(asked: readonly { readonly personId: string; readonly dueOn: string }[], days: DaysOfPeople): (DaysLeft | null)[] {
  const left = sparing((it, dueOn) => daysLeft(it.today, dueOn, it));
  return asked.map(({ personId, dueOn }) => { const it = days.get(personId); return it === undefined ? null : left(it, dueOn); });
}

/** Reckons for each of many people, and once for all who are never away and whose days are the same. */
export function sparing<R>(reckon: (of: OwnDays, day: string) => R): (of: OwnDays, day: string) => R {
  const known = new Map<string, R>();
  return (it, day) => {
    if (it.unavailable.length > 0) return reckon(it, day);
    const key = `${it.key} ${day}`;
    const found = known.get(key) ?? reckon(it, day);
    known.set(key, found);
    return found;
  };
}
