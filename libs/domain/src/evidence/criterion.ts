import type { Level } from '../competency/cell.js';

/** What proves a cell: an and/or tree. */
export type Criterion =
  | { readonly kind: 'all'; readonly of: readonly Criterion[] }
  | { readonly kind: 'any'; readonly of: readonly Criterion[] }
  | { readonly kind: 'quiz'; /** 0 to 1, of the cell's own questions within one attempt. */ readonly atLeast: number }
  | { readonly kind: 'signOff'; /** How many different people must have signed. */ readonly raters: number };

/** The rules a framework starts with: a quiz alone proves level 1; the rest is about doing. */
export const defaultCriteria: Readonly<Record<Level, Criterion>> = {
  1: { kind: 'any', of: [{ kind: 'quiz', atLeast: 0.8 }, { kind: 'signOff', raters: 1 }] },
  2: { kind: 'signOff', raters: 1 },
  3: { kind: 'signOff', raters: 1 },
  4: { kind: 'signOff', raters: 2 },
};
