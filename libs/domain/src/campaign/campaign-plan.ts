/** What a campaign asks one person to do: an activity of a course, in this version of it or a later one. */
export interface CampaignStep { readonly courseId: string; readonly unitId: string; readonly since: number; readonly minutes: number }

/** What another campaign asks of somebody already, by which day. */
export interface AskedAlready { readonly campaignId: string; readonly assignmentId: string; readonly unitId: string; readonly since: number; readonly dueOn: string }

/** Somebody of the audience, with what they would be asked anew, and what of all there is to learn for them another campaign asks already; neither where they know it. */
export interface CampaignPerson { readonly personId: string; /** Their own day: their last working day until the day that was chosen. */ readonly dueOn: string; readonly steps: readonly CampaignStep[]; readonly already: readonly AskedAlready[] }

/** What a launch would do: by which day, and what it asks of whom. */
export interface CampaignPlan { readonly dueOn: string; readonly people: readonly CampaignPerson[] }

const sorted = (all: readonly string[]): string[] => [...all].sort();

/**
 * Nobody is asked the same twice: what another campaign asks of somebody already, in this version or a later one and by a day that is not later, is left to it.
 * What it asks by a later day is asked anew, since this one is in more of a hurry.
 */
export function askedAnew<S extends Pick<CampaignStep, 'unitId' | 'since'>>(toLearn: readonly S[], asked: readonly AskedAlready[], dueOn: string): { readonly steps: readonly S[]; readonly already: readonly AskedAlready[] } {
  const by = (it: S): AskedAlready | undefined => asked.filter((one) => one.unitId === it.unitId && one.since >= it.since && one.dueOn <= dueOn).sort((a, b) => (`${a.dueOn} ${a.assignmentId}` < `${b.dueOn} ${b.assignmentId}` ? -1 : 1))[0];
  return { steps: toLearn.filter((it) => by(it) === undefined), already: toLearn.flatMap((it) => by(it) ?? []) };
}

/** All that a launch does, in one text that is the same whatever the order of people and steps: what was previewed holds as long as this does. */
export function sealOf({ dueOn, people }: CampaignPlan): string {
  return [dueOn, ...sorted(people.map(({ personId, dueOn: own, steps, already }) => [`${personId} ${own}`, ...sorted(steps.map((it) => `${it.courseId} ${it.unitId} ${it.since} ${it.minutes}`)), ...sorted(already.map((it) => `= ${it.campaignId} ${it.unitId} ${it.since} ${it.dueOn}`))].join('\n ')))].join('\n');
}

/** What is asked, one line for each person and course: so many things are put on people's lists. */
export function assignmentsOf({ people }: { readonly people: readonly Pick<CampaignPerson, 'personId' | 'steps'>[] }): { readonly personId: string; readonly courseId: string; readonly steps: readonly CampaignStep[] }[] {
  return people.flatMap(({ personId, steps }) => [...new Set(steps.map((it) => it.courseId))].map((courseId) => ({ personId, courseId, steps: steps.filter((it) => it.courseId === courseId) })));
}

export const minutesOf = ({ steps }: Pick<CampaignPerson, 'steps'>): number => steps.reduce((sum, it) => sum + it.minutes, 0);

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
