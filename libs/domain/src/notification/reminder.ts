import type { Instant } from '../evidence/evidence.js';
import { endOfDay, plusDays, startOfDay } from '../time/day.js';

/** Something that is asked by a day, and since when by that day. */
export interface Due { readonly dueOn: string; readonly askedAt: Instant; /** Where whoever is asked lives. */ readonly zone: string }

export type ReminderKind = 'dueSoon' | 'dueToday' | 'late';
export interface Reminder { readonly kind: ReminderKind; readonly at: Instant }

/** So many days before the due day comes the first reminder. */
export const soonDays = 2;
/** So many days before levels carried over end without a confirmation, whoever may confirm them is told, and whose they are. */
export const endingDays = 10;
/** What fell due longer ago is history: nobody is told of it any more. */
export const newsDays = 14;

/** When to remind of it. What was asked later than that needs no reminder: asking said the day. */
export function remindersOf({ dueOn, askedAt, zone }: Due): readonly Reminder[] {
  const all: readonly Reminder[] = [{ kind: 'dueSoon', at: startOfDay(plusDays(dueOn, -soonDays), zone) }, { kind: 'dueToday', at: startOfDay(dueOn, zone) }, { kind: 'late', at: endOfDay(dueOn, zone) }];
  return all.filter((it) => it.at > askedAt);
}

/** What to remind of now: the last that came, so that after days without a sign nobody is told yesterday's news. */
export function reminderAt(due: Due, now: Instant): Reminder | null {
  const last = remindersOf(due).filter((it) => it.at <= now).at(-1);
  return last === undefined || now - last.at > newsDays * 86_400_000 ? null : last;
}
