import { choicesOf } from './gaps.js';
import { whereabouts } from './moved-words.js';
import { optionsOf, type Item, type QuestionContent } from './question.js';
import { becomes } from './reword.js';
import { wayThrough } from './simulation.js';
import type { Cell } from '../competency/cell.js';

export type ChangeClass = 'cosmetic' | 'substantive' | 'breaking';
/** The same question in each language it exists in. */
export type Translated = Readonly<Partial<Record<'fr' | 'en', QuestionContent>>>;

export type CorrectionFault =
  /** It exists in other languages than before. */
  | 'languages'
  /** Another kind of question, or other things to choose from: answers given before would no longer mean the same. */
  | 'another-question'
  /** Right answers that differ from one language to the other. */
  | 'keys-differ'
  /** The right answer moved, which is no change of wording. */
  | 'no-wording'
  | 'nothing-changed';

/** Why a question cannot be corrected like this, or null where it can: its words and its right answers may change, never what is asked for. */
export function correctionFault(before: Translated, after: Translated, kind: ChangeClass): CorrectionFault | null {
  const languages = (['fr', 'en'] as const).filter((it) => before[it] !== undefined || after[it] !== undefined);
  const pairs = languages.flatMap((it) => { const [was, is] = [before[it], after[it]]; return was === undefined || is === undefined ? [] : [{ was, is }]; });
  if (pairs.length < languages.length) return 'languages';
  if (pairs.some(({ was, is }) => JSON.stringify(offered(was)) !== JSON.stringify(offered(is)))) return 'another-question';
  const gone = pairs.map(({ was, is }) => whereabouts(was, is));
  if (gone.includes(null)) return 'another-question';
  if (new Set(pairs.map(({ is }, at) => JSON.stringify([sharedKey(is), [...(gone[at] ?? [])].sort()]))).size > 1) return 'keys-differ';
  const changes = pairs.map(({ was, is }) => becomes({ cell: nowhere, content: was }, { cell: nowhere, content: is }));
  if (changes.every((it) => it === 'same')) return 'nothing-changed';
  return kind === 'cosmetic' && changes.includes('another') ? 'no-wording' : null;
}

/** The cell of a question stays when it is corrected. */
const nowhere: Cell = { competencyId: '', level: 1 };

/** What answers were chosen from, whatever of it is right. */
function offered(content: QuestionContent): unknown {
  switch (content.kind) {
    case 'ordering': return [content.kind, idsOf(content.items)];
    case 'matching': return [content.kind, idsOf(content.pairs.map((it) => it.left)), idsOf([...content.pairs.map((it) => it.right), ...content.extra])];
    case 'gapFill': return [content.kind, content.gaps.map((it) => JSON.stringify([it.id, choicesOf(it)])).sort()];
    case 'hotSpot': return [content.kind, content.picture.file, content.options.map((it) => JSON.stringify([it.id, it.shape])).sort()];
    case 'ticketSimulation': return [content.kind, content.situation.channel, wayThrough(content)];
    default: return [content.kind, idsOf(optionsOf(content))];
  }
}

const idsOf = (items: readonly Item[]): string[] => items.map((it) => it.id).sort();

/** The part of a key that is the same in every language; null where each language has right answers of its own. */
function sharedKey(content: QuestionContent): unknown {
  switch (content.kind) {
    case 'singleChoice': case 'multipleChoice': case 'hotSpot': return optionsOf(content).filter((it) => it.correct).map((it) => it.id).sort();
    case 'trueFalse': return content.answer;
    case 'ordering': return content.items.map((it) => it.id);
    case 'matching': return content.pairs.map(({ left, right }) => [left.id, right.id]).sort();
    case 'ticketSimulation': return content.scenes.map((it) => it.replies.map((reply) => reply.credit));
    case 'shortText': case 'numeric': case 'gapFill': return null;
  }
}

/** A question in one language with what is right in another: ticks, truths, orders, pairs and the credit of replies are the same in all; words and numbers are written anew. */
export function keyedAs(content: QuestionContent, other: QuestionContent): QuestionContent {
  if ('options' in content && 'options' in other && content.kind === other.kind) {
    const right = new Set(other.options.filter((it) => it.correct).map((it) => it.id));
    return { ...content, options: content.options.map((it) => ({ ...it, correct: right.has(it.id) })) } as QuestionContent;
  }
  if (content.kind === 'ordering' && other.kind === 'ordering') return { ...content, items: inOrderOf(content.items, other.items) };
  if (content.kind === 'matching' && other.kind === 'matching') {
    const lefts = inOrderOf(content.pairs.map((it) => it.left), other.pairs.map((it) => it.left));
    const rights = [...content.pairs.map((it) => it.right), ...content.extra];
    const [paired, extra] = [inOrderOf(rights, other.pairs.map((it) => it.right)), inOrderOf(rights, other.extra)];
    return { ...content, pairs: lefts.flatMap((left, at) => { const right = paired[at]; return right === undefined ? [] : [{ left, right }]; }), extra };
  }
  if (content.kind === 'ticketSimulation' && other.kind === 'ticketSimulation') {
    const credits = new Map(other.scenes.flatMap((it) => it.replies.map(({ id, credit }) => [id, credit])));
    return { ...content, scenes: content.scenes.map((it) => ({ ...it, replies: it.replies.map((reply) => ({ ...reply, credit: credits.get(reply.id) ?? reply.credit })) })) };
  }
  return content.kind === 'trueFalse' && other.kind === 'trueFalse' ? { ...content, answer: other.answer } : content;
}

/** The same ids as others, in their order, with one’s own words. */
const inOrderOf = (items: readonly Item[], others: readonly Item[]): Item[] => others.flatMap(({ id }) => items.filter((it) => it.id === id));

/** Which versions a corrected one corrects: the one before it, and those that it only worded better. A change of meaning is a frontier: what was asked before it was another question. */
export function correctedVersions(versions: readonly { readonly number: number; readonly change: ChangeClass | null }[], corrected: number): number[] {
  const changeOf = new Map(versions.map((it) => [it.number, it.change]));
  const numbers: number[] = [];
  for (let number = corrected - 1; number >= 1; number--) {
    numbers.push(number);
    if (changeOf.get(number) !== 'cosmetic') break;
  }
  return numbers;
}
