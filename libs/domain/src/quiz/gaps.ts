import { normaliseAnswer } from './normalise-answer.js';
import type { TextGap, PresentedQuestion } from './question.js';

/** The ids of the gaps in the order in which a text names them; one that it names twice comes twice. */
export const gapsNamedIn = (text: string, gaps: readonly TextGap[]): string[] => [...text.matchAll(mark)].flatMap(([, id]) => (gaps.some((it) => it.id === id) ? [id as string] : []));

/** A text with gaps, piece by piece. What a list is chosen from stands in an order of its own, which says nothing of what is right. */
export function passageOf(text: string, gaps: readonly TextGap[]): PresentedQuestion['passage'] {
  const passage: PresentedQuestion['passage'] = [];
  let from = 0;
  for (const found of text.matchAll(mark)) {
    const gap = gaps.find((it) => it.id === found[1]);
    if (gap === undefined) continue;
    passage.push({ text: text.slice(from, found.index), gap: { id: gap.id, choices: choicesOf(gap) } });
    from = found.index + found[0].length;
  }
  return [...passage, { text: text.slice(from), gap: null }];
}

/** What a gap is chosen from, in the order of a dictionary; nothing where it is to be written. */
export function choicesOf({ accepted, others }: TextGap): string[] {
  const written = (all: readonly string[]) => all.map((it) => it.trim()).filter((it) => it !== '');
  return written(others).length === 0 ? [] : [...new Set([...written(accepted), ...written(others)])].sort(inDictionary);
}

/** Accents, case, spaces and closing punctuation are forgiven, as in a short answer. */
export const fits = (gap: TextGap, text: string): boolean => normaliseAnswer(text) !== '' && gap.accepted.some((it) => normaliseAnswer(it) === normaliseAnswer(text));

const mark = /\[(\w+)\]/gu;
const collator = new Intl.Collator('fr', { numeric: true });
const inDictionary = (one: string, other: string): number => collator.compare(one, other) || (one < other ? -1 : 1);
