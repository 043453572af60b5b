import type { Criterion } from './criterion.js';

/** Where a part of a criterion is: the position at each step down from the whole; empty for the whole. */
export type Place = readonly number[];
type Group = Extract<Criterion, { of: unknown }>;

/** A rule that nobody could follow is none: no more parts than this, and no deeper. */
export const criterionBounds = { parts: 20, depth: 4, raters: 4 } as const;
export const criterionProblems = ['emptyGroup', 'markOutOfRange', 'ratersOutOfRange', 'tooDeep', 'tooMany'] as const;
export type CriterionProblem = (typeof criterionProblems)[number];

const isGroup = (it: Criterion): it is Group => 'of' in it;
const partsOf = (it: Criterion): readonly Criterion[] => (isGroup(it) ? it.of : []);
const depthOf = (it: Criterion): number => 1 + Math.max(0, ...partsOf(it).map(depthOf));
const all = (it: Criterion): Criterion[] => [it, ...partsOf(it).flatMap(all)];

/** What makes a criterion impossible, the first thing found; null where it can be asked for. */
export function problemOfCriterion(criterion: Criterion): CriterionProblem | null {
  const parts = all(criterion);
  if (depthOf(criterion) > criterionBounds.depth) return 'tooDeep';
  if (parts.length > criterionBounds.parts) return 'tooMany';
  for (const it of parts) {
    if (isGroup(it) && it.of.length === 0) return 'emptyGroup';
    if (it.kind === 'quiz' && !(it.atLeast > 0 && it.atLeast <= 1)) return 'markOutOfRange';
    if (it.kind === 'signOff' && !(Number.isInteger(it.raters) && it.raters >= 1 && it.raters <= criterionBounds.raters)) return 'ratersOutOfRange';
  }
  return null;
}

export function partAt(criterion: Criterion, place: Place): Criterion | undefined {
  return place.reduce<Criterion | undefined>((found, index) => (found === undefined ? undefined : partsOf(found)[index]), criterion);
}

/** Another criterion in which the part at a place is what `change` makes of it; without it where that gives null. */
function changedAt(criterion: Criterion, place: Place, change: (it: Criterion) => Criterion | null): Criterion | null {
  const [index, ...rest] = place;
  if (index === undefined) return change(criterion);
  if (!isGroup(criterion)) return criterion;
  return { ...criterion, of: criterion.of.flatMap((it, at) => (at === index ? (changedAt(it, rest, change) ?? []) : [it])) };
}

export const replaceAt = (criterion: Criterion, place: Place, by: Criterion): Criterion => changedAt(criterion, place, () => by) ?? criterion;

/** Adds a part at the end of the group at a place; beside a part that is no group both come to stand in one, of which any will do. */
export const addAt = (criterion: Criterion, place: Place, part: Criterion): Criterion =>
  changedAt(criterion, place, (it) => (isGroup(it) ? { ...it, of: [...it.of, part] } : { kind: 'any', of: [it, part] })) ?? criterion;

/** Takes a part out; a group that is left with one part is that part. The whole cannot be taken out. */
export function removeAt(criterion: Criterion, place: Place): Criterion {
  if (place.length === 0) return criterion;
  const without = changedAt(criterion, place, () => null) ?? criterion;
  const parent = place.slice(0, -1);
  const left = partAt(without, parent);
  const [only] = left === undefined ? [] : partsOf(left);
  return only !== undefined && left !== undefined && partsOf(left).length === 1 ? replaceAt(without, parent, only) : without;
}

/** Moves a part among its neighbours, as far as there are any. */
export function moveAt(criterion: Criterion, place: Place, by: -1 | 1): Criterion {
  const index = place.at(-1);
  if (index === undefined) return criterion;
  return changedAt(criterion, place.slice(0, -1), (it) => {
    const [one, other] = [partsOf(it)[index], partsOf(it)[index + by]];
    if (!isGroup(it) || one === undefined || other === undefined) return it;
    return { ...it, of: it.of.map((part, at) => (at === index ? other : at === index + by ? one : part)) };
  }) ?? criterion;
}

/** Puts a part into a group of its own, to which others can be added. */
export const wrapAt = (criterion: Criterion, place: Place, kind: Group['kind']): Criterion => changedAt(criterion, place, (it) => ({ kind, of: [it] })) ?? criterion;

/** Every part with its place, the whole first, each group before what is in it. */
export function placesIn(criterion: Criterion, place: Place = []): { readonly place: Place; readonly part: Criterion }[] {
  return [{ place, part: criterion }, ...partsOf(criterion).flatMap((it, index) => placesIn(it, [...place, index]))];
}
