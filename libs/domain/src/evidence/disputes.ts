import { cellKey, type Cell } from '../competency/cell.js';
import type { Evidence, Instant, Revocation } from './evidence.js';

/** What was said of one cell, in the world's order: by raters, whose word counts until they take it back; by its person, who asks anew; by a third, who settles. */
export type CellWord = { readonly kind: 'confirmed' | 'refused'; readonly id: string; readonly raterId: string; readonly at: Instant } | { readonly kind: 'asked'; readonly at: Instant } | { readonly kind: 'settled'; readonly at: Instant };
type Said = Extract<CellWord, { readonly raterId: string }>;

/**
 * The newest word of another rater that still counts and says the contrary of what is about to be said; null where nobody contradicts.
 * A rater's word counts until they say something else themselves, or a third settles. A refusal counts no longer once its person asks anew: what is confirmed then is other work.
 */
export function contradicted(words: readonly CellWord[], next: { readonly kind: 'confirmed' | 'refused'; readonly raterId: string }): Said | null {
  const outdone = (it: Said): boolean => words.some((other) => other.at > it.at && (other.kind === 'settled' || (other.kind === 'asked' ? it.kind === 'refused' : other.raterId === it.raterId)));
  return words.reduce<Said | null>((newest, it) => ('raterId' in it && it.kind !== next.kind && it.raterId !== next.raterId && !outdone(it) && (newest === null || it.at >= newest.at) ? it : newest), null);
}

/** Two raters disagree about a cell from an instant on, until a third settles it. */
export interface Dispute {
  readonly id: string;
  readonly cell: Cell;
  /** The evidence of the signature that the other one contradicts. */
  readonly evidenceId: string;
  readonly openedAt: Instant;
  readonly settled: { readonly decision: 'held' | 'notHeld'; readonly at: Instant } | null;
}

/** Whether the contradicted signature was taken back; one that is suspended for a time is not. */
export const isTakenBack = (it: Dispute, revocations: readonly Revocation[]): boolean => revocations.some((one) => one.evidenceId === it.evidenceId && one.during === undefined);

/** The dispute about a cell that nobody settled yet, or null. What was taken back is no dispute any more. */
export function openDispute(disputes: readonly Dispute[], revocations: readonly Revocation[], cell: Cell): Dispute | null {
  return disputes.find((it) => it.settled === null && cellKey(it.cell) === cellKey(cell) && !isTakenBack(it, revocations)) ?? null;
}

/** Disputes as they were known at an instant. */
export const disputesKnownAt = (disputes: readonly Dispute[], knownAt: Instant): Dispute[] =>
  disputes.filter((it) => it.openedAt <= knownAt).map((it) => (it.settled !== null && it.settled.at > knownAt ? { ...it, settled: null } : it));

/**
 * Of live evidence what raters agree on: while two disagree, signatures from before count and later ones wait, so that the cell stays where it was, whoever spoke last;
 * what a third settled speaks for every signature before it. Where the contradicted signature was taken back before anybody settled, there was nothing to disagree about.
 * Quizzes, checklists and what was carried over are nobody's word, and stay.
 */
export function agreedOn(live: readonly Evidence[], disputes: readonly Dispute[], revoked: ReadonlySet<string>, at: Instant): Evidence[] {
  const settledBy = (it: Dispute) => (it.settled !== null && it.settled.at <= at ? it.settled : null);
  const standing = Map.groupBy(disputes.filter((it) => it.openedAt <= at && (settledBy(it) !== null || !revoked.has(it.evidenceId))), (it) => cellKey(it.cell));
  return live.filter((it) => it.source.kind !== 'signOff' || (standing.get(cellKey(it.cell)) ?? []).every((dispute) => {
    const settled = settledBy(dispute);
    if (settled === null) return it.occurredAt < dispute.openedAt;
    return it.occurredAt >= settled.at || settled.decision === 'held';
  }));
}
