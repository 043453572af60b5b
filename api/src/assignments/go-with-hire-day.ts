import { Injectable } from '@nestjs/common';
import { dueFromAnother } from '@palier/domain';
import { HireDayTold, type HireDays } from '#onboarding';
import { auditAll, Jobs, takeRecordedAtOfAll, type Tx } from '#platform';
import { WorkdaysQueries } from '#workdays';
import { countedFrom, type OpenCounted } from './counted-from.js';
import { keepDaysInstead } from './days-instead.js';

/** SQL: what is open of these people ($1) and counts from their hire, where somebody said on which day that is. */
const asked = countedFrom(`b.due_from = 'hire' and b.due_in is not null and a.person_id = any($1) and not p.hire_day_assumed`, 'p.hired_on::text as "hiredOn"', 'a.id');

/** Courses that are due so many working days from somebody’s hire go along with that day, once it is said or said better: what is open is counted anew over their own days, and whose day is another one is told once. */
@Injectable()
export class GoWithHireDay {
  constructor(private readonly workdays: WorkdaysQueries, private readonly jobs: Jobs, told: HireDayTold) {
    told.say((tx, it) => this.within(tx, it));
  }

  /** Within the transaction by which it is said. One query where nothing counts from it. */
  private async within(tx: Tx, { by, deedId, people }: HireDays): Promise<void> {
    const affected = [...new Set((await this.moved(tx, people)).map((it) => it.personId))];
    if (affected.length === 0) return;
    const at = await takeRecordedAtOfAll(tx, affected);
    // Looked at again under the locks: what somebody just finished is not moved.
    const moved = await this.moved(tx, affected);
    await keepDaysInstead(tx, by, deedId, moved.map((it) => ({ assignmentId: it.id, day: it.to, passed: it.passed, because: 'hire', at: at.get(it.personId) ?? null })));
    await auditAll(tx, by.personId, 'assignment.recount', [...Map.groupBy(moved, (it) => it.personId)].map(([subjectId, own]) => ({ subjectId, detail: { deedId, assignments: own.map((it) => ({ id: it.id, from: it.dueOn, to: it.to })) } })));
    if (moved.length > 0) await this.jobs.announce(tx, 'hire-day.say', deedId);
  }

  private async moved(tx: Tx, people: readonly string[]) {
    const open = people.length === 0 ? [] : await tx.query<(OpenCounted & { readonly hiredOn: string })[]>(asked, [people]);
    const first = (it: (typeof open)[number]): string => (it.joinedOn !== null && it.joinedOn < it.hiredOn ? it.joinedOn : it.hiredOn);
    const days = open.length === 0 ? new Map<string, never>() : await this.workdays.daysOf(leastOf(open.map((it) => [it.personId, first(it)])), tx);
    return open.flatMap((it) => {
      const own = days.get(it.personId);
      if (own === undefined) return [];
      const { day, passed } = dueFromAnother(it, it.hiredOn, own, own.today);
      return day === it.dueOn ? [] : [{ ...it, to: day, passed }];
    });
  }
}

/** The first day of each. */
function leastOf(days: readonly (readonly [string, string])[]): ReadonlyMap<string, string> {
  const least = new Map<string, string>();
  for (const [id, day] of days) { const before = least.get(id); least.set(id, before === undefined || day < before ? day : before); }
  return least;
}
