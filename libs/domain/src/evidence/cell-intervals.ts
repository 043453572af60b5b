import { cellKey, type Cell } from '../competency/cell.js';
import { agreedOn, type Dispute } from './disputes.js';
import type { Evidence, Instant, Revocation } from './evidence.js';
import { carriedOverUntil, causes } from './prove.js';
import { proveUnder, versionsOf, type Rule } from './rule.js';

/** A cell is held from one instant until before another (null: open), because of this evidence. */
export interface CellInterval {
  readonly cell: Cell;
  readonly from: Instant;
  readonly until: Instant | null;
  readonly because: readonly string[];
  /** Held by what was carried over alone: it still has to be confirmed, and ends where the interval does. */
  readonly carriedOver: boolean;
  /** The version of the rule that it was proved under; of what was carried over, which no rule proved, the one asked for when it began. */
  readonly version: number;
}

/** What revokes or suspends evidence, without the suspensions that were said anew. */
export function inEffect(revocations: readonly Revocation[]): Revocation[] {
  const anew = new Set(revocations.flatMap((it) => it.insteadOf ?? []));
  return revocations.filter((it) => !anew.has(it.id));
}

const holdsBack = ({ during }: Revocation, at: Instant): boolean => during === undefined || (during.from <= at && (during.until === null || at < during.until));

/** The evidence that counts at an instant: it happened, it has not expired, nobody revoked it or suspends it then, and raters do not disagree about it. What is suspended is no less disputed. */
export function liveAt(evidence: readonly Evidence[], revocations: readonly Revocation[], disputes: readonly Dispute[], at: Instant): Evidence[] {
  return liveUnder(evidence, revocations, inEffect(revocations), disputes, at);
}

function liveUnder(evidence: readonly Evidence[], revocations: readonly Revocation[], effective: readonly Revocation[], disputes: readonly Dispute[], at: Instant): Evidence[] {
  const held = new Set(effective.flatMap((it) => (holdsBack(it, at) ? [it.evidenceId] : [])));
  const live = evidence.filter((it) => !held.has(it.id) && it.occurredAt <= at && (it.validUntil === null || at < it.validUntil));
  return disputes.length === 0 ? live : agreedOn(live, disputes, new Set(revocations.flatMap((it) => (it.during === undefined ? [it.evidenceId] : []))), at);
}

/**
 * Over what time a cell is held, computed without "now": between two changes of the live evidence, of what suspends it, or of the rule, nothing can change.
 * Sorted, never overlapping, neighbours with the same cause by the same version of the rule joined.
 */
export function cellIntervals(cell: Cell, rule: Rule, evidence: readonly Evidence[], revocations: readonly Revocation[], disputes: readonly Dispute[]): CellInterval[] {
  const key = cellKey(cell);
  const own = evidence.filter((it) => cellKey(it.cell) === key);
  const disputed = disputes.filter((it) => cellKey(it.cell) === key);
  const changes = versionsOf(rule).flatMap((it) => (own.some((one) => one.occurredAt < it.from) ? [it.from] : []));
  const ids = new Set(own.map((it) => it.id));
  const effective = inEffect(revocations).filter((it) => ids.has(it.evidenceId));
  const pauses = effective.flatMap(({ during }) => (during === undefined ? [] : during.until === null ? [during.from] : [during.from, during.until]));
  const turns = [...new Set([...own.flatMap((it) => (it.validUntil === null ? [it.occurredAt] : [it.occurredAt, it.validUntil])), ...disputed.flatMap((it) => (it.settled === null ? [it.openedAt] : [it.openedAt, it.settled.at])), ...pauses, ...changes])].sort((a, b) => a - b);
  const intervals: CellInterval[] = [];
  turns.forEach((from, index) => {
    const { version, proof } = proveUnder(rule, liveUnder(own, revocations, effective, disputed, from), from);
    const because = causes(proof);
    if (because.length === 0) return;
    const until = turns[index + 1] ?? null;
    const last = intervals.at(-1);
    const carriedOver = carriedOverUntil(proof) !== null;
    if (last !== undefined && last.until === from && sameCauses(last.because, because) && (last.version === version || carriedOver)) intervals[intervals.length - 1] = { ...last, until };
    else intervals.push({ cell, from, until, because, carriedOver, version });
  });
  return intervals;
}

export const sameCauses = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((id, index) => id === b[index]);
