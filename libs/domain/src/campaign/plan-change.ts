import type { CampaignStep } from './campaign-plan.js';
import type { StepFacts } from './campaign-state.js';

/** A step as it was asked, and what became of it. */
export interface AskedStep extends Pick<StepFacts, 'done' | 'waived' | 'withdrawn'> { readonly unitId: string; readonly since: number; /** Another campaign asks it, and it is that one’s to take back. */ readonly elsewhere?: boolean }

const isOpen = (it: AskedStep): boolean => !it.done && !it.waived && !it.withdrawn;

/**
 * What a campaign should ask of somebody besides what it asks, and what it asks that there is nothing in any more, once a release says something else than at the launch.
 * What they were exempted from is not asked again, unless a newer version says something new; what they did stays done.
 */
export function planChange<S extends Pick<CampaignStep, 'unitId' | 'since'>, A extends AskedStep>(asked: readonly A[], toLearn: readonly S[]): { readonly gains: readonly S[]; readonly loses: readonly A[] } {
  return {
    gains: toLearn.filter((it) => !asked.some((one) => one.unitId === it.unitId && one.since >= it.since && (isOpen(one) || one.waived))),
    loses: asked.filter((one) => isOpen(one) && one.elsewhere !== true && !toLearn.some((it) => it.unitId === one.unitId && it.since <= one.since)),
  };
}
