import type { DueBase } from '@palier/domain';

/** What working days are counted from. */
export const baseWords = { assignment: 'assignments.dueFromAssignment', hire: 'assignments.dueFromHire', release: 'assignments.dueFromRelease', expiry: 'assignments.dueFromExpiry' } as const satisfies Record<DueBase, string>;
