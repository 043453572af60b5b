/** When a learner sees the right answers of a quiz: after each attempt, or once they passed or have no attempt left. */
export const feedbackPolicies = ['full', 'oncePassed'] as const;
export type FeedbackPolicy = (typeof feedbackPolicies)[number];

/** How often a version of a quiz may be begun, as often as one likes where it does not say; and when its right answers are shown. */
export interface AttemptRules { readonly attempts: number | null; readonly feedback: FeedbackPolicy }

/** A quiz that says nothing of it. */
export const freely: AttemptRules = { attempts: null, feedback: 'full' };

/** How often somebody may still begin, of so many allowed and granted beside; null is as often as they like. */
export const attemptsLeft = (allowed: number | null, granted: number, begun: number): number | null => (allowed === null ? null : Math.max(0, allowed + granted - begun));

/** Whether whoever answered may see what was right. Before that they see which of their answers were, and nothing that follows from the key. */
export const keyShown = (feedback: FeedbackPolicy, { passed, left }: { readonly passed: boolean; readonly left: number | null }): boolean => feedback === 'full' || passed || left === 0;

/** Whole minutes to answer in, for somebody with so many percent more time (a third more is 33); a minute begun is given whole. */
export const minutesWithExtra = (minutes: number, extraPercent: number): number => Math.ceil((minutes * (100 + extraPercent)) / 100);
