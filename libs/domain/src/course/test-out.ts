import type { DraftActivity } from './course-draft.js';

type UnitKind = DraftActivity['kind'];

/** An activity of a course version, and what one person did of it. */
export interface UnitKnown {
  readonly unitId: string;
  readonly kind: UnitKind;
  /** The number of the newest version, up to this one, that made it what it is; wording alone makes nothing. */
  readonly changedIn: number;
  /** The number of the newest version in which the person did it; 0 where they never did. */
  readonly provenIn: number;
}

/** What is read or watched, and asks neither for a signature nor to be seen at work: a quiz can show that somebody knows it. */
const readable: readonly UnitKind[] = ['lesson', 'file', 'link', 'video'];

/**
 * Test out first: the activities that passing a quiz of a newer version shows that somebody knows, so that they need not go through them.
 * Only for whoever passed that quiz before as it was; only what stands between the quiz before and this one, which is what it asks about; and nothing that became another one after the quiz did.
 * `units` are those of one version, in its order.
 */
export function testedOut(units: readonly UnitKnown[], quizId: string): string[] {
  const at = units.findIndex((it) => it.unitId === quizId && it.kind === 'quiz');
  const quiz = units[at];
  if (quiz === undefined || quiz.provenIn === 0 || quiz.provenIn >= quiz.changedIn) return [];
  const from = units.slice(0, at).findLastIndex((it) => it.kind === 'quiz') + 1;
  return units.slice(from, at).filter((it) => readable.includes(it.kind) && it.changedIn <= quiz.changedIn && it.provenIn < it.changedIn).map((it) => it.unitId);
}
