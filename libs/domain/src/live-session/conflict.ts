import type { Instant } from '../evidence/evidence.js';
import type { UnavailabilityKind } from '../time/due-day.js';

/** A time: its start is in it, its end is not. */
export interface Span { readonly startsAt: Instant; readonly endsAt: Instant }

/** Do the two share a moment? Whichever is asked of the other, the answer is the same; one that ends where the other begins shares none. */
export const overlaps = (a: Span, b: Span): boolean => a.startsAt < b.endsAt && b.startsAt < a.endsAt;

/** So long whoever worked at night rests before anything else. */
export const restAfterNight = 11 * 3_600_000;

/** When somebody is taken: away, on call, at work at night, or in another session. */
export interface Taken extends Span { readonly personId: string; readonly kind: UnavailabilityKind | 'session' }
/** What stands against a time, the plainest first. */
export const conflictKinds = ['absence', 'night', 'afterNight', 'onCall', 'session'] as const;
export type ConflictKind = (typeof conflictKinds)[number];
export interface Conflict extends Span { readonly personId: string; readonly kind: ConflictKind }

/**
 * All that stands against a time for these people: whatever overlaps it, and the night that ended less than a rest before. Nobody is left out and nothing is
 * said twice; it is for whoever plans to weigh, and forbids nothing.
 */
export function conflictsWith(time: Span, taken: readonly Taken[]): readonly Conflict[] {
  return taken.flatMap(({ personId, kind, startsAt, endsAt }): Conflict[] => {
    if (overlaps(time, { startsAt, endsAt })) return [{ personId, kind, startsAt, endsAt }];
    return kind === 'night' && overlaps(time, { startsAt: endsAt, endsAt: endsAt + restAfterNight }) ? [{ personId, kind: 'afterNight', startsAt, endsAt }] : [];
  }).sort((a, b) => (a.personId < b.personId ? -1 : a.personId > b.personId ? 1 : conflictKinds.indexOf(a.kind) - conflictKinds.indexOf(b.kind) || a.startsAt - b.startsAt || a.endsAt - b.endsAt));
}
