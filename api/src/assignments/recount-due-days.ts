import { Injectable } from '@nestjs/common';
import { recountedDue } from '@palier/domain';
import { auditAll, Jobs, newId, takeRecordedAtOfAll, type Tx } from '#platform';
import { DaysOffTold, WorkdaysQueries, type DaysOff } from '#workdays';
import { AssignmentsQueries } from './assignments.queries.js';
import { grantedDay, saidDay } from './unfinished.js';

/** A due day lies on no day off, told before or after it was given: what is open and falls on one that was just told is due on another day from then on, never before today, and its person is told once. What is late stays late. */
@Injectable()
export class RecountDueDays {
  constructor(private readonly assignments: AssignmentsQueries, private readonly workdays: WorkdaysQueries, private readonly jobs: Jobs, told: DaysOffTold) {
    told.say((tx, it) => this.within(tx, it));
  }

  /** Within the transaction by which it was told. Six queries where nothing moves. */
  private async within(tx: Tx, { by, deedId, people, because }: DaysOff): Promise<number> {
    const affected = [...new Set((await this.moved(tx, people)).map((it) => it.personId))];
    if (affected.length === 0) return 0;
    const at = await takeRecordedAtOfAll(tx, affected);
    // Looked at again under the locks: what somebody just finished is not moved.
    const moved = await this.moved(tx, affected);
    await tx.query(`
      insert into assignment_day (id, assignment_id, person_id, instead_of, due_on, due_passed, because, deed_id, recorded_at, recorded_by)
      select it.id, a.id, a.person_id, ${saidDay(grantedDay)}, it.day, it.passed, $2, $3, it.at, $4 from jsonb_to_recordset($1) as it(id uuid, "assignmentId" uuid, day date, passed jsonb, at timestamptz) join assignment a on a.id = it."assignmentId"`,
      [JSON.stringify(moved.map((it) => ({ id: newId(), assignmentId: it.id, day: it.day, passed: it.passed, at: at.get(it.personId) }))), because, deedId, by.personId]);
    await auditAll(tx, by.personId, 'assignment.recount', [...Map.groupBy(moved, (it) => it.personId)].map(([subjectId, own]) => ({ subjectId, detail: { deedId, assignments: own.map((it) => ({ id: it.id, from: it.from, to: it.day })) } })));
    await this.jobs.announce(tx, because === 'holidays' ? 'holidays.rule' : 'unavailability.change', deedId);
    return moved.length;
  }

  private async moved(tx: Tx, people: readonly string[]) {
    const ahead = people.length === 0 ? [] : await this.assignments.dueAhead(people, tx);
    const days = ahead.length === 0 ? new Map<string, never>() : await this.workdays.daysOf(new Map(ahead.map((it) => [it.personId, null])), tx);
    return ahead.flatMap(({ id, personId, dueOn, counted }) => {
      const own = days.get(personId);
      const again = own === undefined ? null : recountedDue(dueOn, counted, own, own.today);
      return again === null ? [] : [{ id, personId, from: dueOn, ...again }];
    });
  }
}
