import { depthOf, everyPartOf } from '../tree/tree-edit.js';
import type { Criterion } from './criterion.js';

/** A rule that nobody could follow is none: no more parts than this, and no deeper. */
export const criterionBounds = { parts: 20, depth: 4, raters: 4 } as const;
export const criterionProblems = ['emptyGroup', 'markOutOfRange', 'ratersOutOfRange', 'tooDeep', 'tooMany'] as const;
export type CriterionProblem = (typeof criterionProblems)[number];

/** What makes a criterion impossible, the first thing found; null where it can be asked for. */
export function problemOfCriterion(criterion: Criterion): CriterionProblem | null {
  const parts = everyPartOf(criterion);
  if (depthOf(criterion) > criterionBounds.depth) return 'tooDeep';
  if (parts.length > criterionBounds.parts) return 'tooMany';
  for (const it of parts) {
    if ('of' in it && it.of.length === 0) return 'emptyGroup';
    if (it.kind === 'quiz' && !(it.atLeast > 0 && it.atLeast <= 1)) return 'markOutOfRange';
    if (it.kind === 'signOff' && !(Number.isInteger(it.raters) && it.raters >= 1 && it.raters <= criterionBounds.raters)) return 'ratersOutOfRange';
  }
  return null;
}
