import type { Requirement } from '../evidence/prove.js';
import { cellKey, type Cell } from './cell.js';

/** One thing to do: an activity that proves cells, or the signature of one person. */
export interface WayItem { readonly id: string; readonly signature: boolean; /** Of the learner's own time. */ readonly minutes: number }
/** A cell that is missing, and every set of items that would prove it. */
export interface CellToProve { readonly key: string; readonly ways: readonly (readonly string[])[] }
export interface ShortestWay {
  readonly items: readonly string[];
  /** Cells that nothing here can prove. */
  readonly unreachable: readonly string[];
  /** False where the search was given up: the way closes the gap, and a shorter one may exist. */
  readonly proven: boolean;
}

/** The n-th further person to sign a competency; one signature may say all of its levels. */
export const signatureId = (competencyId: string, nth: number): string => `signature/${competencyId}/${nth}`;

/** Whether an item is a signature for this competency. */
export const isSignatureFor = (id: string, competencyId: string): boolean => id.startsWith(`signature/${competencyId}/`);

/** The sets of items that meet one of these ways of requirements, with the activities that there are. A requirement without an activity makes its way impassable; so does a piece to hand in: what it costs nobody can tell. */
export function itemWays(cell: Cell, ways: readonly (readonly Requirement[])[], activities: readonly { readonly id: string; readonly kind: 'quiz' | 'checklist'; readonly cells: readonly Cell[] }[]): string[][] {
  const provers = (kind: 'quiz' | 'checklist') => activities.filter((it) => it.kind === kind && it.cells.some((one) => cellKey(one) === cellKey(cell))).map((it) => [it.id]);
  const choices = (it: Requirement): string[][] => (it.kind === 'signOff' ? [Array.from({ length: it.raters }, (_, nth) => signatureId(cell.competencyId, nth + 1))] : it.kind === 'quiz' || it.kind === 'checklist' ? provers(it.kind) : []);
  return ways.flatMap((way) => way.map(choices).reduce<string[][]>((sofar, next) => sofar.flatMap((one) => next.map((more) => [...new Set([...one, ...more])])), [[]]));
}

/** Fewest things, then fewest signatures of others, then least time. */
type Cost = readonly [number, number, number];
const zero: Cost = [0, 0, 0];
const plus = (a: Cost, b: Cost): Cost => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
const compare = (a: Cost, b: Cost): number => a[0] - b[0] || a[1] - b[1] || a[2] - b[2];

/** How many sets one knot of cells may cost before the best so far is taken. Twelve competencies of four levels with sixty quizzes that each prove up to four of them stay far below. */
export const mostTried = 100_000;

/**
 * The smallest set of items that proves every cell: branch and bound over the cells, exact unless `most` is reached.
 * Cells that share no item are solved apart; an item for which another stands everywhere at no higher cost is left out.
 */
export function shortestWay(cells: readonly CellToProve[], items: readonly WayItem[], most = mostTried): ShortestWay {
  const costs = new Map(items.map((it): [string, Cost] => [it.id, [1, it.signature ? 1 : 0, it.minutes]]));
  const unreachable = cells.filter((it) => it.ways.length === 0).map((it) => it.key);
  const open = cells.filter((it) => it.ways.length > 0 && !it.ways.some((way) => way.length === 0)).map((it) => least(it.ways));
  const knots = knotsOf(withoutDominated(open, costs)).map((knot) => solve(knot, costs, most));
  return { items: knots.flatMap((it) => it.items).sort(), unreachable, proven: knots.every((it) => it.proven) };
}

type Items = ReadonlySet<string>;
type Ways = readonly Items[];
const within = (a: Items, b: Items): boolean => [...a].every((it) => b.has(it));
const apart = (a: Items, b: Items): boolean => ![...a].some((it) => b.has(it));

/** Ways that need more than another way of the same cell are no ways. */
function least(ways: readonly (readonly string[])[]): Ways {
  const sets = ways.map((it) => new Set(it));
  return sets.filter((one, at) => !sets.some((other, where) => where !== at && within(other, one) && (other.size < one.size || where < at)));
}

