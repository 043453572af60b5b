import { joinersDay } from './live-audience.js';
import type { DueBase, PersonalDue } from '../time/relative-due.js';

/** By when a course is due that a rule asks for: by one day, so many working days from each person’s own, or never. */
export interface CourseDue { readonly dueOn: string | null; readonly dueIn: number | null; readonly dueFrom: DueBase; readonly releaseId: string | null }

/** What a launch would do with one person: they are asked anew, they did it already and it counts at once, or somebody asks it of them already. */
export interface CourseAsked { readonly personId: string; readonly state: 'asked' | 'done' | 'open'; readonly day: string | null }

/** All that a launch does, in one text that is the same whatever the order of people: what was previewed holds as long as this does. */
export const sealOfCourseAudience = (people: readonly CourseAsked[]): string => people.map((it) => `${it.personId} ${it.state} ${it.day ?? ''}`).sort().join('\n');

/**
 * By which day somebody is asked who comes to match a live rule: the day that is said or counted (never a day off of theirs), or so many working days after they joined where that is later.
 * Days counted from the asking begin as they join, and are theirs already; nothing to count from is no day.
 */
export function courseJoinersDue({ dueOn, dueIn, dueFrom }: CourseDue, counted: Pick<PersonalDue, 'day'> | null, soonest: string): string | null {
  if (dueIn !== null && dueFrom === 'assignment') return counted?.day ?? null;
  const day = counted?.day ?? dueOn;
  return day === null ? null : joinersDay(day, soonest);
}
