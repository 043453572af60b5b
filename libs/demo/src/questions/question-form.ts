import type { Option, QuestionContent } from '@palier/domain';
import type { Bilingual, Language } from '../bilingual.js';

/** A choice before its language is chosen. Both languages come from one choice, so their ids cannot part. */
export type Choice = (language: Language) => Option;

export const right = (id: string, text: Bilingual, explanation: Bilingual): Choice =>
  (language) => ({ id, text: text[language], correct: true, explanation: explanation[language] });

export const wrong = (id: string, text: Bilingual, explanation: Bilingual): Choice =>
  (language) => ({ id, text: text[language], correct: false, explanation: explanation[language] });

/** A question with exactly one right choice. */
export const single = (prompt: Bilingual, explanation: Bilingual, ...choices: readonly Choice[]): Bilingual<QuestionContent> =>
  inBoth((language) => ({ kind: 'singleChoice', prompt: prompt[language], explanation: explanation[language], options: choices.map((choice) => choice(language)) }));

/** A question whose right answer is exactly the right choices. */
export const multiple = (prompt: Bilingual, explanation: Bilingual, ...choices: readonly Choice[]): Bilingual<QuestionContent> =>
  inBoth((language) => ({ kind: 'multipleChoice', prompt: prompt[language], explanation: explanation[language], options: choices.map((choice) => choice(language)) }));

/** A question answered in a few words; `accepted` lists the spellings worth a point in each language. */
export const short = (prompt: Bilingual, accepted: Bilingual<readonly string[]>, explanation: Bilingual): Bilingual<QuestionContent> =>
  inBoth((language) => ({ kind: 'shortText', prompt: prompt[language], accepted: accepted[language], explanation: explanation[language] }));

const inBoth = (content: (language: Language) => QuestionContent): Bilingual<QuestionContent> => ({ fr: content('fr'), en: content('en') });
