/** What a new hire may lack for a start: a day of hire that somebody said, somebody who leads them, a plan, whoever does a step of it, that those who do can sign in, and that they can themselves. */
export const startNeeds = ['hireDay', 'lead', 'plan', 'mentor', 'access', 'ownAccess'] as const;
export type StartNeed = (typeof startNeeds)[number];

/** What this new hire lacks, in the order in which it is best mended; nothing where all is ready. */
export function lacks(of: { readonly hireDayAssumed: boolean; readonly led: boolean; readonly given: boolean; /** Steps of the plan that nobody does before somebody is named. */ readonly unnamed: number; /** People who should do a step and cannot sign in. */ readonly unable: number; /** They are here, have steps to do themselves, and cannot sign in. */ readonly shutOut: boolean }): readonly StartNeed[] {
  const missing: Readonly<Record<StartNeed, boolean>> = { hireDay: of.hireDayAssumed, lead: !of.led, plan: !of.given, mentor: of.unnamed > 0, access: of.unable > 0, ownAccess: of.shutOut };
  return startNeeds.filter((it) => missing[it]);
}
