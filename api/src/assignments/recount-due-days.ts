import { Injectable } from '@nestjs/common';
import { recountedDue } from '@palier/domain';
import { auditAll, Jobs, takeRecordedAtOfAll, type Tx } from '#platform';
import { DaysOffTold, WorkdaysQueries, type DaysOff } from '#workdays';
import { AssignmentsQueries } from './assignments.queries.js';
import { keepDaysInstead } from './days-instead.js';

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
    await keepDaysInstead(tx, by, deedId, moved.map((it) => ({ assignmentId: it.id, day: it.day, passed: it.passed, because, at: at.get(it.personId) ?? null })));
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
