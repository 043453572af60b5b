import { passageOf } from './gaps.js';
import { illustrationOf, optionsOf, type Item, type PresentedQuestion, type QuestionContent, type Response, type Spot } from './question.js';
import { conversationOf } from './simulation.js';

/** What a learner may see: no key, no explanation; what was shuffled in the order of the attempt, and never in the one in which it is kept. Of a conversation, what the replies given so far have reached. */
export function present(content: QuestionContent, order: readonly string[], response: Response | null = null): PresentedQuestion {
  const place = (id: string): number => { const at = order.indexOf(id); return at === -1 ? order.length : at; };
  const shuffled = <T extends Item>(all: readonly T[]): T[] => [...all].sort((a, b) => place(a.id) - place(b.id) || (a.id < b.id ? -1 : 1));
  const drawn = (all: readonly Item[]): Item[] => shuffled(all).map(({ id, text }) => ({ id, text }));
  const spots = content.kind === 'hotSpot' ? asOneReads(content.options) : [];
  const beside = illustrationOf(content);
  return {
    kind: content.kind, prompt: content.prompt,
    illustration: beside === null ? null : { file: beside.file, width: beside.width, height: beside.height, words: beside.words },
    options: content.kind === 'hotSpot' ? spots.map(({ id, text }) => ({ id, text })) : drawn(content.kind === 'ordering' ? content.items : content.kind === 'matching' ? rightHalves(content.pairs.map((it) => it.right), content.extra, drawn) : optionsOf(content)),
    lefts: content.kind === 'matching' ? content.pairs.map(({ left: { id, text } }) => ({ id, text })) : [],
    passage: content.kind === 'gapFill' ? passageOf(content.text, content.gaps) : [],
    picture: content.kind === 'hotSpot' ? { ...content.picture, file: content.picture.file ?? '', shapes: spots.map((it) => it.shape) } : null,
    conversation: content.kind === 'ticketSimulation' ? conversationOf(content, response?.kind === 'ticketSimulation' ? response.replyIds : [], shuffled) : null,
    unit: content.kind === 'numeric' && content.units.some((it) => it.trim() !== ''),
  };
}

/** Spots from top to bottom, and from left to right. */
const asOneReads = (spots: readonly Spot[]): Spot[] => [...spots].sort((a, b) => a.shape.y - b.shape.y || a.shape.x - b.shape.x || (a.id < b.id ? -1 : 1));

/** Halves with the same words are offered once, by the id of the one that was drawn first. */
function rightHalves(rights: readonly Item[], extra: readonly Item[], drawn: (all: readonly Item[]) => Item[]): Item[] {
  const words = new Set<string>();
  return drawn([...rights, ...extra]).filter(({ text }) => { const before = words.size; return words.add(text.trim()).size > before; });
}
