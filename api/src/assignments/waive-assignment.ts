import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, keepText, Refusal, type Tx } from '#platform';
import { AssignmentsQueries } from './assignments.queries.js';

/** Somebody need not do what was asked, and the reason says why. What they did stays. */
@Injectable()
export class WaiveAssignment {
  constructor(private readonly db: Database, private readonly assignments: AssignmentsQueries) {}

  run(by: Actor, assignmentId: string, wish: { readonly id: string; readonly reason: string }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const { at, ...found } = await this.assignments.take(tx, by, 'assignment.waive', assignmentId);
      const [before] = await tx.query<{ id: string }[]>('select id from assignment_waiver where assignment_id = $1', [assignmentId]);
      if (before?.id === wish.id) return { id: wish.id };
      if (before !== undefined || found.over) throw new Refusal('assignment.over');
      await this.waive(tx, by, assignmentId, { ...wish, personId: found.personId, at });
      return { id: wish.id };
    });
  }

  /** Within the caller's transaction: what was agreed and is taken out again is asked of nobody any more. What they finished meanwhile stays finished. */
  async agreed(tx: Tx, by: Actor, batchId: string, wish: { readonly id: string; readonly reason: string }): Promise<void> {
    const [assigned] = await tx.query<{ id: string }[]>('select id from assignment where batch_id = $1', [batchId]);
    if (assigned === undefined) return;
    const { at, ...found } = await this.assignments.take(tx, by, 'assignment.waive', assigned.id);
    if (!found.over) await this.waive(tx, by, assigned.id, { ...wish, personId: found.personId, at });
  }

  private async waive(tx: Tx, by: Actor, assignmentId: string, { id, personId, at, reason }: { readonly id: string; readonly personId: string; readonly at: Date; readonly reason: string }): Promise<void> {
    await tx.query('insert into assignment_waiver (assignment_id, id, person_id, reason_id, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6)', [assignmentId, id, personId, await keepText(tx, reason, at), at, by.personId]);
    await audit(tx, by.personId, 'assignment.waive', personId, { assignmentId });
  }
}
