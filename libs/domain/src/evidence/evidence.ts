import type { Cell } from '../competency/cell.js';
import type { PieceKind } from './criterion.js';

/** Milliseconds since 1970-01-01T00:00Z, as the database's clock gave them. */
export type Instant = number;

/** What proved a cell: an attempt's score on that cell's questions, a rater's signature, a checklist all of whose required acts were seen, one time of something done regularly that a rater confirmed, a piece that was accepted or entered; or what a table said that the team lived with before, which stands in for a proof until a day. */
export type EvidenceSource =
  | { readonly kind: 'quiz'; readonly attemptId: string; /** 0 to 1, over this cell's questions only. */ readonly score: number }
  | { readonly kind: 'signOff'; readonly signOffId: string; readonly raterId: string }
  | { readonly kind: 'checklist'; readonly completionId: string }
  | { readonly kind: 'recurring'; readonly activityId: string; readonly occurrenceId: string; /** How many of them prove it, as long as they count together. */ readonly times: number }
  | { readonly kind: PieceKind; readonly pieceId: string }
  | { readonly kind: 'carriedOver'; readonly lineId: string };

/** One append-only row: this person, this cell, proved by this source, at this time. */
export interface Evidence {
  readonly id: string;
  readonly cell: Cell;
  readonly source: EvidenceSource;
  /** When it happened in the world. */
  readonly occurredAt: Instant;
  /** When we learned it; strictly increasing per person. */
  readonly recordedAt: Instant;
  /** First instant at which it no longer counts, or null where it does not expire. */
  readonly validUntil: Instant | null;
}

/** A correction: from `recordedAt` on, the evidence it names is known never to have counted; a suspension, not to count over a time. */
export interface Revocation {
  readonly id: string;
  readonly evidenceId: string;
  readonly recordedAt: Instant;
  /** Of a suspension: from which instant and until before which it does not count; null: until it is said anew. */
  readonly during?: { readonly from: Instant; readonly until: Instant | null };
  /** Of a suspension that says another one anew: that other one, which is void from then on. */
  readonly insteadOf?: string | null;
}
