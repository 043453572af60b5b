import type { Level } from './cell.js';

/** What two profiles expect of one competency; null where a profile says nothing of it. */
export interface TwoLevels { readonly from: Level | null; readonly to: Level | null }
/** Levels to gain on the way, and levels that the other job does not ask for. Null where either side is unknown: nothing can be compared. */
export interface Term { readonly gain: number; readonly spare: number }

export const termOf = ({ from, to }: TwoLevels): Term | null => (from === null || to === null ? null : { gain: Math.max(0, to - from), spare: Math.max(0, from - to) });

/** How far one profile is from another: the sum of the levels to gain, over the competencies where both say what they expect. */
export function distanceOf(pairs: readonly TwoLevels[]): { readonly sum: number; readonly known: number; readonly unknown: number } {
  const terms = pairs.map(termOf);
  const known = terms.filter((it) => it !== null);
  return { sum: known.reduce((sum, it) => sum + it.gain, 0), known: known.length, unknown: terms.length - known.length };
}
