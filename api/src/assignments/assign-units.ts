import { Injectable } from '@nestjs/common';
import { askedAnew, type Actor } from '@palier/domain';
import { Jobs, newId, type Tx } from '#platform';
import { WorkdaysQueries } from '#workdays';
import { AssignmentsQueries } from './assignments.queries.js';

/** What is asked of one person within one course: some activities of it, each in a version or a later one. */
export interface AskedUnits { readonly personId: string; readonly courseId: string; readonly steps: readonly { readonly unitId: string; readonly since: number }[] }

/** Asks people for some activities of courses and not for all: what a campaign launches. Each has it to do by their last working day until the day that was said. Written for thousands at once. What another campaign asks of somebody already, no later, is counted on and not asked twice. */
@Injectable()
export class AssignUnits {
  constructor(private readonly assignments: AssignmentsQueries, private readonly workdays: WorkdaysQueries, private readonly jobs: Jobs) {}

  /** Within the caller's transaction, which took these people's locks. */
  async within(tx: Tx, by: Actor, wish: { readonly campaignId: string; readonly dueOn: string; readonly reasonId: string; readonly at: ReadonlyMap<string, Date>; readonly now: Date; readonly asked: readonly AskedUnits[] }): Promise<void> {
    const people = [...new Set(wish.asked.map((it) => it.personId))];
    const elsewhere = await this.assignments.askedByCampaigns(people, tx);
    const due = new Map((await this.workdays.daysBy(people.map((personId) => ({ personId, day: wish.dueOn })), tx)).map((it, at) => [people[at] ?? '', it]));
    const all = wish.asked.map((it) => ({ ...it, ...askedAnew(it.steps, (elsewhere.get(it.personId) ?? []).filter((one) => one.campaignId !== wish.campaignId), due.get(it.personId)?.day ?? wish.dueOn) }));
    await tx.query('insert into campaign_unit_elsewhere (campaign_id, assignment_id, unit_id, recorded_at) select $2, "assignmentId", "unitId", at from jsonb_to_recordset($1) as it("assignmentId" uuid, "unitId" uuid, at timestamptz) on conflict do nothing',
      [JSON.stringify(all.flatMap(({ personId, already }) => already.map(({ assignmentId, unitId }) => ({ assignmentId, unitId, at: wish.at.get(personId) })))), wish.campaignId]);
    const asked = all.filter((it) => it.steps.length > 0);
    const batches = new Map([...new Set(asked.map((it) => it.courseId))].map((courseId) => [courseId, newId()]));
    const lines = asked.map(({ personId, courseId, steps }) => ({ personId, courseId, steps, id: newId(), batchId: batches.get(courseId), dueOn: due.get(personId)?.day, passed: due.get(personId)?.passed ?? [], at: wish.at.get(personId) }));
    await tx.query(`
      insert into assignment_batch (id, course_id, due_on, reason_id, assigned, already, recorded_at, recorded_by, campaign_id)
      select id, "courseId", $2, $3, assigned, already, $4, $5, $6 from jsonb_to_recordset($1) as it(id uuid, "courseId" uuid, assigned int, already int)`,
      [JSON.stringify([...batches].map(([courseId, id]) => ({ id, courseId, assigned: lines.filter((it) => it.batchId === id).length, already: all.filter((it) => it.courseId === courseId && it.steps.length === 0).length }))), wish.dueOn, wish.reasonId, wish.now, by.personId, wish.campaignId]);
    await tx.query('insert into assignment (id, batch_id, person_id, course_id, due_on, due_passed, recorded_at) select id, "batchId", "personId", "courseId", "dueOn", passed, at from jsonb_to_recordset($1) as it(id uuid, "batchId" uuid, "personId" uuid, "courseId" uuid, "dueOn" date, passed jsonb, at timestamptz)',
      [JSON.stringify(lines.map(({ steps: _, ...it }) => it))]);
    await tx.query('insert into assignment_unit (assignment_id, unit_id, since) select id, "unitId", since from jsonb_to_recordset($1) as it(id uuid, "unitId" uuid, since int)', [JSON.stringify(lines.flatMap(({ id, steps }) => steps.map((it) => ({ id, unitId: it.unitId, since: it.since }))))]);
    for (const id of batches.values()) await this.jobs.announce(tx, 'assignment.assign', id);
  }
}
