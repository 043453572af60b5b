/** An activity of a newer version, beside the one of the same identity in the version that somebody is in. */
export interface UnitInBoth { readonly unitId: string; /** It is there already, and of the same kind. */ readonly wasThere: boolean; /** It says the same, or is the very same version of its quiz. */ readonly same: boolean; /** One of the versions between made it another one, and not in its wording alone. */ readonly asks: boolean }

/**
 * What stays done for somebody who moves over to a newer version: what did not change, and what changed in its wording alone, whatever became of the other activities meanwhile.
 * So whoever passes over several versions is asked no more than whoever follows each of them.
 */
export function keptOver(units: readonly UnitInBoth[], done: ReadonlySet<string>): string[] {
  return units.filter((it) => done.has(it.unitId) && it.wasThere && (it.same || !it.asks)).map((it) => it.unitId);
}
