import { plainText, type ReleaseChange } from './release-change.js';

export interface KnownChange extends ReleaseChange { readonly id: string }

/** What reading the notes of a release again would do: one line for each change that either has, in the order of the notes, then what they say no more. */
export type NotesLine =
  | { readonly is: 'added'; readonly after: ReleaseChange }
  | { readonly is: 'same' | 'amended'; readonly id: string; readonly before: ReleaseChange; readonly after: ReleaseChange }
  | { readonly is: 'gone'; readonly id: string; readonly before: ReleaseChange };

const said = (it: ReleaseChange): string => JSON.stringify([it.key, it.area, it.kind, it.severity, it.text, it.links]);

/** The share of words that two texts have in common, 0 to 1 (Jaccard's index of their sets of words). */
function alike(one: string, other: string): number {
  const [a, b] = [new Set(one.split(' ')), new Set(other.split(' '))];
  const both = [...a].filter((it) => b.has(it)).length;
  return both / (a.size + b.size - both);
}
/** From this share on, a sentence is the same one, mended; two different changes of one part of a product share fewer. */
const enough = 0.6;

/**
 * What is new in the notes, what they say otherwise, and what they say no more. A change is known again by its key, else by its words,
 * else by most of its words; each at most once.
 */
export function notesDifference(known: readonly KnownChange[], notes: readonly ReleaseChange[]): NotesLine[] {
  const left = new Map(known.map((it) => [it.id, it]));
  const found = new Map<number, KnownChange>();
  const take = (at: number, it: KnownChange | undefined): void => { if (it !== undefined) { left.delete(it.id); found.set(at, it); } };
  const rest = (): [number, ReleaseChange][] => [...notes.entries()].filter(([at]) => !found.has(at));
  for (const [at, it] of rest()) if (it.key !== null) take(at, [...left.values()].find((one) => one.key === it.key));
  // A key that is another one says that it is another change, however alike their words are.
  const free = (it: ReleaseChange): KnownChange[] => [...left.values()].filter((one) => one.key === null || it.key === null);
  for (const [at, it] of rest()) take(at, free(it).find((one) => said({ ...one, key: it.key }) === said(it)) ?? free(it).find((one) => plainText(one.text) === plainText(it.text)));
  for (const [at, it] of rest()) {
    const [best] = free(it).map((one) => ({ one, share: alike(plainText(one.text), plainText(it.text)) })).filter(({ share }) => share >= enough).sort((a, b) => b.share - a.share);
    take(at, best?.one);
  }
  const lines = [...notes.entries()].map(([at, after]): NotesLine => {
    const before = found.get(at);
    if (before === undefined) return { is: 'added', after };
    // Notes without a key take none away.
    const kept = { ...after, key: after.key ?? before.key };
    return { is: said(before) === said(kept) ? 'same' : 'amended', id: before.id, before, after: kept };
  });
  return [...lines, ...[...left.values()].map((before): NotesLine => ({ is: 'gone', id: before.id, before }))];
}