function withoutDominated(cells: readonly Ways[], costs: ReadonlyMap<string, Cost>): readonly Ways[] {
  const costOf = (id: string): Cost => costs.get(id) ?? zero;
  let kept = cells;
  for (const a of [...new Set(cells.flatMap((ways) => ways.flatMap((way) => [...way])))].sort()) {
    const holding = kept.filter((ways) => ways.some((way) => way.has(a)));
    const others = [...new Set(holding.flatMap((ways) => ways.flatMap((way) => [...way])))].filter((b) => b !== a);
    const standsIn = (b: string) => (compare(costOf(b), costOf(a)) || (b < a ? -1 : 1)) < 0
      && holding.every((ways) => ways.every((way) => { if (!way.has(a)) return true; const swapped = new Set([...way, b]); swapped.delete(a); return ways.some((it) => within(it, swapped)); }));
    if (others.some(standsIn)) kept = kept.map((ways) => ways.filter((way) => !way.has(a)));
  }
  return kept;
}

/** Cells bound to each other by the items that they share. */
function knotsOf(cells: readonly Ways[]): Ways[][] {
  const knots: { cells: Ways[]; items: Set<string> }[] = [];
  for (const ways of cells) {
    const items = new Set(ways.flatMap((way) => [...way]));
    const met = knots.filter((it) => !apart(it.items, items));
    for (const it of met) knots.splice(knots.indexOf(it), 1);
    knots.push({ cells: [...met.flatMap((it) => it.cells), ways], items: new Set([...items, ...met.flatMap((it) => [...it.items])]) });
  }
  return knots.map((it) => it.cells);
}

function solve(cells: readonly Ways[], costs: ReadonlyMap<string, Cost>, most: number): { readonly items: readonly string[]; readonly proven: boolean } {
  let best: { cost: Cost; items: ReadonlySet<string> } | null = null;
  let tried = 0;
  const costOf = (ids: Iterable<string>): Cost => [...ids].reduce((sum, id) => plus(sum, costs.get(id) ?? zero), zero);
  /** What each cell still asks for, cheapest first; a cell with nothing left is a dead end. */
  const walk = (chosen: ReadonlySet<string>, cost: Cost, barred: ReadonlySet<string>): void => {
    if (++tried > most && best !== null) return;
    const left = cells.filter((ways) => !ways.some((way) => within(way, chosen))).map((ways) => ways.filter((way) => apart(way, barred)).map((way) => new Set([...way].filter((it) => !chosen.has(it)))).map((way) => ({ way, cost: costOf(way) })).sort((a, b) => compare(a.cost, b.cost)));
    if (left.some((ways) => ways.length === 0)) return;
    if (left.length === 0) {
      if (best === null || compare(cost, best.cost) < 0) best = { cost, items: chosen };
      return;
    }
    left.sort((a, b) => a.length - b.length);
    if (best !== null && compare(plus(cost, atLeast(left)), best.cost) >= 0) return;
    const shut = new Set(barred);
    for (const { way, cost: more } of left[0] ?? []) {
      walk(new Set([...chosen, ...way]), plus(cost, more), shut);
      // Every way with this one item has been seen.
      if (way.size === 1) for (const id of way) shut.add(id);
    }
  };
  walk(new Set(), zero, new Set());
  return { items: [...((best as { items: ReadonlySet<string> } | null)?.items ?? [])], proven: tried <= most };
}

/** No way is cheaper than what cells that share nothing ask for at the least. */
function atLeast(left: readonly (readonly { readonly way: ReadonlySet<string>; readonly cost: Cost }[])[]): Cost {
  let sum = zero;
  const seen = new Set<string>();
  for (const ways of left) {
    if (ways.some(({ way }) => !apart(way, seen))) continue;
    for (const { way } of ways) for (const id of way) seen.add(id);
    sum = plus(sum, ways[0]?.cost ?? zero);
  }
  return sum;
}

/** In which weeks things fall that are done one after the other, with so much time a week. What takes no time of one's own falls in the week of what comes before it. */
export function overWeeks(minutes: readonly number[], aWeek: number): { readonly from: number; readonly to: number }[] {
  let before = 0;
  return minutes.map((it) => {
    const after = before + it;
    const weeks = { from: it === 0 ? Math.max(1, Math.ceil(before / aWeek)) : Math.floor(before / aWeek) + 1, to: Math.max(1, Math.ceil(after / aWeek)) };
    before = after;
    return weeks;
  });
}
