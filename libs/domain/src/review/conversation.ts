import { isCheckpoint } from './checkpoint.js';
import type { ReviewKind } from './due.js';

/** The two who talk: whoever the review is about, and whoever leads them or is in HR. */
export type ReviewSide = 'person' | 'lead';
/** What is said or done in a review. Nothing of it is changed afterwards: a correction is one more. */
export const reviewTurns = ['note', 'levels', 'action', 'dropped', 'held', 'closed', 'signed', 'refused', 'correction'] as const;
export type ReviewTurnKind = (typeof reviewTurns)[number];
export interface SaidInReview { readonly kind: ReviewTurnKind; readonly side: ReviewSide; readonly by: string }

/** Opened; prepared by the person; held, to be signed; signed by one of the two; signed by both; over, with a signature refused; closed without having been held. */
export const reviewStates = ['open', 'prepared', 'held', 'signing', 'signed', 'refused', 'closed'] as const;
export type ReviewState = (typeof reviewStates)[number];

/** What a conversation of each kind goes through; the last of the career interview are the rights that the law names, the summary adds the look back; a checkpoint of a start asks how it goes and what comes by the next one. */
const career = ['skills', 'path', 'training', 'wishes', 'rights'] as const;
const start = ['settling', 'achieved', 'training', 'comingUp'] as const;
export const reviewThemes = { progression: ['achieved', 'skills', 'training', 'wishes'], career, careerSummary: [...career, 'record'], day30: start, day60: start, day90: start } as const satisfies Record<ReviewKind, readonly string[]>;
export type ReviewTheme = (typeof reviewThemes)[ReviewKind][number];
export const everyReviewTheme = ['settling', 'achieved', 'skills', 'path', 'training', 'wishes', 'rights', 'record', 'comingUp'] as const satisfies readonly ReviewTheme[];
export const hasTheme = (kind: ReviewKind, theme: ReviewTheme): boolean => (reviewThemes[kind] as readonly ReviewTheme[]).includes(theme);

const decided = (turns: readonly SaidInReview[], side: ReviewSide) => turns.find((it) => it.side === side && (it.kind === 'signed' || it.kind === 'refused'));

/** Where a review stands, from all that was said and done in it, in that order. */
export function reviewState(turns: readonly SaidInReview[]): ReviewState {
  const both = [decided(turns, 'person'), decided(turns, 'lead')].filter((it) => it !== undefined);
  if (both.length === 2) return both.every((it) => it.kind === 'signed') ? 'signed' : 'refused';
  if (both.length === 1) return 'signing';
  if (turns.some((it) => it.kind === 'closed')) return 'closed';
  if (turns.some((it) => it.kind === 'held')) return 'held';
  return turns.some((it) => it.kind === 'note' && it.side === 'person') ? 'prepared' : 'open';
}

/** Who signs on the lead's side: whoever held it; or somebody in their place, in their own name, where who held it has left or may hold no review of this person any more. */
export const leadSigners = ['holder', 'standIn'] as const;
export type LeadSigner = (typeof leadSigners)[number];
const holderOf = (turns: readonly SaidInReview[]): string | undefined => turns.findLast((it) => it.kind === 'held')?.by;

/** Who signs, or has signed, on the lead's side. `mayHold` says whether somebody is here and may hold a review of this person, today. */
export function leadSigner(turns: readonly SaidInReview[], mayHold: (personId: string) => boolean): LeadSigner {
  const holder = holderOf(turns);
  const signature = decided(turns, 'lead');
  return holder === undefined || (signature === undefined ? mayHold(holder) : signature.by === holder) ? 'holder' : 'standIn';
}

/**
 * What one of the two may do next. Words and actions until the first signature; a signature once it was held, each for themselves:
 * on the lead's side whoever held it, and nobody else; where they are gone, whoever else is on that side. At a checkpoint the lead's side says which levels it sees as well, once it was held whoever held it. After both, corrections alone.
 */
export function mayInReview(by: string, side: ReviewSide, turns: readonly SaidInReview[], kind: ReviewKind, signer: LeadSigner): readonly ReviewTurnKind[] {
  const state = reviewState(turns);
  if (state === 'closed') return [];
  if (state === 'signed' || state === 'refused') return ['correction'];
  const holder = holderOf(turns);
  const signs = (state === 'held' || state === 'signing') && decided(turns, side) === undefined && (side === 'person' || (by === holder) === (signer === 'holder'));
  const signatures: readonly ReviewTurnKind[] = signs ? ['signed', 'refused'] : [];
  if (state === 'signing') return signatures;
  const levels: readonly ReviewTurnKind[] = isCheckpoint(kind) && (holder === undefined || by === holder) ? ['levels'] : [];
  return side === 'person' ? ['note', ...signatures] : ['note', ...levels, 'action', 'dropped', ...(by === holder ? [] : (['held'] as const)), ...(holder === undefined ? (['closed'] as const) : []), ...signatures];
}
