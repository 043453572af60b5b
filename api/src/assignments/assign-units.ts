import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { Jobs, newId, type Tx } from '#platform';

/** What is asked of one person within one course: some activities of it, each in a version or a later one. */
export interface AskedUnits { readonly personId: string; readonly courseId: string; readonly steps: readonly { readonly unitId: string; readonly since: number }[] }

/** Asks people for some activities of courses and not for all: what a campaign launches. Written for thousands at once. */
@Injectable()
export class AssignUnits {
  constructor(private readonly jobs: Jobs) {}

  /** Within the caller's transaction, which took these people's locks. */
  async within(tx: Tx, by: Actor, wish: { readonly campaignId: string; readonly dueOn: string; readonly reasonId: string; readonly at: ReadonlyMap<string, Date>; readonly now: Date; readonly asked: readonly AskedUnits[] }): Promise<void> {
    const batches = new Map([...new Set(wish.asked.map((it) => it.courseId))].map((courseId) => [courseId, newId()]));
    const lines = wish.asked.map((it) => ({ ...it, id: newId(), batchId: batches.get(it.courseId), at: wish.at.get(it.personId) }));
    await tx.query(`
      insert into assignment_batch (id, course_id, due_on, reason_id, assigned, already, recorded_at, recorded_by, campaign_id)
      select id, "courseId", $2, $3, assigned, 0, $4, $5, $6 from jsonb_to_recordset($1) as it(id uuid, "courseId" uuid, assigned int)`,
      [JSON.stringify([...batches].map(([courseId, id]) => ({ id, courseId, assigned: lines.filter((it) => it.batchId === id).length }))), wish.dueOn, wish.reasonId, wish.now, by.personId, wish.campaignId]);
    await tx.query('insert into assignment (id, batch_id, person_id, course_id, due_on, recorded_at) select id, "batchId", "personId", "courseId", $2, at from jsonb_to_recordset($1) as it(id uuid, "batchId" uuid, "personId" uuid, "courseId" uuid, at timestamptz)',
      [JSON.stringify(lines.map(({ steps: _, ...it }) => it)), wish.dueOn]);
    await tx.query('insert into assignment_unit (assignment_id, unit_id, since) select id, "unitId", since from jsonb_to_recordset($1) as it(id uuid, "unitId" uuid, since int)', [JSON.stringify(lines.flatMap(({ id, steps }) => steps.map((it) => ({ id, unitId: it.unitId, since: it.since }))))]);
    for (const id of batches.values()) await this.jobs.announce(tx, 'assignment.assign', id);
  }
}
