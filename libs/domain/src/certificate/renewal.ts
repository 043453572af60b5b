import type { Instant } from '../evidence/evidence.js';
import { dayOf, plusDays } from '../time/day.js';
import { dueDay, type PersonalDays } from '../time/due-day.js';
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

export interface Renewal {
  /** The last day on which it holds. */
  readonly until: string;
  /** From this day on it may be renewed, and goes on from its last day. */
  readonly opensOn: string;
  /** By when it is asked: the last working day on which it holds, or, where that is past, so many working days from today. */
  readonly dueOn: string;
  readonly state: 'valid' | 'open' | 'over';
}

/** The day that so many working days of a person come before a last day. */
export const renewalOpensOn = (until: string, windowDays: number, of: PersonalDays): string => dueDay({ kind: 'workingDays', days: -windowDays, from: until }, of).day;

/** Where somebody stands with what a course proves; null where it was never proved. Renewed within its window it goes on from its last day, so that nobody loses a day by being early. */
export function renewalOf(times: readonly Instant[], zone: string, { months, windowDays }: RenewalTerms, of: PersonalDays, today: string): Renewal | null {
  const until = lastValidDay(times.map((it) => ({ issuedOn: dayOf(it, zone), saidUntil: null })), months, (it) => renewalOpensOn(it, windowDays, of));
  if (until === undefined) return null;
  const opensOn = renewalOpensOn(until, windowDays, of);
  const last = dueDay({ kind: 'workingDays', days: -1, from: plusDays(until, 1) }, of).day;
  return { until, opensOn, dueOn: last >= today ? last : until >= today ? until : dueDay({ kind: 'workingDays', days: windowDays, from: today }, of).day, state: until < today ? 'over' : opensOn <= today ? 'open' : 'valid' };
}
