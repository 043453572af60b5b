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

const dayMs = 86_400_000;
/** Of the days that are written with four digits of a year, the first and the last. */
const [firstDay, lastDay] = [Date.parse('0000-01-01'), Date.parse('9999-12-31')];

/** A day so many days later (or, below 0, earlier). A day has no zone, so whole days of UTC say it, twenty times sooner than a calendar does, which is asked about what is odd. */
export const plusDays = (day: string, days: number): string => {
  const from = day.length === 10 ? Date.parse(day) : NaN;
  const to = from + days * dayMs;
  if (Number.isInteger(days) && to >= firstDay && to <= lastDay && isoDay(from) === day) return isoDay(to);
  return Temporal.PlainDate.from(day).add({ days }).toString();
};

const isoDay = (at: Instant): string => new Date(at).toISOString().slice(0, 10);

/** It is written as a day, and there is such a day. */
export function isDay(said: string): boolean {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(said)) return false;
  try { return Temporal.PlainDate.from(said, { overflow: 'reject' }).toString() === said; } catch { return false; }
}
