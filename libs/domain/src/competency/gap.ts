import { levels, type HeldLevel, type Level } from './cell.js';
import { expectedLevel, type Expectation } from './expectation.js';

export type GapState = 'noScale' | 'notStated' | 'notApplicable' | 'below' | 'met' | 'above';

export interface GapItem { readonly competencyId: string; readonly hasLevels: boolean; readonly expectation: Expectation; readonly held: HeldLevel; /** Levels that what was carried over holds alone. */ readonly carriedOver: readonly Level[] }

/** Expected cells held of expected cells (and how many of those held still have to be confirmed), and how much of the profile that speaks of. What is unknown is in no figure. */
export interface Coverage { readonly cellsHeld: number; readonly cellsCarriedOver: number; readonly cellsExpected: number; readonly competenciesWithExpectation: number; readonly competencies: number }

export interface Gap { readonly competencyId: string; readonly expected: Level | null; readonly held: HeldLevel; readonly missing: readonly Level[]; readonly state: GapState }

function stateOf({ hasLevels, expectation, held }: GapItem): GapState {
  if (expectation.kind === 'notApplicable') return 'notApplicable';
  if (!hasLevels) return 'noScale';
  const expected = expectedLevel(expectation);
  if (expected === null) return 'notStated';
  return held < expected ? 'below' : held === expected ? 'met' : 'above';
}

/** Levels held against levels expected, competency by competency, and in sum. */
export function profileGap(items: readonly GapItem[]): Coverage & { readonly perCompetency: readonly Gap[] } {
  const perCompetency = items.map((item): Gap => {
    const expected = item.hasLevels ? expectedLevel(item.expectation) : null;
    return { competencyId: item.competencyId, expected, held: item.held, missing: levels.filter((level) => expected !== null && level <= expected && level > item.held), state: stateOf(item) };
  });
  const stated = perCompetency.filter((it) => it.expected !== null);
  return {
    cellsHeld: stated.reduce((sum, it) => sum + Math.min(it.held, it.expected ?? 0), 0),
    cellsCarriedOver: items.reduce((sum, it, index) => sum + it.carriedOver.filter((level) => level <= Math.min(it.held, perCompetency[index]?.expected ?? 0)).length, 0),
    cellsExpected: stated.reduce((sum, it) => sum + (it.expected ?? 0), 0),
    competenciesWithExpectation: stated.length,
    competencies: items.length,
    perCompetency,
  };
}

/** Several people's figures in one. */
export function sumOfCoverage(parts: readonly Coverage[]): Coverage {
  return parts.reduce((sum, it) => ({
    cellsHeld: sum.cellsHeld + it.cellsHeld, cellsCarriedOver: sum.cellsCarriedOver + it.cellsCarriedOver, cellsExpected: sum.cellsExpected + it.cellsExpected,
    competenciesWithExpectation: sum.competenciesWithExpectation + it.competenciesWithExpectation, competencies: sum.competencies + it.competencies,
  }), { cellsHeld: 0, cellsCarriedOver: 0, cellsExpected: 0, competenciesWithExpectation: 0, competencies: 0 });
}

/** Of several profiles the highest expectation counts. Null for no profile at all; the first silence where all are silent. */
export function strongest<T extends { readonly expectation: Expectation }>(of: readonly T[]): T | null {
  return of.reduce<T | null>((best, next) => (best === null || (expectedLevel(next.expectation) ?? 0) > (expectedLevel(best.expectation) ?? 0) ? next : best), null);
}
