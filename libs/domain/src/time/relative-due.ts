import { dueDay, type DueDay, type PersonalDays } from './due-day.js';

/** What working days are counted from: the day on which it is asked, the person’s hire, the day of a release, or the end of what they proved. */
export const dueBases = ['assignment', 'hire', 'release', 'expiry'] as const;
export type DueBase = (typeof dueBases)[number];
export const mostDueIn = 250;
export interface RelativeDue { readonly base: DueBase; /** After that day; before it where they are below 0. */ readonly days: number }

/** Forward from what is asked today, backward from what ends, both ways from a hire or a release. */
export function isRelativeDue({ base, days }: RelativeDue): boolean {
  if (!Number.isInteger(days) || Math.abs(days) > mostDueIn) return false;
  return base === 'assignment' ? days >= 1 : base === 'expiry' ? days <= -1 : true;
}

export interface PersonalDue { /** Null where there is no day to count from. */ readonly day: string | null; readonly from: string | null; readonly passed: DueDay['passed']; /** The day that was counted is past: it is due on the next working day instead. */ readonly past: boolean }

/** The day on which something is due for one person: never a day off, and never one that is past. */
export function relativeDue({ days }: RelativeDue, from: string | null, of: PersonalDays, today: string): PersonalDue {
  if (from === null) return { day: null, from, passed: [], past: false };
  const counted = dueDay({ kind: 'workingDays', days, from }, of);
  if (counted.day >= today) return { ...counted, from, past: false };
  return { ...dueDay({ kind: 'workingDays', days: 1, from: today }, of), from, past: true };
}
