import { newsDays } from '../notification/reminder.js';
import { plusDays } from '../time/day.js';
import { dueDay, type PersonalDays } from '../time/due-day.js';
import type { HeldReview, ReviewKind } from './due.js';

/** The points at which a new hire and whoever leads them look at the start together, and how many days after the hire each is to be held by. */
export const checkpointDays = { day30: 30, day60: 60, day90: 90 } as const;
export type CheckpointKind = keyof typeof checkpointDays;
export const checkpointKinds = ['day30', 'day60', 'day90'] as const satisfies readonly CheckpointKind[];
/** So many days before, a checkpoint is to be planned. */
export const checkpointSoonDays = 7;
/** So many days after the hire, one that was never held is asked no more: the start is over. It is over later by as many days as the last one is, where its day is one on which this person does not work. */
export const checkpointsEndDays = 180;

/** Held; passed over, because a later one was held instead; past its day; to be planned; not yet. */
export const checkpointStates = ['held', 'passedOver', 'late', 'soon', 'later'] as const;
export type CheckpointState = (typeof checkpointStates)[number];
export interface Checkpoint { readonly kind: CheckpointKind; /** The last day on which it is in time, one on which they work. */ readonly dueOn: string; readonly state: CheckpointState; readonly heldOn: string | null }

export const isCheckpoint = (kind: ReviewKind): kind is CheckpointKind => kind in checkpointDays;

/** Of reviews, the newest first, the one that stands for a checkpoint: one that both signed, else one that was held; of several, that of the latest day. */
export function standsFor<T extends HeldReview & { readonly signed?: boolean }>(kind: CheckpointKind, held: readonly T[]): T | undefined {
  const ofKind = held.filter((it) => it.kind === kind);
  const signed = ofKind.filter((it) => it.signed === true);
  return (signed.length > 0 ? signed : ofKind).reduce<T | undefined>((latest, it) => (latest === undefined || it.heldOn > latest.heldOn ? it : latest), undefined);
}

/** The checkpoints of somebody, in order: all three while they start; afterwards those alone that were held. */
export function checkpoints(hiredOn: string, held: readonly (HeldReview & { readonly signed?: boolean })[], today: string, days: PersonalDays): Checkpoint[] {
  const dueOf = (kind: CheckpointKind): string => dueDay({ kind: 'on', day: plusDays(hiredOn, checkpointDays[kind]) }, days).day;
  const end = plusDays(dueOf('day90'), checkpointsEndDays - checkpointDays.day90);
  const last = checkpointKinds.findLastIndex((kind) => held.some((it) => it.kind === kind));
  return checkpointKinds.flatMap((kind, place): Checkpoint[] => {
    const dueOn = dueOf(kind);
    const heldOn = standsFor(kind, held)?.heldOn ?? null;
    if (heldOn !== null) return [{ kind, dueOn, state: 'held', heldOn }];
    if (today > end) return [];
    return [{ kind, dueOn, heldOn, state: place < last ? 'passedOver' : dueOn < today ? 'late' : dueOn <= plusDays(today, checkpointSoonDays) ? 'soon' : 'later' }];
  });
}

export interface WaitingCheckpoint extends Checkpoint { readonly state: 'soon' | 'late' }
const isWaiting = (it: Checkpoint): it is WaitingCheckpoint => it.state === 'soon' || it.state === 'late';

/** The one that waits to be held. Of several, the last alone: whoever holds it passes over those before. */
export const waitingCheckpoint = (hiredOn: string, held: readonly HeldReview[], today: string, days: PersonalDays): WaitingCheckpoint | null => checkpoints(hiredOn, held, today, days).findLast(isWaiting) ?? null;

/** News of a checkpoint: that its day comes near, then that it is past; each for a fortnight at most. */
export function checkpointNews(hiredOn: string, held: readonly HeldReview[], today: string, days: PersonalDays): WaitingCheckpoint | null {
  const waiting = waitingCheckpoint(hiredOn, held, today, days);
  return waiting?.state === 'late' && today > plusDays(waiting.dueOn, 1 + newsDays) ? null : waiting;
}

/** Whether the look at somebody's start is over as it should be: the last of the checkpoints was signed by both. One that was never held and is asked no more holds nothing back. */
export const startSigned = (hiredOn: string, reviews: readonly (HeldReview & { readonly signed: boolean })[], today: string, days: PersonalDays): boolean =>
  reviews.some((it) => it.kind === 'day90' && it.signed) || checkpoints(hiredOn, reviews, today, days).every((it) => it.kind !== 'day90');
