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

export interface Pace {
  /** Working days that are left to whoever has most of them, and to whoever has fewest. */
  readonly days: number;
  readonly least: number;
  /** Working days that whoever has most to learn needs. */
  readonly needs: number;
  /** People who have more to learn than fits into the days that are left to them. */
  readonly tight: number;
}

/** Whether so many minutes fit into so many working days. */
export const fitsInto = (minutes: number, days: number): boolean => minutes <= days * learningMinutesADay;

/** Whether a day is realistic, for whoever has anything to learn: each by the days that are left to them (`daysLeft`). */
export function paceOf(asked: readonly { readonly minutes: number; readonly days: number }[]): Pace {
  const days = asked.map((it) => it.days);
  const most = (of: readonly number[]): number => of.reduce((top, it) => Math.max(top, it), 0);
  return { days: most(days), least: days.reduce((low, it) => Math.min(low, it), most(days)), needs: Math.ceil(most(asked.map((it) => it.minutes)) / learningMinutesADay), tight: asked.filter((it) => !fitsInto(it.minutes, it.days)).length };
}
