import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../evidence/evidence.js';
import { dayOf, plusDays } from '../time/day.js';
import { whenToWrite, type QuietHours } from './quiet-hours.js';

/** When the mail of a day goes out: at that hour where the person lives, or when their quiet hours end. */
export function digestAt(day: string, hour: number, zone: string, quiet: QuietHours | null): Instant {
  return whenToWrite(Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from({ hour }) }).epochMilliseconds, zone, quiet);
}

/** The day whose mail also holds what somebody reads once a week: the Monday of that day, or the one before. */
export const weeklyDay = (day: string): string => plusDays(day, 1 - Temporal.PlainDate.from(day).dayOfWeek);

/** The newest day whose mail is due by now. */
export function digestDay(now: Instant, hour: number, zone: string, quiet: QuietHours | null): string {
  let day = dayOf(now, zone);
  while (digestAt(day, hour, zone, quiet) > now) day = plusDays(day, -1);
  return day;
}
