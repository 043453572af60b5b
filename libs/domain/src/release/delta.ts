import type { ChangeClass } from '../quiz/correction.js';

/** A version of a course in which an activity became another one, for a release. */
export interface TaughtChange {
  /** The number of the course version. */
  readonly version: number;
  /** The place of the release among those of its product, from the oldest on. */
  readonly release: number;
  readonly class: ChangeClass;
}

/** An activity that newest versions of courses still hold, with what releases made of it. */
export interface TaughtUnit {
  readonly unitId: string;
  readonly changes: readonly TaughtChange[];
}

/** What one person has to do with the activities of a product: those their support scope requires, and the newest course version in which they did each. */
export interface Knower {
  readonly required: ReadonlySet<string>;
  /** By activity; absent where it was never done. */
  readonly proven: ReadonlyMap<string, number>;
}

/** The newest version that releases up to this one made of an activity, or null where they left it as it was. What is of wording only asks nobody. */
function taughtIn(unit: TaughtUnit, release: number): number | null {
  const versions = unit.changes.filter((it) => it.class !== 'cosmetic' && it.release <= release).map((it) => it.version);
  return versions.length === 0 ? null : Math.max(...versions);
}

/** An activity that somebody has to learn, and the version of its course from which on it is what the release made of it. */
export interface LearningStep { readonly unitId: string; readonly since: number }

/**
 * What somebody has to learn to be up to date with a release: the activities that it, or a release before it, changed, that their support scope requires,
 * and that they did not do since. Whoever skipped three releases gets each activity once, in the order given.
 */
export function stepsTo(units: readonly TaughtUnit[], person: Knower, release: number): LearningStep[] {
  return units.flatMap((unit) => {
    const since = taughtIn(unit, release);
    return since !== null && person.required.has(unit.unitId) && (person.proven.get(unit.unitId) ?? 0) < since ? [{ unitId: unit.unitId, since }] : [];
  });
}

/** The same, by activity alone. */
export const releaseDelta = (units: readonly TaughtUnit[], person: Knower, release: number): string[] => stepsTo(units, person, release).map((it) => it.unitId);

/** Whether anything of a release, or of one before it, concerns somebody. */
export const isConcerned = (units: readonly TaughtUnit[], person: Knower, release: number): boolean => units.some((it) => person.required.has(it.unitId) && taughtIn(it, release) !== null);

/**
 * A person's currency: the place of the last release that they are up to date with, or null where it is none. It never moves a level.
 * What is missing for one release is missing for each later one, so this is the last before the first with something to learn.
 */
export function currentWith(units: readonly TaughtUnit[], person: Knower, releases: number): number | null {
  let last: number | null = null;
  for (let at = 0; at < releases && releaseDelta(units, person, at).length === 0; at++) last = at;
  return last;
}
