import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../evidence/evidence.js';

/** The ends of days that were asked for last: a list of what is due asks for the same few a hundred times, and a calendar is slow to say. */
const ends = new Map<string, Instant>();
const mostEnds = 2_000;

/** The first instant of a day in a zone. */
export const startOfDay = (day: string, zone: string): Instant => Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds;

/** The first instant after a day in a zone: "as of D" is everything before it. */
export const endOfDay = (day: string, zone: string): Instant => {
  const key = `${day} ${zone}`;
  const found = ends.get(key);
  if (found !== undefined) return found;
  const end = Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds;
  if (ends.size >= mostEnds) ends.clear();
  ends.set(key, end);
  return end;
};

/** The instant at which the clocks of a zone say so: of two, the first; where they leap over it, as much later. */
export const instantAt = (day: string, time: string, zone: string): Instant => Temporal.PlainDate.from(day).toPlainDateTime(Temporal.PlainTime.from(time)).toZonedDateTime(zone).epochMilliseconds;

/** The calendar day of an instant in a zone, YYYY-MM-DD. */
export const dayOf = (instant: Instant, zone: string): string => Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate().toString();

/** A day so many days later (or, below 0, earlier). */
export const plusDays = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();
