import { fits } from './gaps.js';
import { normaliseAnswer } from './normalise-answer.js';
import { creditOfNumber } from './number.js';
import type { ContentOf, Item, Option, QuestionContent, Response } from './question.js';
import { creditOfConversation } from './simulation.js';

export interface Marked {
  /** 0 to 1. */
  readonly credit: number;
  readonly verdict: 'right' | 'partly' | 'wrong' | 'blank';
}

/** Marks one answer; each kind's credit is stated beside it. @throws RangeError where the answer is of another kind than the question: the contract refuses that before. */
export function mark(content: QuestionContent, response: Response | null): Marked {
  if (response !== null && response.kind !== content.kind) throw new RangeError(`a ${content.kind} question was answered as ${response.kind}`);
  if (response === null || isBlank(response)) return { credit: 0, verdict: 'blank' };
  const credit = creditOf(content, response);
  return { credit, verdict: credit === 1 ? 'right' : credit > 0 ? 'partly' : 'wrong' };
}

/** Nothing was answered: no tick, no words. */
export function isBlank(response: Response | null): boolean {
  if (response === null) return true;
  switch (response.kind) {
    case 'singleChoice': case 'trueFalse': case 'hotSpot': return false;
    case 'multipleChoice': return response.optionIds.length === 0;
    case 'shortText': return normaliseAnswer(response.text) === '';
    case 'numeric': return response.text.trim() === '';
    case 'ordering': return response.itemIds.length === 0;
    case 'matching': return response.pairs.length === 0;
    case 'ticketSimulation': return response.replyIds.length === 0;
    case 'gapFill': return response.gaps.every((it) => normaliseAnswer(it.text) === '');
  }
}

function creditOf(content: QuestionContent, response: Response): number {
  if (content.kind === 'singleChoice' && response.kind === 'singleChoice') return content.options.some((it) => it.id === response.optionId && it.correct) ? 1 : 0;
  if (content.kind === 'multipleChoice' && response.kind === 'multipleChoice') return creditOfTicks(content.options, new Set(response.optionIds));
  if (content.kind === 'shortText' && response.kind === 'shortText') return content.accepted.some((it) => normaliseAnswer(it) === normaliseAnswer(response.text)) ? 1 : 0;
  if (content.kind === 'trueFalse' && response.kind === 'trueFalse') return content.answer === response.value ? 1 : 0;
  if (content.kind === 'numeric' && response.kind === 'numeric') return creditOfNumber(content, response.text);
  if (content.kind === 'ordering' && response.kind === 'ordering') return creditOfOrder(content.items, response.itemIds);
  if (content.kind === 'matching' && response.kind === 'matching') return share(content.pairs, ({ left, right }) => sameWords(content, right.id, response.pairs.find((it) => it.leftId === left.id)?.rightId));
  if (content.kind === 'hotSpot' && response.kind === 'hotSpot') return content.options.some((it) => it.id === response.optionId && it.correct) ? 1 : 0;
  if (content.kind === 'gapFill' && response.kind === 'gapFill') return share(content.gaps, (gap) => fits(gap, response.gaps.find((it) => it.id === gap.id)?.text ?? ''));
  if (content.kind === 'ticketSimulation' && response.kind === 'ticketSimulation') return creditOfConversation(content.scenes, response.replyIds);
  throw new RangeError('unknown kind of question');
}

/** Partial credit: (right ticks − wrong ticks) / right options, never below 0. Ticking everything earns nothing to speak of. */
function creditOfTicks(options: readonly Option[], ticked: ReadonlySet<string>): number {
  const right = options.filter((it) => it.correct);
  const hits = right.filter((it) => ticked.has(it.id)).length;
  const misses = options.filter((it) => !it.correct && ticked.has(it.id)).length;
  return Math.max(0, hits - misses) / right.length;
}

/**
 * Partial credit: of all pairs of things, (those in the right order − those in the wrong one) / all, never below 0; their distance does not count.
 * It is the rank correlation of the answer with the right order (M. G. Kendall, Biometrika 30, 1938): an order given by chance earns nothing to speak of.
 */
function creditOfOrder(items: readonly Item[], given: readonly string[]): number {
  const places = items.map((it) => given.indexOf(it.id));
  let [points, pairs] = [0, 0];
  for (const [at, place] of places.entries()) {
    for (const later of places.slice(at + 1)) {
      pairs++;
      if (place !== -1 && later !== -1) points += place < later ? 1 : -1;
    }
  }
  return pairs === 0 ? 1 : Math.max(0, points) / pairs;
}

/** Partial credit: the pairs, or the gaps, that are right, over all of them. */
const share = <T>(all: readonly T[], isRight: (it: T) => boolean): number => all.filter(isRight).length / all.length;

/** Whether a right half was chosen, or another one with the same words: nobody could tell them apart. */
export function sameWords({ pairs, extra }: ContentOf<'matching'>, rightId: string, chosenId: string | undefined): boolean {
  const words = (id: string | undefined) => [...pairs.map((it) => it.right), ...extra].find((it) => it.id === id)?.text.trim();
  return chosenId !== undefined && words(chosenId) !== undefined && words(chosenId) === words(rightId);
}
