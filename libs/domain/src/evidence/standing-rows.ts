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

/** The whole history of one person's standings from their facts, whatever order these come in. Facts of one `recordedAt` were one transaction. */
export function replay(facts: readonly Fact[], ruleOf: (cell: Cell) => Rule): StandingRow[] {
  const done: StandingRow[] = [];
  let open: StandingRow[] = [];
  const disputes = facts.flatMap((it) => (it.kind === 'dispute' ? [it] : []));
  const ruleChanges = new Set(facts.flatMap((it) => (it.kind === 'evidence' ? versionsOf(ruleOf(it.cell)).flatMap(({ knownFrom }) => knownFrom ?? []) : [])));
  const instants = [...new Set([...facts.flatMap((it) => (it.kind === 'dispute' ? [] : [it.recordedAt])), ...disputes.flatMap((it) => (it.settled === null ? [it.openedAt] : [it.openedAt, it.settled.at])), ...ruleChanges])].sort((a, b) => a - b);
  for (const knownAt of instants) {
    const known = facts.filter((it) => it.kind !== 'dispute' && it.recordedAt <= knownAt);
    const evidence = known.flatMap((it) => (it.kind === 'evidence' ? [it] : []));
    const revocations = known.flatMap((it) => (it.kind === 'revocation' ? [it] : []));
    const { closed, opened } = advance(open, intervalsOf(evidence, revocations, disputesKnownAt(disputes, knownAt), (cell) => versionsOf(ruleOf(cell)).filter((it) => it.knownFrom === null || it.knownFrom <= knownAt)), knownAt);
    done.push(...closed);
    open = [...open.filter((row) => !closed.some((it) => same(it, row))), ...opened];
  }
  return [...done, ...open].sort(byPlace);
}

/** All held intervals of one person. */
export function intervalsOf(evidence: readonly Evidence[], revocations: readonly Revocation[], disputes: readonly Dispute[], ruleOf: (cell: Cell) => Rule): CellInterval[] {
  const cells = new Map(evidence.map((it) => [cellKey(it.cell), it.cell]));
  return [...cells.values()].flatMap((cell) => cellIntervals(cell, ruleOf(cell), evidence, revocations, disputes));
}
