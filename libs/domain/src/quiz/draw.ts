import type { Level } from '../competency/cell.js';
import { tagKey, type Difficulty } from './filing.js';
import { namedThings } from './moved-words.js';
import type { QuestionContent, QuestionKind } from './question.js';

export type Draw = { readonly kind: 'fixed'; readonly questionId: string } | { readonly kind: 'cell'; readonly competencyId: string; readonly level: Level; readonly count: number; /** Of any kind, difficulty and tag unless named. */ readonly questionKind?: QuestionKind; readonly tag?: string; readonly difficulty?: Difficulty };
export type CellDraw = Extract<Draw, { readonly kind: 'cell' }>;

/** What a quiz asks: fixed questions, and so many drawn from each cell of the bank. */
export interface Blueprint { readonly draws: readonly Draw[] }

export interface BankQuestion { readonly questionId: string; readonly competencyId: string; readonly level: Level; readonly kind: QuestionKind; readonly difficulty: Difficulty; readonly tags: readonly string[]; /** Asked only where a quiz names it, never drawn for its cell. */ readonly namedOnly: boolean }
export interface Shortage { readonly draw: Draw; readonly missing: number }

/** mulberry32, a small seeded generator in the public domain (Tommy Ettinger, 2017). Gives 0 to below 1. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Fisher and Yates, as Durstenfeld wrote it. */
function shuffle<T>(items: readonly T[], random: () => number): T[] {
  const out = [...items];
  for (let last = out.length - 1; last > 0; last--) {
    const pick = Math.floor(random() * (last + 1));
    [out[last], out[pick]] = [out[pick] as T, out[last] as T];
  }
  return out;
}

/** Whether a draw may take a question. */
export const mayDraw = (it: CellDraw, question: BankQuestion): boolean =>
  !question.namedOnly && question.competencyId === it.competencyId && question.level === it.level && (it.questionKind === undefined || question.kind === it.questionKind)
  && (it.difficulty === undefined || question.difficulty === it.difficulty) && (it.tag === undefined || question.tags.some((tag) => tagKey(tag) === tagKey(it.tag ?? '')));

/** The questions of one attempt, in order; the same seed gives the same draw, whatever order the bank comes in. Or what the bank lacks. */
export function draw(blueprint: Blueprint, bank: readonly BankQuestion[], seed: number): { readonly questionIds: readonly string[] } | { readonly shortOf: readonly Shortage[] } {
  const random = seeded(seed);
  const sorted = [...bank].sort((a, b) => (a.questionId < b.questionId ? -1 : a.questionId > b.questionId ? 1 : 0));
  /** Each question taken, and by which draw. */
  const taken = new Map<string, Draw>();
  const shortOf: Shortage[] = [];
  for (const it of blueprint.draws) {
    if (it.kind !== 'fixed') continue;
    if (sorted.some((candidate) => candidate.questionId === it.questionId)) taken.set(it.questionId, it);
    else shortOf.push({ draw: it, missing: 1 });
  }
  for (const it of blueprint.draws) {
    if (it.kind !== 'cell') continue;
    const free = shuffle(sorted.filter((candidate) => mayDraw(it, candidate) && !taken.has(candidate.questionId)), random);
    for (const question of free.slice(0, it.count)) taken.set(question.questionId, it);
    let missing = it.count - Math.min(it.count, free.length);
    // An earlier draw, which can take others, may hold what this one needs.
    while (missing > 0 && takesOneMore(it, sorted, taken, new Set())) missing--;
    if (missing > 0) shortOf.push({ draw: it, missing });
  }
  if (shortOf.length > 0) return { shortOf };
  return { questionIds: shuffle([...taken.keys()], random) };
}

/** Has a draw take one question more, where another draw can give one up for another: an augmenting path, as Kuhn found them. */
function takesOneMore(it: CellDraw, bank: readonly BankQuestion[], taken: Map<string, Draw>, tried: Set<string>): boolean {
  for (const { questionId } of bank.filter((candidate) => mayDraw(it, candidate))) {
    const holder = taken.get(questionId);
    if (holder?.kind === 'fixed' || holder === it || tried.has(questionId)) continue;
    tried.add(questionId);
    if (holder !== undefined && !takesOneMore(holder, bank, taken, tried)) continue;
    taken.set(questionId, it);
    return true;
  }
  return false;
}

/** How many questions each draw of a quiz may choose from, those that the quiz names left out, and how many it lacks beside the others. */
export function drawSupply(blueprint: Blueprint, bank: readonly BankQuestion[]): { readonly draw: CellDraw; readonly matching: number; readonly missing: number }[] {
  const named = new Set(blueprint.draws.flatMap((it) => (it.kind === 'fixed' ? [it.questionId] : [])));
  const drawn = draw(blueprint, bank, 1);
  const lacking = new Map('shortOf' in drawn ? drawn.shortOf.map((it) => [it.draw, it.missing]) : []);
  return blueprint.draws.flatMap((it) => (it.kind === 'fixed' ? [] : [{ draw: it, matching: bank.filter((question) => mayDraw(it, question) && !named.has(question.questionId)).length, missing: lacking.get(it) ?? 0 }]));
}

/** Whatever an answer to a question may name; of things to put in order, in the right one. */
const nameable = (content: QuestionContent): string[] => (content.kind === 'gapFill' ? content.gaps : content.kind === 'ticketSimulation' ? content.scenes.flatMap((it) => it.replies) : namedThings(content).flat()).map((it) => it.id);

/** The order in which each of these questions offers what it offers; the same seed gives the same. Things to put in order are never offered in the right one. */
export function offeredOrders(contents: readonly QuestionContent[], seed: number): string[][] {
  // Another run of numbers than the one that drew the questions.
  const random = seeded(seed ^ 0x9e3779b9);
  return contents.map((content) => {
    const ids = nameable(content);
    for (;;) {
      const order = shuffle(ids, random);
      if (content.kind !== 'ordering' || new Set(ids).size < 2 || order.some((id, at) => id !== ids[at])) return order;
    }
  });
}
