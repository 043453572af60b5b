import { carriedOverUntil, prove, type Proof } from './prove.js';
import type { Criterion } from './criterion.js';
import type { Evidence, Instant } from './evidence.js';

/** One version of what proves a cell: from which instant it is asked for, and what becomes of proofs from before. */
export interface RuleVersion {
  readonly number: number;
  readonly criterion: Criterion;
  /** First instant at which it is what is asked for. */
  readonly from: Instant;
  /** `keep`: what was proved under the version before stays proved. `reEvaluate`: from `from` on, all evidence is held against this version alone. */
  readonly before: RulePolicy;
  /** When it became known about this person; null where it was known before their first evidence. */
  readonly knownFrom: Instant | null;
}

export const rulePolicies = ['keep', 'reEvaluate'] as const;
export type RulePolicy = (typeof rulePolicies)[number];

/** What proves a cell over time, the oldest version first. A criterion alone is a rule that was never changed. */
export type Rule = Criterion | readonly RuleVersion[];

export const versionsOf = (rule: Rule): readonly RuleVersion[] => ('kind' in rule ? [{ number: 1, criterion: rule, from: -Infinity, before: 'reEvaluate', knownFrom: null }] : rule);

/** The version that is asked for at an instant; undefined where none is yet. */
export const inForce = (rule: Rule, at: Instant): RuleVersion | undefined => versionsOf(rule).findLast((it) => it.from <= at);

/**
 * Holds the live evidence of one cell against its rule at an instant, and names the version that speaks. What was proved under an older version by what
 * happened while that was asked for stays proved, so the oldest such version speaks first; a version that re-evaluates puts an end to those before it.
 */
export function proveUnder(rule: Rule, live: readonly Evidence[], at: Instant): { readonly version: number; readonly proof: Proof } {
  const applied = versionsOf(rule).filter((it) => it.from <= at);
  const kept = applied.slice(Math.max(0, applied.findLastIndex((it) => it.before === 'reEvaluate')));
  for (const [index, { number, criterion }] of kept.slice(0, -1).entries()) {
    const ends = kept[index + 1]?.from ?? Infinity;
    const proof = prove(criterion, live.filter((it) => it.occurredAt < ends));
    if (proof.held && carriedOverUntil(proof) === null) return { version: number, proof };
  }
  const asked = kept.at(-1);
  return asked === undefined ? { version: 0, proof: prove({ kind: 'any', of: [] }, live) } : { version: asked.number, proof: prove(asked.criterion, live) };
}
