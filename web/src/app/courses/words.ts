import type { QuestionFormat } from '@palier/contracts';
import type { Difficulty, DraftActivity, FieldLabel, LessonBlock, QuestionKind } from '@palier/domain';

export type ActivityKind = DraftActivity['kind'];
/** What is added, in the order in which it is offered. */
export const addKeys = { lesson: 'drafts.addLesson', file: 'drafts.addFile', link: 'drafts.addLink', video: 'drafts.addVideo', checklist: 'drafts.addChecklist', article: 'drafts.addArticle', quiz: 'drafts.addQuiz' } as const satisfies Record<ActivityKind, string>;
export const questionKindKeys = { singleChoice: 'drafts.singleChoice', multipleChoice: 'drafts.multipleChoice', shortText: 'drafts.shortText', trueFalse: 'drafts.trueFalse', numeric: 'drafts.numeric', ordering: 'drafts.ordering', matching: 'drafts.matching', gapFill: 'drafts.gapFill', hotSpot: 'drafts.hotSpot', ticketSimulation: 'drafts.ticketSimulation' } as const satisfies Record<QuestionKind, string>;
export const difficultyKeys = { 1: 'drafts.easy', 2: 'drafts.medium', 3: 'drafts.hard' } as const satisfies Record<Difficulty, string>;
export const formatKeys = { gift: 'drafts.travelGift', aiken: 'drafts.travelAiken', 'moodle-xml': 'drafts.travelMoodle', table: 'drafts.travelTable' } as const satisfies Record<QuestionFormat, string>;
export const changeKeys = { cosmetic: 'drafts.cosmetic', substantive: 'drafts.substantive', breaking: 'drafts.breaking' } as const;
export const changeHints = { cosmetic: 'drafts.cosmeticHint', substantive: 'drafts.substantiveHint', breaking: 'drafts.breakingHint' } as const;

/** What a difference calls the parts of a course. */
export const fieldKeys = {
  title: 'versions.fieldTitle', summary: 'versions.fieldSummary', minutes: 'versions.fieldMinutes', file: 'versions.fieldFile', address: 'versions.fieldAddress', about: 'versions.fieldAbout', captions: 'versions.fieldCaptions', transcript: 'versions.fieldTranscript', cell: 'versions.fieldCell', passMark: 'versions.fieldPassMark', limit: 'versions.fieldLimit', attempts: 'versions.fieldAttempts', feedback: 'versions.fieldFeedback', drawn: 'versions.fieldDrawn', kind: 'versions.fieldKind', prompt: 'versions.fieldPrompt', explanation: 'versions.fieldExplanation', option: 'versions.fieldOption', why: 'versions.fieldWhy', accepted: 'versions.fieldAccepted', truth: 'versions.fieldTruth', value: 'versions.fieldValue', tolerance: 'versions.fieldTolerance', unit: 'versions.fieldUnit', item: 'versions.fieldItem', pair: 'versions.fieldPair', extra: 'versions.fieldExtra', picture: 'versions.fieldPicture', pictureWords: 'versions.fieldPictureWords', place: 'versions.fieldPlace', gapText: 'versions.fieldGapText', gap: 'versions.fieldGap', others: 'versions.fieldOthers', act: 'versions.fieldAct', optional: 'versions.fieldOptional', article: 'versions.fieldArticle',
  customer: 'drafts.customer', product: 'versions.fieldProduct', channel: 'drafts.channel', ticket: 'drafts.ticket', scene: 'drafts.says', reply: 'drafts.replyText', manner: 'versions.fieldManner', goesTo: 'drafts.goesTo', consequence: 'drafts.consequence', credit: 'drafts.credit', difficulty: 'drafts.difficulty', tag: 'versions.fieldTag', source: 'drafts.source', open: 'versions.fieldOpen', draw: 'versions.fieldDrawn',
  heading: 'versions.blockHeading', paragraph: 'versions.blockParagraph', bulletList: 'versions.blockBulletList', orderedList: 'versions.blockOrderedList', callout: 'versions.blockCallout', codeBlock: 'versions.blockCodeBlock', table: 'versions.blockTable', image: 'versions.blockImage', video: 'versions.blockVideo', selfCheck: 'versions.blockSelfCheck',
} as const satisfies Record<FieldLabel | LessonBlock['type'], string>;
export const signKeys = { same: 'versions.isSame', added: 'versions.isAdded', removed: 'versions.isRemoved', changed: 'versions.isChanged' } as const;

/** The words of a field as they are typed. */
export const typed = (event: Event): string => (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLSelectElement ? event.target.value : '');
