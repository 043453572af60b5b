import type { Cell, Level } from '../competency/cell.js';
import { endOfDay, plusDays, startOfDay } from '../time/day.js';
import type { EvidenceSource, Instant } from './evidence.js';

/** How often something has to be done to prove a level: so many times within so many days, the first and the last day counted. */
export interface Rhythm { readonly times: number; readonly days: number }
export const rhythmBounds = { times: { least: 2, most: 52 }, days: { least: 7, most: 1096 } } as const;
export const isRhythm = ({ times, days }: Rhythm): boolean => Number.isInteger(times) && times >= rhythmBounds.times.least && times <= rhythmBounds.times.most && Number.isInteger(days) && days >= rhythmBounds.days.least && days <= rhythmBounds.days.most && times <= days;

/** Something that is done regularly, and the levels of a competency that it can prove. Another rhythm is another activity. */
export interface RecurringActivity extends Rhythm { readonly id: string; readonly competencyId: string; readonly levels: readonly Level[] }

export const occurrenceStates = ['waiting', 'confirmed', 'refused', 'withdrawn'] as const;
export type OccurrenceState = (typeof occurrenceStates)[number];
/** It was done on a day; it counts from when a rater confirmed it. */
export interface Occurrence { readonly id: string; readonly on: string; readonly state: OccurrenceState }

/** The last day on which something done on a day counts: on that day the window still begins with it. */
export const countsUntil = (on: string, { days }: Rhythm): string => plusDays(on, days - 1);

export interface RecurringEvidence { readonly cell: Cell; readonly source: Extract<EvidenceSource, { kind: 'recurring' }>; readonly occurredAt: Instant; readonly validUntil: Instant }

/** What an occurrence proves, a row for each level: nothing before it is confirmed, then one time of several, for as long as the window reaches back to it. */
export function evidenceOfOccurrence(activity: RecurringActivity, { id, on, state }: Occurrence, zone: string): RecurringEvidence[] {
  if (state !== 'confirmed') return [];
  return activity.levels.map((level) => ({
    cell: { competencyId: activity.competencyId, level }, source: { kind: 'recurring', activityId: activity.id, occurrenceId: id, times: activity.times },
    occurredAt: startOfDay(on, zone), validUntil: endOfDay(countsUntil(on, activity), zone),
  }));
}

/** Never done often enough; done often enough within the window; done so once, and no longer. */
export const rhythmStates = ['notYet', 'kept', 'broken'] as const;
export type RhythmState = (typeof rhythmStates)[number];
export interface RhythmStanding { readonly state: RhythmState; /** How many count on that day. */ readonly counted: number; /** Kept: the last day on which it is, where nobody does it again. */ readonly until: string | null }

/** Where somebody stands with a recurring activity on a day. */
export function rhythmStanding(occurrences: readonly Occurrence[], rhythm: Rhythm, today: string): RhythmStanding {
  const done = occurrences.filter((it) => it.state === 'confirmed' && it.on <= today).map((it) => it.on).sort();
  const counting = done.filter((on) => countsUntil(on, rhythm) >= today);
  const last = counting.at(-rhythm.times);
  if (last !== undefined) return { state: 'kept', counted: counting.length, until: countsUntil(last, rhythm) };
  const ever = done.some((on, index) => { const later = done[index + rhythm.times - 1]; return later !== undefined && later <= countsUntil(on, rhythm); });
  return { state: ever ? 'broken' : 'notYet', counted: counting.length, until: null };
}
