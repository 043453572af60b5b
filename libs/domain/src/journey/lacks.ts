/** What a new hire may lack for a start: a day of hire that somebody said, somebody who leads them, a plan, and whoever does a step of it. */
export const startNeeds = ['hireDay', 'lead', 'plan', 'mentor'] as const;
export type StartNeed = (typeof startNeeds)[number];

/** What this new hire lacks, in the order in which it is best mended; nothing where all is ready. */
export function lacks(of: { readonly hireDayAssumed: boolean; readonly led: boolean; readonly given: boolean; /** Steps of the plan that nobody does before somebody is named. */ readonly unnamed: number }): readonly StartNeed[] {
  const missing: Readonly<Record<StartNeed, boolean>> = { hireDay: of.hireDayAssumed, lead: !of.led, plan: !of.given, mentor: of.unnamed > 0 };
  return startNeeds.filter((it) => missing[it]);
}
