import type { CellInterval } from './cell-intervals.js';
import type { Instant } from './evidence.js';

/** Until before which instant a cell that is held at one goes on being held, whatever takes over from what; null where no end is known, or it is not held. */
export function heldUntil(intervals: readonly Pick<CellInterval, 'from' | 'until'>[], at: Instant): Instant | null {
  const sorted = [...intervals].sort((a, b) => a.from - b.from);
  let end: Instant | null = null;
  for (const { from, until } of sorted) {
    const first: boolean = end === null && from <= at && (until === null || at < until);
    if (!first && from !== end) continue;
    if (until === null) return null;
    end = until;
  }
  return end;
}
