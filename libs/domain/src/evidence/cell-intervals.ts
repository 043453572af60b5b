import { cellKey, type Cell } from '../competency/cell.js';
import type { Criterion } from './criterion.js';
import { agreedOn, type Dispute } from './disputes.js';
import type { Evidence, Instant, Revocation } from './evidence.js';
import { carriedOverUntil, causes, prove } from './prove.js';

/** A cell is held from one instant until before another (null: open), because of this evidence. */
export interface CellInterval {
  readonly cell: Cell;
  readonly from: Instant;
  readonly until: Instant | null;
  readonly because: readonly string[];
  /** Held by what was carried over alone: it still has to be confirmed, and ends where the interval does. */
  readonly carriedOver: boolean;
}

/** The evidence that counts at an instant: it happened, it has not expired, nobody revoked it, and raters do not disagree about it. */
export function liveAt(evidence: readonly Evidence[], revocations: readonly Revocation[], disputes: readonly Dispute[], at: Instant): Evidence[] {
  const revoked = new Set(revocations.map((it) => it.evidenceId));
  const live = evidence.filter((it) => !revoked.has(it.id) && it.occurredAt <= at && (it.validUntil === null || at < it.validUntil));
  return disputes.length === 0 ? live : agreedOn(live, disputes, revoked, at);
}

/**
 * Over what time a cell is held, computed without "now": between two changes of the live evidence nothing can change.
 * Sorted, never overlapping, neighbours with the same cause joined.
 */
export function cellIntervals(cell: Cell, criterion: Criterion, evidence: readonly Evidence[], revocations: readonly Revocation[], disputes: readonly Dispute[]): CellInterval[] {
  const own = evidence.filter((it) => cellKey(it.cell) === cellKey(cell));
  const disputed = disputes.filter((it) => cellKey(it.cell) === cellKey(cell));
  const turns = [...new Set([...own.flatMap((it) => (it.validUntil === null ? [it.occurredAt] : [it.occurredAt, it.validUntil])), ...disputed.flatMap((it) => (it.settled === null ? [it.openedAt] : [it.openedAt, it.settled.at]))])].sort((a, b) => a - b);
  const intervals: CellInterval[] = [];
  turns.forEach((from, index) => {
    const proof = prove(criterion, liveAt(own, revocations, disputed, from));
    const because = causes(proof);
    if (because.length === 0) return;
    const until = turns[index + 1] ?? null;
    const last = intervals.at(-1);
    if (last !== undefined && last.until === from && sameCauses(last.because, because)) intervals[intervals.length - 1] = { ...last, until };
    else intervals.push({ cell, from, until, because, carriedOver: carriedOverUntil(proof) !== null });
  });
  return intervals;
}

export const sameCauses = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((id, index) => id === b[index]);
