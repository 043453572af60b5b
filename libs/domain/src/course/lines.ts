/**
 * Two lists side by side, line by line in the order of the second. What is in both is named by its place in the first; what moved says so.
 * Lines that are gone stand where they stood: behind what was before them.
 */
export type Line<T, C> =
  | { readonly kind: 'same'; readonly before: number; readonly moved: boolean }
  | { readonly kind: 'changed'; readonly before: number; readonly moved: boolean; readonly change: C }
  | { readonly kind: 'added'; readonly value: T }
  | { readonly kind: 'removed'; readonly before: number };

/** What makes two things one and the same, and what changed of it; null where nothing did. */
export interface Comparison<T, C> {
  readonly key: (it: T) => string;
  /** Whether two that share no key, and stand in the same place, are an earlier and a later form of one thing. */
  readonly standsFor?: (before: T, after: T) => boolean;
  readonly change: (before: T, after: T) => C | null;
}

/** The lines of two lists whose keys are unique in each. */
export function linesOf<T, C>(before: readonly T[], after: readonly T[], { key, standsFor = () => false, change }: Comparison<T, C>): Line<T, C>[] {
  const places = new Map(before.map((it, at) => [key(it), at]));
  const found: (number | null)[] = after.map((it) => places.get(key(it)) ?? null);
  takePlaces(before, after, found, standsFor);
  const still = longestRising(found);
  const lines: Line<T, C>[] = [];
  const gone = new Map<number, Line<T, C>[]>();
  const kept = new Set(found);
  let last = -1;
  before.forEach((_, at) => { if (kept.has(at)) last = at; else gone.set(last, [...(gone.get(last) ?? []), { kind: 'removed', before: at }]); });
  lines.push(...(gone.get(-1) ?? []));
  after.forEach((value, index) => {
    const at = found[index] ?? null;
    const was = at === null ? undefined : before[at];
    if (at === null || was === undefined) { lines.push({ kind: 'added', value }); return; }
    const its = change(was, value);
    const moved = !still.has(index);
    lines.push(its === null ? { kind: 'same', before: at, moved } : { kind: 'changed', before: at, moved, change: its }, ...(gone.get(at) ?? []));
  });
  return lines;
}

/** The second list, from the first and its lines. @throws where these are not the lines of that list. */
export function linesApplied<T, C>(before: readonly T[], lines: readonly Line<T, C>[], apply: (before: T, change: C) => T): T[] {
  const left = new Set(before.keys());
  const take = (at: number): T => { const it = before[at]; if (it === undefined || !left.delete(at)) throw new Error('lines of another list'); return it; };
  const after: T[] = [];
  for (const line of lines) {
    switch (line.kind) {
      case 'added': after.push(line.value); break;
      case 'same': after.push(take(line.before)); break;
      case 'changed': after.push(apply(take(line.before), line.change)); break;
      case 'removed': take(line.before);
    }
  }
  if (left.size > 0) throw new Error('lines of another list');
  return after;
}

/** Nothing is added, gone, changed or moved. */
export const areSame = (lines: readonly Line<unknown, unknown>[]): boolean => lines.every((it) => it.kind === 'same' && !it.moved);

/** Behind the same neighbour, one that is gone and one that is new may be the same thing, rewritten. */
function takePlaces<T>(before: readonly T[], after: readonly T[], found: (number | null)[], standsFor: (before: T, after: T) => boolean): void {
  const taken = new Set(found);
  let next = 0;
  after.forEach((value, index) => {
    const at = found[index] ?? null;
    if (at !== null) { next = at + 1; return; }
    const was = before[next];
    if (was === undefined || taken.has(next) || !standsFor(was, value)) return;
    found[index] = next;
    next++;
  });
}

/** The places of the longest part that kept its order: all others moved. */
function longestRising(values: readonly (number | null)[]): ReadonlySet<number> {
  const ends: number[] = [];
  const previous = new Map<number, number | undefined>();
  values.forEach((value, index) => {
    if (value === null) return;
    let length = ends.findIndex((it) => (values[it] ?? -1) >= value);
    if (length === -1) length = ends.length;
    previous.set(index, ends[length - 1]);
    ends[length] = index;
  });
  const rising = new Set<number>();
  for (let at = ends.at(-1); at !== undefined; at = previous.get(at)) rising.add(at);
  return rising;
}
