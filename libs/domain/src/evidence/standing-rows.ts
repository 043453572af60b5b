import { cellKey, type Cell } from '../competency/cell.js';
import { cellIntervals, sameCauses, type CellInterval } from './cell-intervals.js';
import { disputesKnownAt, type Dispute } from './disputes.js';
import type { Evidence, Instant, Revocation } from './evidence.js';
import { versionsOf, type Rule } from './rule.js';

/** A held interval, and over what time we believed in it. */
export interface StandingRow extends CellInterval {
  readonly knownFrom: Instant;
  readonly knownUntil: Instant | null;
}

/** A dispute is known from its opening on, and what settled it from then on. */
export type Fact = ({ readonly kind: 'evidence' } & Evidence) | ({ readonly kind: 'revocation' } & Revocation) | ({ readonly kind: 'dispute' } & Dispute);

const same = (a: CellInterval, b: CellInterval): boolean => cellKey(a.cell) === cellKey(b.cell) && a.from === b.from && a.until === b.until && a.version === b.version && sameCauses(a.because, b.because);

/** What changes in the rows believed in when new intervals are known: rows that say the same stay untouched. */
export function advance(open: readonly StandingRow[], intervals: readonly CellInterval[], knownAt: Instant): { readonly closed: StandingRow[]; readonly opened: StandingRow[] } {
  return {
    closed: open.filter((row) => !intervals.some((it) => same(row, it))).map((row) => ({ ...row, knownUntil: knownAt })),
    opened: intervals.filter((it) => !open.some((row) => same(row, it))).map((it) => ({ ...it, knownFrom: knownAt, knownUntil: null })),
  };
}

const byPlace = (a: StandingRow, b: StandingRow): number => {
  const keys = [cellKey(a.cell), cellKey(b.cell)] as const;
  return keys[0] < keys[1] ? -1 : keys[0] > keys[1] ? 1 : a.knownFrom - b.knownFrom || a.from - b.from;
};

/**
 * The whole history of one person's standings from their facts, whatever order these come in. Facts of one `recordedAt` were one transaction.
 * Cell by cell: no fact of one cell moves another.
 */
export function replay(facts: readonly Fact[], ruleOf: (cell: Cell) => Rule): StandingRow[] {
  const evidence = Map.groupBy(facts.flatMap((it) => (it.kind === 'evidence' ? [it] : [])), (it) => cellKey(it.cell));
  const disputes = Map.groupBy(facts.flatMap((it) => (it.kind === 'dispute' ? [it] : [])), (it) => cellKey(it.cell));
  const revocations = facts.flatMap((it) => (it.kind === 'revocation' ? [it] : []));
  return [...evidence].flatMap(([key, own]) => {
    const disputed = disputes.get(key) ?? [];
    const ids = new Set([...own.map((it) => it.id), ...disputed.map((it) => it.evidenceId)]);
    const stops = revocations.filter((it) => ids.has(it.evidenceId));
    const voided = new Set(stops.map((it) => it.id));
    return own[0] === undefined ? [] : replayCell(own[0].cell, ruleOf(own[0].cell), own, revocations.filter((it) => ids.has(it.evidenceId) || (it.insteadOf != null && voided.has(it.insteadOf))), disputed);
  }).sort(byPlace);
}

function replayCell(cell: Cell, rule: Rule, evidence: readonly Evidence[], revocations: readonly Revocation[], disputes: readonly Dispute[]): StandingRow[] {
  const done: StandingRow[] = [];
  let open: StandingRow[] = [];
  const versions = versionsOf(rule);
  const instants = [...new Set([...evidence.map((it) => it.recordedAt), ...revocations.map((it) => it.recordedAt), ...disputes.flatMap((it) => (it.settled === null ? [it.openedAt] : [it.openedAt, it.settled.at])), ...versions.flatMap((it) => it.knownFrom ?? [])])].sort((a, b) => a - b);
  for (const knownAt of instants) {
    const known = versions.filter((it) => it.knownFrom === null || it.knownFrom <= knownAt);
    const { closed, opened } = advance(open, cellIntervals(cell, known, evidence.filter((it) => it.recordedAt <= knownAt), revocations.filter((it) => it.recordedAt <= knownAt), disputesKnownAt(disputes, knownAt)), knownAt);
    if (closed.length > 0) {
      done.push(...closed);
      open = open.filter((row) => !closed.some((it) => same(it, row)));
    }
    open.push(...opened);
  }
  return [...done, ...open];
}

/** All held intervals of one person. */
export function intervalsOf(evidence: readonly Evidence[], revocations: readonly Revocation[], disputes: readonly Dispute[], ruleOf: (cell: Cell) => Rule): CellInterval[] {
  const cells = new Map(evidence.map((it) => [cellKey(it.cell), it.cell]));
  return [...cells.values()].flatMap((cell) => cellIntervals(cell, ruleOf(cell), evidence, revocations, disputes));
}
