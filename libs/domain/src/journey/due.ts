import { dueDay, type PersonalDays } from '../time/due-day.js';

/** When a step is due: so many days from the day of hire (0 is that day, below 0 before it), counted by the calendar or in working days, or on a day of its own. */
export type StepDue = { readonly kind: 'fromHire' | 'workingDays'; readonly days: number } | { readonly kind: 'on'; readonly day: string };

/** Weekends and nothing else: the days of nobody in particular. */
const anybody: PersonalDays = { holidays: new Map(), unavailable: [] };

/**
 * The day on which a step is due: never a weekend, a public holiday, an absence or a shift of this person. Counted in working days, none of these counts.
 * Counted by the calendar, what is due before the arrival comes forward, so that it is ready; anything later waits for the next working day. A day that somebody chose means by then, and comes forward too.
 * Nothing is due before the day on which it was asked: a plan that is given late makes nobody late.
 */
export function dueOn(due: StepDue, hiredOn: string, askedOn: string, days: PersonalDays = anybody): string {
  const day = due.kind === 'on' ? due.day : dayAt(numberOf(hiredOn) + due.days);
  const planned = due.kind === 'workingDays' ? dueDay({ kind: 'workingDays', days: due.days, from: hiredOn }, days).day
    : due.kind === 'on' ? dueDay({ kind: 'by', day, today: askedOn }, days).day
    : due.days < 0 ? dueDay({ kind: 'workingDays', days: -1, from: dayAt(numberOf(day) + 1) }, days).day
    : dueDay({ kind: 'on', day }, days).day;
  return planned < askedOn ? dueDay({ kind: 'on', day: askedOn }, days).day : planned;
}

// Days are numbers here, 0 being Thursday 1 January 1970.
const dayLong = 86_400_000;
const numberOf = (day: string): number => Date.parse(day) / dayLong;
const dayAt = (number: number): string => new Date(number * dayLong).toISOString().slice(0, 10);

/** The week of a plan that a day belongs to: 1 is the seven days from the hire on, 0 is all that comes before. */
export function weekOf(day: string, hiredOn: string): number {
  const days = numberOf(day) - numberOf(hiredOn);
  return days < 0 ? 0 : Math.floor(days / 7) + 1;
}

/** The same week before anybody is hired: five working days make one; unknown for a day of its own. */
export const plannedWeek = (due: StepDue): number | null => (due.kind === 'on' ? null : due.days < 0 ? 0 : Math.floor(due.days / (due.kind === 'workingDays' ? 5 : 7)) + 1);
