import { Temporal } from 'temporal-polyfill';
import { newsDays } from '../notification/reminder.js';
import { plusDays } from '../time/day.js';
import type { CheckpointKind } from './checkpoint.js';

/** What a review is about: how somebody is getting on; the interview about their career that the law asks for, or the one of these that looks back on eight years; their start, after thirty, sixty and ninety days. */
export const reviewKinds = ['progression', 'career', 'careerSummary', 'day30', 'day60', 'day90'] as const;
export type ReviewKind = (typeof reviewKinds)[number];
export type CareerKind = Exclude<ReviewKind, 'progression' | CheckpointKind>;
export const isCareer = (kind: ReviewKind): kind is CareerKind => kind === 'career' || kind === 'careerSummary';

export interface HeldReview { readonly kind: ReviewKind; readonly heldOn: string }
export interface CareerDue { readonly kind: CareerKind; /** The last day on which it is in time. */ readonly dueOn: string; /** Why on that day: since the hire, or so long after the one before. */ readonly because: 'hired' | 'fourYears' | 'eightYears' }

export const firstWithinYears = 1;
export const everyYears = 4;
export const summaryEveryYears = 8;
/** So many days before it is due, a review is to be planned. */
export const reviewSoonDays = 90;

const plusYears = (day: string, years: number): string => Temporal.PlainDate.from(day).add({ years }).toString();
const last = (days: readonly string[]): string | undefined => [...days].sort().at(-1);

/**
 * The next interview about somebody's career: the first within the year after the hire, then four years after the one before. One of them looks back on eight years:
 * the first time eight years after the hire, then eight years after the one before. Whichever day comes first is due; on the same day the summary, which holds the other.
 */
export function careerDue(hiredOn: string, held: readonly HeldReview[]): CareerDue {
  const career = held.filter((it) => isCareer(it.kind));
  const before = last(career.map((it) => it.heldOn));
  if (before === undefined) return { kind: 'career', dueOn: plusYears(hiredOn, firstWithinYears), because: 'hired' };
  const next = plusYears(before, everyYears);
  const summary = plusYears(last(career.filter((it) => it.kind === 'careerSummary').map((it) => it.heldOn)) ?? hiredOn, summaryEveryYears);
  return summary <= next ? { kind: 'careerSummary', dueOn: summary, because: 'eightYears' } : { kind: 'career', dueOn: next, because: 'fourYears' };
}

export type DueState = 'late' | 'soon' | 'later';

/** Where a day stands from today. The day itself is still in time. */
export const dueStateOf = (dueOn: string, today: string): DueState => (dueOn < today ? 'late' : dueOn <= plusDays(today, reviewSoonDays) ? 'soon' : 'later');

/** News of a due day: that it comes near, then that it is past; each for a fortnight from its first day, so that nobody is told of old things. */
export function reviewNews(dueOn: string, today: string): Exclude<DueState, 'later'> | null {
  const state = dueStateOf(dueOn, today);
  if (state === 'later') return null;
  const since = state === 'late' ? plusDays(dueOn, 1) : plusDays(dueOn, -reviewSoonDays);
  return today <= plusDays(since, newsDays) ? state : null;
}
