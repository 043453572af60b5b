import type { ReviewState } from '@palier/domain';

/** Reviews, where they stand and what they go through, in words. */
export const kindWords = { progression: 'reviews.progression', career: 'reviews.career', careerSummary: 'reviews.careerSummary' } as const;
export const stateWords: Readonly<Record<ReviewState, string>> = { open: 'reviews.open', prepared: 'reviews.prepared', held: 'reviews.held', signing: 'reviews.signing', signed: 'reviews.signed', refused: 'reviews.refused', closed: 'reviews.closed' };
export const dueWords = { late: 'reviews.late', soon: 'reviews.soon', later: 'reviews.later' } as const;
export const becauseWords = { hired: 'reviews.becauseHired', fourYears: 'reviews.becauseFourYears', eightYears: 'reviews.becauseEightYears' } as const;
export const themeWords = { achieved: 'reviews.themeAchieved', skills: 'reviews.themeSkills', path: 'reviews.themePath', training: 'reviews.themeTraining', wishes: 'reviews.themeWishes', rights: 'reviews.themeRights', record: 'reviews.themeRecord' } as const;
