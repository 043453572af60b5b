import type { StepKind } from '@palier/contracts';

/** The key of the words for who does a step: somebody, or somebody as HR or IT. */
export const byWords = { hr: 'onboarding.byHr', it: 'onboarding.byIt', person: 'onboarding.by' } as const;

/** The key of the word for a kind of step. */
export const kindWords: Readonly<Record<StepKind, string>> = { meet: 'onboarding.meet', account: 'onboarding.account', mentor: 'onboarding.mentorStep', activity: 'onboarding.activity', read: 'onboarding.read', sign: 'onboarding.sign', other: 'onboarding.other' };
