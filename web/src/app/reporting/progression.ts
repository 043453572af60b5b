import type { Cause } from '@palier/contracts';

/** What a competency comes to at one time; null is unknown. */
type Measured = Pick<Cause['from'], 'level' | 'expected'>;

/** What a competency came to from one day on; the last lasts until the end of what is shown. */
export interface Stretch { readonly from: string; readonly level: Measured['level']; readonly expected: Measured['expected'] }

/**
 * The way of one competency through the days shown, from its causes, each of which begins where the one before it ended.
 * Where nothing moved, it was all the while what it is at the end.
 */
export function stretchesOf(causes: readonly Pick<Cause, 'on' | 'from' | 'to'>[], atEnd: Measured, first: string): Stretch[] {
  const begins = causes[0]?.from ?? atEnd;
  const all: Stretch[] = [{ from: first, level: begins.level, expected: begins.expected }, ...causes.map(({ on, to }) => ({ from: on < first ? first : on, level: to.level, expected: to.expected }))];
  // Of several on one day the last counts.
  return all.filter((it, index) => all[index + 1]?.from !== it.from);
}
