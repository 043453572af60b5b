import { fits, gapsNamedIn } from './gaps.js';
import { sameWords } from './mark.js';
import type { Item, QuestionContent, Response } from './question.js';

/** One part of an answer that has several, beside what was right there. */
export interface AnsweredPart { /** A left half; nothing where its number says it all. */ readonly asked: string; readonly given: string | null; readonly right: readonly string[]; readonly isRight: boolean }

/** An answer, part by part: each place of an order, each pair, each gap as the text names them. Of other kinds nothing. */
export function answeredParts(content: QuestionContent, response: Response | null): AnsweredPart[] {
  switch (content.kind) {
    case 'ordering': {
      const given = response?.kind === 'ordering' ? response.itemIds : [];
      return content.items.map((it, place) => ({ asked: '', given: textOf(content.items, given[place]), right: [it.text], isRight: given[place] === it.id }));
    }
    case 'matching': {
      const given = response?.kind === 'matching' ? response.pairs : [];
      const rights = [...content.pairs.map((it) => it.right), ...content.extra];
      return content.pairs.map(({ left, right }) => { const chosen = given.find((it) => it.leftId === left.id)?.rightId; return { asked: left.text, given: textOf(rights, chosen), right: [right.text], isRight: sameWords(content, right.id, chosen) }; });
    }
    case 'gapFill': {
      const given = response?.kind === 'gapFill' ? response.gaps : [];
      const inText = gapsNamedIn(content.text, content.gaps);
      return [...content.gaps].sort((a, b) => inText.indexOf(a.id) - inText.indexOf(b.id)).map((gap) => { const text = given.find((it) => it.id === gap.id)?.text ?? ''; return { asked: '', given: text.trim() === '' ? null : text, right: gap.accepted, isRight: fits(gap, text) }; });
    }
    default: return [];
  }
}

const textOf = (items: readonly Item[], id: string | undefined): string | null => items.find((it) => it.id === id)?.text ?? null;
