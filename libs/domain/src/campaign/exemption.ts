import type { AskedStep } from './plan-change.js';

/**
 * What somebody is exempted from where they are exempted from a campaign: all that is open and that it asks of them itself. What it only counts on is another one’s to ask, and to exempt from: whose that is.
 */
export function exemptionOf(steps: readonly (Pick<AskedStep, 'done' | 'waived' | 'withdrawn'> & { readonly assignmentId: string; /** Whose campaign asks it, where it is another one. */ readonly askedBy: string | null })[]): { readonly from: readonly string[]; readonly leftTo: readonly string[] } {
  const open = steps.filter((it) => !it.done && !it.waived && !it.withdrawn);
  return { from: [...new Set(open.flatMap((it) => (it.askedBy === null ? [it.assignmentId] : [])))], leftTo: [...new Set(open.flatMap((it) => it.askedBy ?? []))] };
}
