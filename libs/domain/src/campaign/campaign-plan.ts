import { plusDays } from '../time/day.js';

/** What a campaign asks one person to do: an activity of a course, in this version of it or a later one. */
export interface CampaignStep { readonly courseId: string; readonly unitId: string; readonly since: number; readonly minutes: number }

/** Somebody of the audience, with what there is to learn for them; nothing where they know it already. */
export interface CampaignPerson { readonly personId: string; readonly steps: readonly CampaignStep[] }

/** What a launch would do: by which day, and what it asks of whom. */
export interface CampaignPlan { readonly dueOn: string; readonly people: readonly CampaignPerson[] }

const sorted = (all: readonly string[]): string[] => [...all].sort();

/** All that a launch does, in one text that is the same whatever the order of people and steps: what was previewed holds as long as this does. */
export function sealOf({ dueOn, people }: CampaignPlan): string {
  return [dueOn, ...sorted(people.map(({ personId, steps }) => [personId, ...sorted(steps.map((it) => `${it.courseId} ${it.unitId} ${it.since} ${it.minutes}`))].join('\n ')))].join('\n');
}

/** What is asked, one line for each person and course: so many things are put on people's lists. */
export function assignmentsOf({ people }: CampaignPlan): { readonly personId: string; readonly courseId: string; readonly steps: readonly CampaignStep[] }[] {
  return people.flatMap(({ personId, steps }) => [...new Set(steps.map((it) => it.courseId))].map((courseId) => ({ personId, courseId, steps: steps.filter((it) => it.courseId === courseId) })));
}

export const minutesOf = ({ steps }: CampaignPerson): number => steps.reduce((sum, it) => sum + it.minutes, 0);

/** So much learning fits into somebody’s working day beside the work itself: an assumption, and said to be one wherever it is used. */
export const learningMinutesADay = 15;

/** Mondays to Fridays from the day after `today` to the due day. */
export function workingDays(today: string, dueOn: string): number {
  let count = 0;
  for (let day = plusDays(today, 1); day <= dueOn; day = plusDays(day, 1)) if (![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())) count++;
  return count;
}

export interface Pace {
  /** Working days that are left. */
  readonly days: number;
  /** Working days that whoever has most to learn needs. */
  readonly needs: number;
  /** People who have more to learn than fits into the days that are left. */
  readonly tight: number;
}

/** Whether a day is realistic. */
export function paceOf({ dueOn, people }: CampaignPlan, today: string): Pace {
  const days = workingDays(today, dueOn);
  const minutes = people.map(minutesOf);
  return { days, needs: Math.ceil(minutes.reduce((most, it) => Math.max(most, it), 0) / learningMinutesADay), tight: minutes.filter((it) => it > days * learningMinutesADay).length };
}
