import { plainText, type ReleaseChange } from './release-change.js';

export interface KnownChange extends ReleaseChange { readonly id: string; /** It is no part of the release any more. */ readonly withdrawn?: boolean }

/** What reading the notes of a release again would do: one line for each change that either has, in the order of the notes, then what they say no more. */
export type NotesLine =
  | { readonly is: 'added'; readonly after: ReleaseChange }
  /** `withdrawn`: the notes still say what somebody withdrew. It stays so unless somebody brings it back. */
  | { readonly is: 'same' | 'amended' | 'withdrawn'; readonly id: string; readonly before: ReleaseChange; readonly after: ReleaseChange }
  | { readonly is: 'gone'; readonly id: string; readonly before: ReleaseChange };

/** Whether somebody may say of a line that only the wording is another one: of a change that was to be confirmed, and still is, so that whoever confirmed it is not asked again. */
export const mayBeWordingOnly = ({ is, before, after }: { readonly is: NotesLine['is']; readonly before: Pick<ReleaseChange, 'severity'> | null; readonly after: Pick<ReleaseChange, 'severity'> | null }): boolean => is === 'amended' && before?.severity === 'critical' && after?.severity === 'critical';

/** What a change is said to be, in the order in which it is read. */
export const changeParts = ['severity', 'kind', 'area', 'key', 'text', 'links'] as const;
/** What of a change is said otherwise. */
export const partsSaidOtherwise = (before: ReleaseChange, after: ReleaseChange): (typeof changeParts)[number][] => changeParts.filter((part) => JSON.stringify(before[part]) !== JSON.stringify(after[part]));

const said = (it: ReleaseChange): string => JSON.stringify(changeParts.map((part) => it[part]));

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
 * else by most of its words; each at most once, and one that stands before one that was withdrawn.
 */
export function notesDifference(known: readonly KnownChange[], notes: readonly ReleaseChange[]): NotesLine[] {
  const left = new Map([...known.filter((it) => it.withdrawn !== true), ...known.filter((it) => it.withdrawn === true)].map((it) => [it.id, it]));
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
    return { is: before.withdrawn === true ? 'withdrawn' : said(before) === said(kept) ? 'same' : 'amended', id: before.id, before, after: kept };
  });
  return [...lines, ...[...left.values()].filter((it) => it.withdrawn !== true).map((before): NotesLine => ({ is: 'gone', id: before.id, before }))];
}
