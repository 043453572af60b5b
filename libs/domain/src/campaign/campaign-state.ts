import type { Instant } from '../evidence/evidence.js';
import { dayOf } from '../time/day.js';

/** What became of one thing that a campaign asks of somebody. */
export interface StepFacts {
  readonly done: boolean;
  /** They were exempted from it. */
  readonly waived: boolean;
  /** It is asked no more, because the plan changed or the campaign was cancelled. */
  readonly withdrawn: boolean;
  /** Another campaign asked it and asks it no more, though the release teaches it still: nobody asks what is counted on. */
  readonly lapsed?: boolean;
  /** Its course was opened in a version that teaches it. */
  readonly begun: boolean;
  /** It is a quiz, and the last attempt at it that was handed in was not passed. */
  readonly failed: boolean;
}

export const campaignStates = ['ready', 'inProgress', 'notOpened', 'failed', 'waived', 'withdrawn'] as const;
export type CampaignState = (typeof campaignStates)[number];

/**
 * Where somebody is with a campaign. Whoever has nothing to do any more is ready, unless they were exempted from something or what they had not done was
 * taken back: an exemption is a decision about a person, a withdrawal one about the plan, and neither is knowledge. Nor is what was counted on and nobody asks any more.
 */
export function campaignState(steps: readonly StepFacts[]): CampaignState {
  const left = steps.filter((it) => !it.done);
  const open = left.filter((it) => !it.waived && !it.withdrawn);
  if (open.length === 0) return left.some((it) => it.waived) ? 'waived' : (left.length > 0 && left.length === steps.length) || left.some((it) => it.lapsed === true) ? 'withdrawn' : 'ready';
  if (open.some((it) => it.failed)) return 'failed';
  return open.some((it) => it.begun) || steps.some((it) => it.done) ? 'inProgress' : 'notOpened';
}

/** Something is still asked of them. */
export const isOpenIn = (state: CampaignState): boolean => state === 'inProgress' || state === 'notOpened' || state === 'failed';

/** Nobody is nudged twice within one of their days, whoever nudges and for whichever campaign, nor about what is not asked of them any more. */
export const mayNudge = (state: CampaignState, last: Instant | null, now: Instant, zone: string): boolean => isOpenIn(state) && (last === null || dayOf(last, zone) < dayOf(now, zone));
