import type { ReviewState, Sides } from '@palier/domain';

/** Reviews, where they stand and what they go through, in words. */
export const kindWords = { progression: 'reviews.progression', career: 'reviews.career', careerSummary: 'reviews.careerSummary', day30: 'reviews.day30', day60: 'reviews.day60', day90: 'reviews.day90' } as const;
export const stateWords: Readonly<Record<ReviewState, string>> = { open: 'reviews.open', prepared: 'reviews.prepared', held: 'reviews.held', signing: 'reviews.signing', signed: 'reviews.signed', refused: 'reviews.refused', closed: 'reviews.closed' };
/** How what the two say of a competency compares. */
export const sidesWords = (it: Sides) => (it.kind === 'differ' ? (it.more === 'lead' ? 'reviews.leadSeesMore' : 'reviews.leadSeesLess') : it.kind === 'one' ? (it.who === 'lead' ? 'reviews.onlyLeadSays' : 'reviews.onlyPersonSays') : it.kind === 'agree' ? 'reviews.bothSaySame' : 'reviews.neitherSays');
export const dueWords = { late: 'reviews.late', soon: 'reviews.soon', later: 'reviews.later' } as const;
export const checkpointWords = { held: 'reviews.checkpointHeld', passedOver: 'reviews.passedOver', late: 'reviews.late', soon: 'reviews.checkpointSoon', later: 'reviews.later' } as const;
export const becauseWords = { hired: 'reviews.becauseHired', fourYears: 'reviews.becauseFourYears', eightYears: 'reviews.becauseEightYears' } as const;
export const themeWords = { settling: 'reviews.themeSettling', comingUp: 'reviews.themeComingUp', achieved: 'reviews.themeAchieved', skills: 'reviews.themeSkills', path: 'reviews.themePath', training: 'reviews.themeTraining', wishes: 'reviews.themeWishes', rights: 'reviews.themeRights', record: 'reviews.themeRecord' } as const;
