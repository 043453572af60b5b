/** Where a part of a rule is: the position at each step down from the whole; empty for the whole. */
export type Place = readonly number[];

/** A rule is a tree: groups, each of parts, and what is asked for. Of a group that any or all of must hold, one part alone is as good as the group. */
const asGoodAsItsPart = (it: object): boolean => 'kind' in it && (it.kind === 'any' || it.kind === 'all');
const isGroup = (it: object): boolean => 'of' in it;

export const partsOf = <T extends object>(it: T): readonly T[] => ('of' in it ? (it.of as readonly T[]) : []);
export const depthOf = <T extends object>(it: T): number => 1 + Math.max(0, ...partsOf(it).map(depthOf));
export const everyPartOf = <T extends object>(it: T): T[] => [it, ...partsOf(it).flatMap(everyPartOf)];

export function partAt<T extends object>(whole: T, place: Place): T | undefined {
  return place.reduce<T | undefined>((found, index) => (found === undefined ? undefined : partsOf(found)[index]), whole);
}

/** Another rule in which the part at a place is what `change` makes of it; without it where that gives null. */
function changedAt<T extends object>(whole: T, place: Place, change: (it: T) => T | null): T | null {
  const [index, ...rest] = place;
  if (index === undefined) return change(whole);
  if (!isGroup(whole)) return whole;
  return { ...whole, of: partsOf(whole).flatMap((it, at) => (at === index ? (changedAt(it, rest, change) ?? []) : [it])) };
}

export const replaceAt = <T extends object>(whole: T, place: Place, by: NoInfer<T>): T => changedAt(whole, place, () => by) ?? whole;

/** Adds a part at the end of the group at a place; beside a part that is no group both come to stand in one, of which any will do. */
export const addAt = <T extends object>(whole: T, place: Place, part: NoInfer<T>): T =>
  changedAt(whole, place, (it) => (isGroup(it) ? { ...it, of: [...partsOf(it), part] } : groupOf('any', [it, part]))) ?? whole;

/** Takes a part out; a group that is left with one part is that part, where that says the same. The whole cannot be taken out. */
export function removeAt<T extends object>(whole: T, place: Place): T {
  if (place.length === 0) return whole;
  const without = changedAt(whole, place, () => null) ?? whole;
  const parent = place.slice(0, -1);
  const left = partAt(without, parent);
  const [only] = left === undefined ? [] : partsOf(left);
  return only !== undefined && left !== undefined && partsOf(left).length === 1 && asGoodAsItsPart(left) ? replaceAt(without, parent, only) : without;
}

/** Moves a part among its neighbours, as far as there are any. */
export function moveAt<T extends object>(whole: T, place: Place, by: -1 | 1): T {
  const index = place.at(-1);
  if (index === undefined) return whole;
  return changedAt(whole, place.slice(0, -1), (it) => {
    const [one, other] = [partsOf(it)[index], partsOf(it)[index + by]];
    if (!isGroup(it) || one === undefined || other === undefined) return it;
    return { ...it, of: partsOf(it).map((part, at) => (at === index ? other : at === index + by ? one : part)) };
  }) ?? whole;
}

/** Puts a part into a group of its own, to which others can be added. */
export const wrapAt = <T extends object>(whole: T, place: Place, kind: 'all' | 'any'): T => changedAt(whole, place, (it) => groupOf(kind, [it])) ?? whole;

/** Every part with its place, the whole first, each group before what is in it. */
export function placesIn<T extends object>(whole: T, place: Place = []): { readonly place: Place; readonly part: T }[] {
  return [{ place, part: whole }, ...partsOf(whole).flatMap((it, index) => placesIn(it, [...place, index]))];
}

/** Every kind of rule knows these two groups. */
const groupOf = <T extends object>(kind: 'all' | 'any', of: readonly T[]): T => ({ kind, of }) as unknown as T;
