import { normaliseAnswer } from './normalise-answer.js';
import { creditOfNumber } from './number.js';
import type { Option, QuestionContent, Response } from './question.js';

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
    case 'singleChoice': case 'trueFalse': return false;
    case 'multipleChoice': return response.optionIds.length === 0;
    case 'shortText': return normaliseAnswer(response.text) === '';
    case 'numeric': return response.text.trim() === '';
  }
}

function creditOf(content: QuestionContent, response: Response): number {
  if (content.kind === 'singleChoice' && response.kind === 'singleChoice') return content.options.some((it) => it.id === response.optionId && it.correct) ? 1 : 0;
  if (content.kind === 'multipleChoice' && response.kind === 'multipleChoice') return creditOfTicks(content.options, new Set(response.optionIds));
  if (content.kind === 'shortText' && response.kind === 'shortText') return content.accepted.some((it) => normaliseAnswer(it) === normaliseAnswer(response.text)) ? 1 : 0;
  if (content.kind === 'trueFalse' && response.kind === 'trueFalse') return content.answer === response.value ? 1 : 0;
  if (content.kind === 'numeric' && response.kind === 'numeric') return creditOfNumber(content, response.text);
  throw new RangeError('unknown kind of question');
}

/** Partial credit: (right ticks − wrong ticks) / right options, never below 0. Ticking everything earns nothing to speak of. */
function creditOfTicks(options: readonly Option[], ticked: ReadonlySet<string>): number {
  const right = options.filter((it) => it.correct);
  const hits = right.filter((it) => ticked.has(it.id)).length;
  const misses = options.filter((it) => !it.correct && ticked.has(it.id)).length;
  return Math.max(0, hits - misses) / right.length;
}
