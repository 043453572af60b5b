import { dueDay, type DueDay, type PersonalDays } from '../time/due-day.js';
import { relativeDue } from '../time/relative-due.js';
import { joinersWorkingDays } from './live-audience.js';

/** What is asked of somebody so many working days from a release, or from their hire: since which day of theirs where they joined a live rule later, until when it was granted, and by which day it is due as things stand. */
export interface CountedFrom { readonly days: number; readonly joinedOn: string | null; readonly granted: string | null; readonly dueOn: string | null }

/**
 * By which day it is due once what it counts from is on another day: counted anew over the days of this person, never a day off. Whoever joined later keeps a fair day, and a later day that was granted stays.
 * Where what is counted is past by now (`past`), it is due on the next working day, or stays on the day it has where that is not later: what is late stays late.
 */
export function dueFromAnother({ days, joinedOn, granted, dueOn }: CountedFrom, from: string, own: PersonalDays, today: string): DueDay & { readonly past: boolean } {
  const counted = relativeDue({ base: 'release', days }, from, own, today);
  const fair = joinedOn === null ? counted : relativeDue({ base: 'assignment', days: joinersWorkingDays }, joinedOn, own, today);
  const { day, passed, past } = !fair.past && (counted.past || (fair.day ?? '') > (counted.day ?? '')) ? fair : counted;
  if (day !== null && granted !== null && granted > day) return { ...dueDay({ kind: 'by', day: granted, today }, own), past: false };
  return day === null || (past && dueOn !== null && dueOn <= day) ? { day: dueOn ?? today, passed: [], past } : { day, passed, past };
}
