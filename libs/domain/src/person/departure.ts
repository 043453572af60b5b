/** One thing that was said about somebody's departure: the first day they are not here any more, or null: they stay after all. A later number corrects the earlier ones. */
export interface DepartureLine { readonly number: number; readonly leftOn: string | null; readonly recordedAt: number }

/** From which day on somebody is not here any more, as it was known before an instant; null where nobody said so, or it was taken back. */
export function leavesOn(lines: readonly DepartureLine[], knownBefore = Infinity): string | null {
  const known = lines.filter((it) => it.recordedAt < knownBefore).sort((a, b) => b.number - a.number);
  return known[0]?.leftOn ?? null;
}

/** Is somebody here on a day, who leaves on another or not at all? */
export const isHere = (leftOn: string | null, day: string): boolean => leftOn === null || leftOn > day;
