import type { HeldLevel } from '../competency/cell.js';
import type { ReviewKind } from './due.js';
import { isCheckpoint } from './checkpoint.js';
import type { ReviewSide, ReviewState } from './conversation.js';

/** What one of the two says of a competency: a level; null, that they cannot tell yet; undefined, nothing. */
export type SaidLevel = HeldLevel | null | undefined;
/** A competency as both see it, beside the level that is confirmed. What either says proves nothing and moves no level. */
export interface BothSides { readonly self: SaidLevel; readonly lead: SaidLevel; readonly held: HeldLevel }

/** How what the two say compares: so many levels apart, and who sees more; only one of them says a level; both say the same; neither says one. */
export type Sides =
  | { readonly kind: 'differ'; readonly more: ReviewSide; readonly by: number }
  | { readonly kind: 'one'; readonly who: ReviewSide }
  | { readonly kind: 'agree' }
  | { readonly kind: 'neither' };

export function compareSides({ self, lead }: Pick<BothSides, 'self' | 'lead'>): Sides {
  const [theirs, ours] = [self ?? null, lead ?? null];
  if (theirs === null) return ours === null ? { kind: 'neither' } : { kind: 'one', who: 'lead' };
  if (ours === null) return { kind: 'one', who: 'person' };
  return theirs === ours ? { kind: 'agree' } : { kind: 'differ', more: ours > theirs ? 'lead' : 'person', by: Math.abs(ours - theirs) };
}

/** What is talked about first comes first. */
const order: readonly Sides['kind'][] = ['differ', 'one', 'agree', 'neither'];
const apart = (it: Sides): number => (it.kind === 'differ' ? it.by : 0);
/** How far from what is confirmed the farthest of the two is. */
const unproved = ({ self, lead, held }: BothSides): number => Math.max(0, ...[self, lead].map((it) => Math.abs((it ?? held) - held)));

/** Where the two differ first, the most first; then where only one of them says a level, then where both say the same. Among equals, what lies farthest from what is confirmed; then as they came. */
export function differencesFirst<T extends BothSides>(lines: readonly T[]): (T & { readonly sides: Sides })[] {
  return lines.map((it) => ({ ...it, sides: compareSides(it) }))
    .sort((a, b) => order.indexOf(a.sides.kind) - order.indexOf(b.sides.kind) || apart(b.sides) - apart(a.sides) || unproved(b) - unproved(a));
}

/** Whether a review is read with both sides beside each other: a checkpoint that is under way, or in which the lead said a level. One that was signed without stays as it was signed. */
export const showsSides = (kind: ReviewKind, state: ReviewState, saidByLead: number): boolean => isCheckpoint(kind) && (saidByLead > 0 || state === 'open' || state === 'prepared' || state === 'held');
