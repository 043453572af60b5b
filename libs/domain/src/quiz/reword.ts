import type { Cell } from '../competency/cell.js';
import { gapsNamedIn } from './gaps.js';
import { wordsMoved } from './moved-words.js';
import { illustrationOf, optionsOf, type QuestionContent } from './question.js';
import { wayThrough } from './simulation.js';

export interface KeyedQuestion { readonly cell: Cell; readonly content: QuestionContent }

/** What a question has become: the same, the same in other words (kind, cell, options, picture and key unmoved), or another question. Two answers that change their words with one another move the key. */
export function becomes(before: KeyedQuestion, after: KeyedQuestion): 'same' | 'reworded' | 'another' {
  if (JSON.stringify(keyOf(before)) !== JSON.stringify(keyOf(after)) || wordsMoved(before.content, after.content)) return 'another';
  return JSON.stringify(wordsOf(before.content)) === JSON.stringify(wordsOf(after.content)) ? 'same' : 'reworded';
}

const keyOf = ({ cell, content }: KeyedQuestion) => [cell.competencyId, cell.level, content.kind, ownKeyOf(content), illustrationOf(content)?.file ?? null];
const wordsOf = (content: QuestionContent) => [content.prompt, content.explanation, ...optionsOf(content).map((it) => [it.text, it.explanation]), illustrationOf(content)?.words ?? '', ...ownWordsOf(content)];

function ownWordsOf(content: QuestionContent): readonly unknown[] {
  switch (content.kind) {
    case 'ordering': return content.items.map((it) => it.text);
    case 'matching': return [content.pairs.map(({ left, right }) => [left.text, right.text]), content.extra.map((it) => it.text)];
    case 'gapFill': return [content.text];
    case 'hotSpot': return [content.picture.words];
    case 'ticketSimulation': return [content.situation.customer, content.situation.product, content.situation.ticket, content.scenes.map((it) => [it.says, it.replies.map((reply) => [reply.text, reply.consequence])])];
    default: return [];
  }
}

function ownKeyOf(content: QuestionContent): unknown {
  switch (content.kind) {
    case 'singleChoice': case 'multipleChoice': return content.options.map((it) => [it.id, it.correct]);
    case 'shortText': return content.accepted;
    case 'trueFalse': return content.answer;
    case 'numeric': return [content.value, content.tolerance.by, content.tolerance.of, content.units];
    case 'ordering': return content.items.map((it) => it.id);
    case 'matching': return [content.pairs.map(({ left, right }) => [left.id, right.id]), content.extra.map((it) => it.id)];
    case 'hotSpot': return [content.picture.file, content.options.map((it) => [it.id, it.correct, it.shape])];
    case 'ticketSimulation': return [wayThrough(content), content.scenes.map((it) => it.replies.map((reply) => reply.credit))];
    case 'gapFill': return [gapsNamedIn(content.text, content.gaps), content.gaps];
  }
}
