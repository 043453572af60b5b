import type { HeldLevel } from '../competency/cell.js';

/** What two raters said of one person's one competency, neither knowing the other's word: the highest level that is held. */
export interface RatedTwice { readonly first: HeldLevel; readonly second: HeldLevel; readonly firstRater: string; readonly secondRater: string }
type Pair = Pick<RatedTwice, 'first' | 'second'>;

const categories: readonly HeldLevel[] = [0, 1, 2, 3, 4];

/**
 * How many pairs must be there before a figure is given: twice the square of the number of levels (here 50), the rule of thumb of D. V. Cicchetti, “Testing the normal approximation and minimal
 * sample size requirements of weighted kappa when the number of categories is large”, Applied Psychological Measurement 5 (1981). With fewer, the interval is wider than the difference between good and poor agreement.
 */
export const fewestForKappa = 2 * categories.length ** 2;
/** For one rater's drift, ten: with fewer, one pair alone moves the mean by more than a tenth of the whole scale's step. */
export const fewestForDrift = 10;

export interface Figure { readonly value: number; /** Of 95 in 100. */ readonly from: number; readonly to: number }
/** A figure; how many pairs are missing for one; or none to be had, since everybody said one same thing. */
export type Agreement = { readonly pairs: number; readonly missing: number } & ({ readonly kind: 'figure'; readonly figure: Figure } | { readonly kind: 'tooFew' } | { readonly kind: 'noSpread' });

const z95 = 1.959964;

/**
 * Cohen's weighted kappa with linear weights: 1 where raters agree, about 0 where they agree no more than chance would have it; a difference of two levels counts twice one of one.
 * J. Cohen, “Weighted kappa”, Psychological Bulletin 70 (1968), with the linear weights of D. V. Cicchetti and T. Allison (1971). Null where everybody said one same thing: then chance agrees as well.
 */
export function weightedKappa(pairs: readonly Pair[]): number | null {
  const { observed, expected } = agreementShares(pairs);
  return 1 - expected < 1e-12 ? null : (observed - expected) / (1 - expected);
}

/** Its interval, by the large-sample variance of J. L. Fleiss, J. Cohen and B. S. Everitt, Psychological Bulletin 72 (1969), cut at -1 and 1; and how many pairs are missing for a figure. */
export function agreementOf(pairs: readonly Pair[], fewest = fewestForKappa): Agreement {
  const missing = Math.max(0, fewest - pairs.length);
  if (missing > 0) return { kind: 'tooFew', pairs: pairs.length, missing };
  const value = weightedKappa(pairs);
  if (value === null) return { kind: 'noSpread', pairs: pairs.length, missing };
  const { share, rows, columns, observed, expected } = agreementShares(pairs);
  const ofRow = categories.map((i) => sum((j) => (columns[j] ?? 0) * weight(i, j)));
  const ofColumn = categories.map((j) => sum((i) => (rows[i] ?? 0) * weight(i, j)));
  const spread = sum((i) => sum((j) => share(i, j) * (weight(i, j) * (1 - expected) - ((ofRow[i] ?? 0) + (ofColumn[j] ?? 0)) * (1 - observed)) ** 2));
  const variance = (spread - (observed * expected - 2 * expected + observed) ** 2) / (pairs.length * (1 - expected) ** 4);
  const half = z95 * Math.sqrt(Math.max(0, variance));
  return { kind: 'figure', pairs: pairs.length, missing, figure: { value, from: Math.max(-1, value - half), to: Math.min(1, value + half) } };
}

/** By how many levels a rater says more (or less) than others of the same work, on average, whoever of the two spoke first; with its interval. */
export function driftOf(raterId: string, pairs: readonly RatedTwice[], fewest = fewestForDrift): Agreement {
  const own = pairs.flatMap((it) => (it.firstRater === raterId ? [it.first - it.second] : it.secondRater === raterId ? [it.second - it.first] : []));
  const missing = Math.max(0, fewest - own.length);
  if (missing > 0) return { kind: 'tooFew', pairs: own.length, missing };
  const value = own.reduce((all, it) => all + it, 0) / own.length;
  const half = z95 * Math.sqrt(own.reduce((all, it) => all + (it - value) ** 2, 0) / Math.max(1, own.length - 1) / own.length);
  return { kind: 'figure', pairs: own.length, missing, figure: { value, from: value - half, to: value + half } };
}

/** Whether a signature is drawn for a second rating, so many in a hundred: a function of its id and of the seed that is kept with the share, so that anybody can draw again. FNV-1a (Fowler, Noll, Vo), mixed once more so that ids that differ little fall apart. */
export function isDrawn(id: string, seed: string, percent: number): boolean {
  let hash = 0x811c9dc5;
  for (const sign of `${seed}/${id}`) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 4_294_967_296 < percent / 100;
}

const weight = (a: HeldLevel, b: HeldLevel): number => 1 - Math.abs(a - b) / (categories.length - 1);
const sum = (of: (it: HeldLevel) => number): number => categories.reduce<number>((all, it) => all + of(it), 0);

/** What is agreed, weighted, and what chance would agree on with the same shares of each level. */
function agreementShares(pairs: readonly Pair[]) {
  const share = (i: HeldLevel, j: HeldLevel): number => pairs.filter((it) => it.first === i && it.second === j).length / pairs.length;
  const rows = categories.map((i) => pairs.filter((it) => it.first === i).length / pairs.length);
  const columns = categories.map((j) => pairs.filter((it) => it.second === j).length / pairs.length);
  return { share, rows, columns, observed: sum((i) => sum((j) => share(i, j) * weight(i, j))), expected: sum((i) => sum((j) => (rows[i] ?? 0) * (columns[j] ?? 0) * weight(i, j))) };
}
