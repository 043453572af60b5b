import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import type { Tx } from '#platform';
import { WorkdaysQueries } from '#workdays';
import { keepDaysInstead, type DayInstead } from './days-instead.js';
import { dueDay, grantedDay, saidDay, unfinished } from './unfinished.js';

/** Another day was said for what was asked: each has it to do by their last working day until then, and where that is another day it is kept. A day that is past stays what it is. */
@Injectable()
export class KeepOwnDays {
  constructor(private readonly workdays: WorkdaysQueries) {}

  /** Of what is open of some batches, or of one assignment. Within the caller’s transaction, which took these people’s locks. Five queries, whatever their number. */
  async within(tx: Tx, by: Actor, of: { readonly because: 'moved' | 'granted'; readonly deedId: string; readonly batches?: readonly string[]; readonly assignmentId?: string }): Promise<void> {
    const open = await tx.query<{ id: string; personId: string; day: string; now: string }[]>(`
      select a.id, a.person_id as "personId", ${saidDay(grantedDay)}::text as day, ${dueDay(grantedDay)}::text as now from assignment a left join assignment_waiver w on w.assignment_id = a.id
      where (a.batch_id = any($1) or a.id = $2) and ${saidDay(grantedDay)} >= palier_today() and w.assignment_id is null and ${unfinished}`, [of.batches ?? [], of.assignmentId ?? null]);
    const own = await this.workdays.daysBy(open, tx);
    const others = open.flatMap((it, at): DayInstead[] => { const due = own[at]; return due === undefined || due.day === it.now ? [] : [{ assignmentId: it.id, ...due, because: of.because, at: null }]; });
    if (others.length > 0) await keepDaysInstead(tx, by, of.deedId, others);
  }
}
