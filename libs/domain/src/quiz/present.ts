import { passageOf } from './gaps.js';
import { optionsOf, type Item, type PresentedQuestion, type QuestionContent } from './question.js';

/** What a learner may see: no key, no explanation; what was shuffled in the order of the attempt, and never in the one in which it is kept. */
export function present(content: QuestionContent, order: readonly string[]): PresentedQuestion {
  const place = (id: string): number => { const at = order.indexOf(id); return at === -1 ? order.length : at; };
  const drawn = (all: readonly Item[]): Item[] => [...all].sort((a, b) => place(a.id) - place(b.id) || (a.id < b.id ? -1 : 1)).map(({ id, text }) => ({ id, text }));
  return {
    kind: content.kind, prompt: content.prompt,
    options: drawn(content.kind === 'ordering' ? content.items : content.kind === 'matching' ? rightHalves(content.pairs.map((it) => it.right), content.extra, drawn) : optionsOf(content)),
    lefts: content.kind === 'matching' ? content.pairs.map(({ left: { id, text } }) => ({ id, text })) : [],
    passage: content.kind === 'gapFill' ? passageOf(content.text, content.gaps) : [],
    unit: content.kind === 'numeric' && content.units.some((it) => it.trim() !== ''),
  };
}

/** Halves with the same words are offered once, by the id of the one that was drawn first. */
function rightHalves(rights: readonly Item[], extra: readonly Item[], drawn: (all: readonly Item[]) => Item[]): Item[] {
  const words = new Set<string>();
  return drawn([...rights, ...extra]).filter(({ text }) => { const before = words.size; return words.add(text.trim()).size > before; });
}
