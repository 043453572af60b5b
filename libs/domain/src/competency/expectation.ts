import type { Level } from './cell.js';

/** What a profile expects of one competency. Silence is a value of its own, never a nullable number. */
export type Expectation =
  | { readonly kind: 'known'; readonly level: Level }
  | { readonly kind: 'unspecified' }
  | { readonly kind: 'company'; readonly level: Level; readonly by: string; readonly on: string; readonly reason: string }
  | { readonly kind: 'notApplicable'; readonly reason: string };

/** The expected level, or null where the source is silent or the competency does not apply. */
export function expectedLevel(expectation: Expectation): Level | null {
  return expectation.kind === 'known' || expectation.kind === 'company' ? expectation.level : null;
}
