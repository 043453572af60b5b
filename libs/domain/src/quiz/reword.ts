import type { Cell } from '../competency/cell.js';
import type { QuestionContent } from './question.js';

export interface KeyedQuestion { readonly cell: Cell; readonly content: QuestionContent }

/** What a question has become: the same, the same in other words (kind, cell, options and key unmoved), or another question. */
export function becomes(before: KeyedQuestion, after: KeyedQuestion): 'same' | 'reworded' | 'another' {
  if (JSON.stringify(keyOf(before)) !== JSON.stringify(keyOf(after))) return 'another';
  return JSON.stringify(wordsOf(before.content)) === JSON.stringify(wordsOf(after.content)) ? 'same' : 'reworded';
}

const keyOf = ({ cell, content }: KeyedQuestion) => [cell.competencyId, cell.level, content.kind, content.kind === 'shortText' ? content.accepted : content.options.map((it) => [it.id, it.correct])];
const wordsOf = (content: QuestionContent) => [content.prompt, content.explanation, ...(content.kind === 'shortText' ? [] : content.options.map((it) => [it.text, it.explanation]))];
