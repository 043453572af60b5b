import type { QuestionFormat } from '@palier/contracts';
import type { DraftActivity, QuestionKind } from '@palier/domain';

export type ActivityKind = DraftActivity['kind'];
/** What is added, in the order in which it is offered. */
export const addKeys = { lesson: 'drafts.addLesson', file: 'drafts.addFile', link: 'drafts.addLink', video: 'drafts.addVideo', quiz: 'drafts.addQuiz' } as const satisfies Record<ActivityKind, string>;
export const questionKindKeys = { singleChoice: 'drafts.singleChoice', multipleChoice: 'drafts.multipleChoice', shortText: 'drafts.shortText', trueFalse: 'drafts.trueFalse', numeric: 'drafts.numeric', ordering: 'drafts.ordering', matching: 'drafts.matching', gapFill: 'drafts.gapFill', hotSpot: 'drafts.hotSpot' } as const satisfies Record<QuestionKind, string>;
export const formatKeys = { gift: 'drafts.travelGift', aiken: 'drafts.travelAiken', 'moodle-xml': 'drafts.travelMoodle', table: 'drafts.travelTable' } as const satisfies Record<QuestionFormat, string>;
export const changeKeys = { cosmetic: 'drafts.cosmetic', substantive: 'drafts.substantive', breaking: 'drafts.breaking' } as const;
export const changeHints = { cosmetic: 'drafts.cosmeticHint', substantive: 'drafts.substantiveHint', breaking: 'drafts.breakingHint' } as const;

/** The words of a field as they are typed. */
export const typed = (event: Event): string => (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLSelectElement ? event.target.value : '');
