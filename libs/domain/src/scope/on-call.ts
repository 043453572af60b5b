import type { Coverage } from '../competency/gap.js';
import { tierIn } from './coverage.js';
import type { Modules, Scope, Tier } from './scope.js';

/** Whether somebody holds all that is expected of them, and is there; unknown where nothing is expected, since nobody said what they should be able to do. */
export type Readiness = 'ready' | 'away' | 'notYet' | 'unknown';

export const readinessOf = ({ cellsHeld, cellsExpected }: Pick<Coverage, 'cellsHeld' | 'cellsExpected'>, away = false): Readiness => (cellsExpected === 0 ? 'unknown' : cellsHeld < cellsExpected ? 'notYet' : away ? 'away' : 'ready');

/** How a thing stands when somebody is away: nobody could be on call now; one could, and without them nobody; or two or more could. */
export type Strain = 'nobody' | 'oneAway' | 'enough';

export interface OnCall { readonly strain: Strain; readonly ready: readonly string[]; readonly away: readonly string[]; readonly notYet: readonly string[]; readonly unknown: readonly string[] }

/** Who could be on call for a thing, at a tier or above it (null: whichever), of those who support it. Whoever supports it at a tier that nobody said is unknown where a tier is asked. */
export function onCallFor(scopeId: string, at: Tier | null, people: ReadonlyMap<string, readonly Scope[]>, readiness: (personId: string) => Readiness, modules: Modules): OnCall {
  const found: Record<Readiness, string[]> = { ready: [], away: [], notYet: [], unknown: [] };
  for (const [personId, held] of people) {
    const tier = tierIn(scopeId, held, modules);
    if (tier === undefined || (at !== null && tier !== null && tier < at)) continue;
    const is = readiness(personId);
    found[(is === 'ready' || is === 'away') && at !== null && tier === null ? 'unknown' : is].push(personId);
  }
  return { ...found, strain: found.ready.length === 0 ? 'nobody' : found.ready.length === 1 ? 'oneAway' : 'enough' };
}
