import type { Instant } from '../evidence/evidence.js';
import { dayOf, plusDays } from '../time/day.js';
import { dueDay, type DueDay, type PersonalDays } from '../time/due-day.js';
import { lastValidDay } from './certificate.js';

/** What a course proves holds for so many months, and is asked again so many working days before it ends. */
export interface RenewalTerms { readonly months: number; readonly windowDays: number }
export const mostRenewalWindow = 120;
/** A quiz of the course was passed. */
export interface Passed { readonly unitId: string; readonly at: Instant }

/** When all quizzes of a course were passed, once more each time; what was passed before counts for one time only. */
export function timesProved(unitIds: readonly string[], passes: readonly Passed[]): readonly Instant[] {
  const times: Instant[] = [];
  for (let after = -Infinity; ; ) {
    const at = Math.max(...unitIds.map((unitId) => Math.min(...passes.filter((it) => it.unitId === unitId && it.at > after).map((it) => it.at))));
    if (!Number.isFinite(at)) return times;
    times.push(at);
    after = at;
  }
}

/** A version of a course that somebody opened, with the quizzes that prove it. */
export interface FollowedVersion { readonly number: number; readonly unitIds: readonly string[] }

/** When any version that somebody opened was proved, by what was passed in it or before: a quiz that a later version adds takes nothing back of what was proved without it. */
export function timesProvedIn(versions: readonly FollowedVersion[], passes: readonly (Passed & { readonly version: number })[]): readonly Instant[] {
  return [...new Set(versions.flatMap(({ number, unitIds }) => timesProved(unitIds, passes.filter((it) => it.version <= number))))].sort((a, b) => a - b);
}

export interface Renewal {
  /** The last day on which it holds. */
  readonly until: string;
  /** From this day on it may be renewed, and goes on from its last day. */
  readonly opensOn: string;
  /** By when it is asked: the last working day on which it holds, or, where that is past, the next working day; once it ended, so many working days from today. */
  readonly dueOn: string;
  readonly state: 'valid' | 'open' | 'over';
}

/** How long before its end something may be renewed and is asked for again: so many days of the calendar, or working days of its person. */
export const windowUnits = ['days', 'workingDays'] as const;
export interface RenewalWindow { readonly unit: (typeof windowUnits)[number]; readonly days: number }
/** Of what ends by itself, until HR says otherwise. */
export const usualWindow: RenewalWindow = { unit: 'workingDays', days: 20 };

/** The day that so many working days of a person come before a last day. */
export const renewalOpensOn = (until: string, windowDays: number, of: PersonalDays): string => windowOpensOn(until, { unit: 'workingDays', days: windowDays }, of);

/** The first day on which something that ends may be renewed. */
export const windowOpensOn = (until: string, { unit, days }: RenewalWindow, of: PersonalDays): string => (unit === 'days' ? plusDays(until, -days) : dueDay({ kind: 'workingDays', days: -days, from: until }, of).day);

/** The last day before an end on which its person works and may have done it by then: never a day off. */
export const lastWorkingDay = (until: string, of: PersonalDays): DueDay => dueDay({ kind: 'workingDays', days: -1, from: plusDays(until, 1) }, of);

export type RenewalState = Renewal['state'];
/** Something that ends by itself: when it may be renewed, and by when it is asked for; after that day it is late. */
export interface Ends { readonly until: string; readonly opensOn: string; readonly dueOn: string; /** What that day was moved over. */ readonly passed: DueDay['passed']; readonly state: RenewalState; readonly late: boolean }

/** Where something that ends stands on a day. It is asked for when it may be renewed without losing a day, and not before: whoever is away from then to its end does it on the day they are back. */
export function endsOf(until: string, window: RenewalWindow, of: PersonalDays, today: string): Ends {
  const opensOn = windowOpensOn(until, window, of);
  const last = lastWorkingDay(until, of);
  const { day: dueOn, passed } = last.day >= opensOn ? last : dueDay({ kind: 'on', day: opensOn }, of);
  return { until, opensOn, dueOn, passed, state: until < today ? 'over' : opensOn <= today ? 'open' : 'valid', late: dueOn < today };
}

/** The last day on which a signature holds where it holds for so many months: renewed within the window of what holds already, it goes on from that last day; given at any other time it holds from its own. */
export function signedUntil(on: string, months: number, heldUntil: string | null, opensOn: (until: string) => string): string {
  const before = heldUntil === null ? [] : [{ issuedOn: on, saidUntil: heldUntil }];
  return lastValidDay([...before, { issuedOn: on, saidUntil: null }], months, opensOn) ?? on;
}

/** Where somebody stands with what a course proves; null where it was never proved. Renewed within its window it goes on from its last day, so that nobody loses a day by being early. */
export function renewalOf(times: readonly Instant[], zone: string, { months, windowDays }: RenewalTerms, of: PersonalDays, today: string): Renewal | null {
  const until = lastValidDay(times.map((it) => ({ issuedOn: dayOf(it, zone), saidUntil: null })), months, (it) => renewalOpensOn(it, windowDays, of));
  if (until === undefined) return null;
  const opensOn = renewalOpensOn(until, windowDays, of);
  const last = lastWorkingDay(until, of).day;
  const state = until < today ? 'over' : opensOn <= today ? 'open' : 'valid';
  // Nothing is due on a day off: where only such days are left of it, it is the next day after them.
  const next = (): string => dueDay(state === 'over' ? { kind: 'workingDays', days: windowDays, from: today } : { kind: 'on', day: today }, of).day;
  return { until, opensOn, dueOn: last >= today ? last : next(), state };
}
