import type { Instant } from '../evidence/evidence.js';
import { endOfDay } from '../time/day.js';

/** What is known of one person's required training. */
export interface AssignmentFacts {
  /** The last day on which it is in time, in the person's zone; null where no day was set. */
  readonly dueOn: string | null;
  readonly waived: boolean;
  readonly opened: boolean;
  readonly done: number;
  readonly of: number;
  /** The last time that something was done in it; null before it is opened. */
  readonly movedAt: Instant | null;
}

export type AssignmentState = 'waived' | 'done' | 'inProgress' | 'notOpened';

export interface AssignmentStatus {
  readonly state: AssignmentState;
  /** The due day is over, and it is neither done nor waived. */
  readonly late: boolean;
  /** Begun, not done, and nothing done for `stuckDays`: somebody may need help. */
  readonly stuck: boolean;
}

export const stuckDays = 7;
const day = 86_400_000;

/** Where somebody is with what is asked of them. A due day lasts until its end where the person lives. */
export function assignmentStatus(it: AssignmentFacts, now: Instant, zone: string): AssignmentStatus {
  const state: AssignmentState = it.waived ? 'waived' : it.of > 0 && it.done >= it.of ? 'done' : it.opened ? 'inProgress' : 'notOpened';
  const open = state === 'inProgress' || state === 'notOpened';
  return {
    state,
    late: open && it.dueOn !== null && now >= endOfDay(it.dueOn, zone),
    stuck: state === 'inProgress' && it.movedAt !== null && now - it.movedAt >= stuckDays * day,
  };
}
