import type { Actor, PassedOver } from '@palier/domain';
import { newId, type Tx } from '#platform';
import { grantedDay, saidDay } from './unfinished.js';

/** The day on which somebody has something to do instead of the one that is said of it now, or of none, and why. */
export interface DayInstead { readonly assignmentId: string; readonly day: string; readonly passed: readonly PassedOver[]; readonly because: 'moved' | 'granted' | 'release' | 'hire' | 'unavailability' | 'holidays'; /** Null: now. */ readonly at: Date | null }

/** Keeps them, as one deed. Within the caller’s transaction, which took these people’s locks. */
export async function keepDaysInstead(tx: Tx, by: Actor, deedId: string, days: readonly DayInstead[]): Promise<void> {
  await tx.query(`
    insert into assignment_day (id, assignment_id, person_id, instead_of, due_on, due_passed, because, deed_id, recorded_at, recorded_by)
    select it.id, a.id, a.person_id, ${saidDay(grantedDay)}, it.day, it.passed, it.because, $2, coalesce(it.at, (select palier_now())), $3
    from jsonb_to_recordset($1) as it(id uuid, "assignmentId" uuid, day date, passed jsonb, because text, at timestamptz) join assignment a on a.id = it."assignmentId"`, [JSON.stringify(days.map((it) => ({ id: newId(), ...it }))), deedId, by.personId]);
}
