import { mark, type Marked } from '../quiz/mark.js';
import type { ContentOf } from '../quiz/question.js';
import { plainWords } from './lesson-line.js';
import { lessonBlockTypes, type LessonBlock, type LessonDocument } from './lesson.js';

/** A question that a reader asks themselves in the middle of a lesson. It is answered there, and nobody keeps it. */
export type SelfCheck = Extract<LessonBlock, { readonly type: 'selfCheck' }>['attrs'];
export interface SelfChecked { readonly verdict: Marked['verdict']; readonly explanation: string }

/** As many options as one can look over. */
export const mostCheckOptions = 20;

/** Corrects a choice, by place, as a quiz would. */
export function checkedSelf({ several, prompt, options, explanation }: SelfCheck, chosen: readonly number[]): SelfChecked {
  const content: ContentOf<'singleChoice' | 'multipleChoice'> = { kind: several ? 'multipleChoice' : 'singleChoice', prompt, explanation, options: options.map((it, at) => ({ id: String(at), text: it.text, correct: it.right, explanation: '' })) };
  const [first] = chosen;
  const { verdict } = mark(content, several ? { kind: 'multipleChoice', optionIds: chosen.map(String) } : first === undefined ? null : { kind: 'singleChoice', optionId: String(first) });
  return { verdict, explanation: verdict === 'blank' ? '' : explanation };
}

export type SelfCheckRemarkCode = 'lesson.check-without-words' | 'lesson.check-options' | 'lesson.check-right';
/** What is missing in such a question before it can be asked. */
export function selfCheckRemarks({ several, prompt, options }: Omit<SelfCheck, 'id'>): SelfCheckRemarkCode[] {
  const texts = options.map((it) => plainWords(it.text));
  const right = options.filter((it) => it.right).length;
  return [
    ...(plainWords(prompt) === '' ? ['lesson.check-without-words' as const] : []),
    ...(texts.length < 2 || texts.length > mostCheckOptions || texts.includes('') || new Set(texts).size < texts.length ? ['lesson.check-options' as const] : []),
    ...(right === 0 || (!several && right > 1) ? ['lesson.check-right' as const] : []),
  ];
}

/** A lesson as a learner is shown it: only what a lesson may be made of, and of a question to oneself neither which option is right nor why. */
export function shownLesson(document: LessonDocument): { readonly type: 'doc'; readonly content: readonly object[] } {
  return { type: 'doc', content: document.content.filter((it) => (lessonBlockTypes as readonly string[]).includes(it.type)).map((block) => {
    if (block.type !== 'selfCheck') return block;
    const { id, several, prompt, options } = block.attrs;
    return { type: block.type, attrs: { id, several, prompt, options: options.map(({ text }) => ({ text })) } };
  }) };
}
