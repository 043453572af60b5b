import type { ChangeClass } from '../quiz/correction.js';

/** An activity of a newer version, beside the one of the same identity in the version that somebody is in. */
export interface UnitInBoth { readonly unitId: string; /** It is there already, and of the same kind. */ readonly wasThere: boolean; /** It says the same, or is the very same version of its quiz. */ readonly same: boolean }

/**
 * What stays done for somebody who moves over to a newer version: what did not change.
 * Where all changes between are of wording only, nobody is asked anything again.
 */
export function keptOver(units: readonly UnitInBoth[], done: ReadonlySet<string>, changes: readonly ChangeClass[]): string[] {
  const wordingOnly = changes.every((it) => it === 'cosmetic');
  return units.filter((it) => done.has(it.unitId) && it.wasThere && (it.same || wordingOnly)).map((it) => it.unitId);
}
