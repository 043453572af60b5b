import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../evidence/evidence.js';

/** Hours on the wall, HH:MM, in which nobody wants a mail: from the first (included) to the second (not included), over midnight where that comes first. */
export interface QuietHours { readonly from: string; readonly until: string }

/** Until somebody chooses. Who works at night chooses their own. */
export const usualQuietHours: QuietHours = { from: '20:00', until: '07:00' };

const at = (instant: Instant, zone: string): Temporal.ZonedDateTime => Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);

/** Is it quiet where this person lives? What the wall says counts, also in the hour that comes twice. */
export function isQuiet(instant: Instant, zone: string, { from, until }: QuietHours): boolean {
  const time = at(instant, zone).toPlainTime().toString({ smallestUnit: 'minute' });
  return from < until ? from <= time && time < until : from <= time || time < until;
}

/** The first instant, now or later, at which it is not quiet. */
export function whenToWrite(now: Instant, zone: string, quiet: QuietHours | null): Instant {
  if (quiet === null || quiet.from === quiet.until || !isQuiet(now, zone, quiet)) return now;
  const here = at(now, zone);
  const ends = [0, 1, 2].flatMap((days) => (['earlier', 'later'] as const).map((disambiguation) => here.toPlainDate().add({ days }).toPlainDateTime(quiet.until).toZonedDateTime(zone, { disambiguation })));
  // Where the clocks go forward over the end, it ends with the hour that is left out.
  const jump = here.getTimeZoneTransition('next');
  const candidates = [...ends, ...(jump === null ? [] : [jump])].map((it) => it.epochMilliseconds).filter((it) => it >= now && !isQuiet(it, zone, quiet));
  return Math.min(...candidates);
}
