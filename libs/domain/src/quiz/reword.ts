import type { Cell } from '../competency/cell.js';
import { optionsOf, type QuestionContent } from './question.js';

export interface KeyedQuestion { readonly cell: Cell; readonly content: QuestionContent }

/** What a question has become: the same, the same in other words (kind, cell, options and key unmoved), or another question. */
export function becomes(before: KeyedQuestion, after: KeyedQuestion): 'same' | 'reworded' | 'another' {
  if (JSON.stringify(keyOf(before)) !== JSON.stringify(keyOf(after))) return 'another';
  return JSON.stringify(wordsOf(before.content)) === JSON.stringify(wordsOf(after.content)) ? 'same' : 'reworded';
}

const keyOf = ({ cell, content }: KeyedQuestion) => [cell.competencyId, cell.level, content.kind, ownKeyOf(content)];
const wordsOf = (content: QuestionContent) => [content.prompt, content.explanation, ...optionsOf(content).map((it) => [it.text, it.explanation])];

function ownKeyOf(content: QuestionContent): unknown {
  switch (content.kind) {
    case 'singleChoice': case 'multipleChoice': return content.options.map((it) => [it.id, it.correct]);
    case 'shortText': return content.accepted;
    case 'trueFalse': return content.answer;
    case 'numeric': return [content.value, content.tolerance.by, content.tolerance.of, content.units];
  }
}
