import { normaliseName } from '../competency/normalise-name.js';
import type { Option, QuestionContent, Response } from './question.js';

export interface Marked {
  /** 0 to 1. */
  readonly credit: number;
  readonly verdict: 'right' | 'partly' | 'wrong' | 'blank';
}

const verdictOf = (credit: number): Marked => ({ credit, verdict: credit === 1 ? 'right' : credit > 0 ? 'partly' : 'wrong' });

/** Accents, case, spaces, apostrophes and closing punctuation are forgiven. */
export const normaliseAnswer = (text: string): string => normaliseName(text).replace(/[\s.,;:!?…]+$/u, '').replace(/^[\s«"“]+|[\s»"”]+$/gu, '');

/** Partial credit: (right ticks − wrong ticks) / right options, never below 0. Ticking everything earns nothing to speak of. */
function markMultiple(options: readonly Option[], ticked: ReadonlySet<string>): Marked {
  const right = options.filter((it) => it.correct);
  const hits = right.filter((it) => ticked.has(it.id)).length;
  const misses = options.filter((it) => !it.correct && ticked.has(it.id)).length;
  return verdictOf(Math.max(0, hits - misses) / right.length);
}

/** Marks one answer. @throws RangeError where the answer is of another kind than the question: the contract refuses that before. */
export function mark(content: QuestionContent, response: Response | null): Marked {
  if (response === null) return { credit: 0, verdict: 'blank' };
  if (response.kind !== content.kind) throw new RangeError(`a ${content.kind} question was answered as ${response.kind}`);
  if (content.kind === 'singleChoice' && response.kind === 'singleChoice') {
    return verdictOf(content.options.some((it) => it.id === response.optionId && it.correct) ? 1 : 0);
  }
  if (content.kind === 'multipleChoice' && response.kind === 'multipleChoice') {
    return response.optionIds.length === 0 ? { credit: 0, verdict: 'blank' } : markMultiple(content.options, new Set(response.optionIds));
  }
  if (content.kind === 'shortText' && response.kind === 'shortText') {
    const given = normaliseAnswer(response.text);
    return given === '' ? { credit: 0, verdict: 'blank' } : verdictOf(content.accepted.some((it) => normaliseAnswer(it) === given) ? 1 : 0);
  }
  throw new RangeError('unknown kind of question');
}
