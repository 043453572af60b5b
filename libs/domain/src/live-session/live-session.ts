import type { Instant } from '../evidence/evidence.js';
import { dayOf, instantAt, plusDays, startOfDay } from '../time/day.js';
import type { Span } from './conflict.js';

/** No session is longer; what would be is a mistake of writing. */
export const longestSession = 12 * 3_600_000;

/** A time as people write it: a day, and the hours on the clocks of a zone. */
export interface WrittenTime { readonly day: string; readonly from: string; readonly until: string; readonly zone: string }

/** When a session is. It may go on over midnight; null where it would end before it begins, or last too long. Where the clocks come back over an hour, the first of the two is meant. */
export function sessionTime({ day, from, until, zone }: WrittenTime): Span | null {
  const startsAt = instantAt(day, from, zone);
  const endsAt = instantAt(until <= from ? plusDays(day, 1) : day, until, zone);
  return startsAt < endsAt && endsAt - startsAt <= longestSession ? { startsAt, endsAt } : null;
}

export const sessionStates = ['planned', 'underWay', 'over', 'cancelled'] as const;
export type SessionState = (typeof sessionStates)[number];
export const sessionState = ({ startsAt, endsAt }: Span, cancelled: boolean, now: Instant): SessionState => (cancelled ? 'cancelled' : now < startsAt ? 'planned' : now < endsAt ? 'underWay' : 'over');

export const attendances = ['present', 'absent', 'excused'] as const;
export type Attendance = (typeof attendances)[number];

/** What somebody said of coming: to which time, since another time asks anew. */
export interface SessionAnswer { readonly timeId: string; readonly coming: boolean }
/** The last answer to the time that holds, or null. Rows are in the order in which they were said. */
export const answerTo = (timeId: string, said: readonly SessionAnswer[]): boolean | null => said.findLast((it) => it.timeId === timeId)?.coming ?? null;

/** Is there a place left for one more who comes? Without a number there always is. */
export const hasPlace = (capacity: number | null, coming: number): boolean => capacity === null || coming < capacity;

/** When to remind of a session: as the day before begins where the reader lives, unless they were invited after that. */
export function sessionReminderAt({ startsAt, zone, since }: { readonly startsAt: Instant; readonly zone: string; readonly since: Instant }, now: Instant): Instant | null {
  const at = startOfDay(plusDays(dayOf(startsAt, zone), -1), zone);
  return since < at && at <= now && now < startsAt ? at : null;
}
