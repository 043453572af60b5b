import { Injectable } from '@nestjs/common';
import { renewalOf, timesProvedIn, type Renewal } from '@palier/domain';
import { Database, Jobs, newId, takeRecordedAtOfAll, type Tx } from '#platform';
import { WorkdaysQueries } from '#workdays';
import { RenewalsQueries, type Prover, type Rule } from './renewals.queries.js';

interface Due extends Prover { readonly renewal: Renewal; /** When it was proved last: what was passed since counts already. */ readonly provedAt: number }

/** People who are looked at together, and asked in one transaction. */
const most = 200;
const beforeAll = '00000000-0000-0000-0000-000000000000';

/**
 * Asks again what is about to end: the quizzes of a course, by the last working day on which what they proved holds. Once for each such day, whoever asks at the same moment and however often;
 * killed anywhere, the next one goes on where something is left. What was proved stays as it is.
 */
@Injectable()
export class AskRenewals {
  constructor(private readonly db: Database, private readonly renewals: RenewalsQueries, private readonly workdays: WorkdaysQueries, private readonly jobs: Jobs) {}

  async run(): Promise<void> {
    for (const rule of await this.renewals.current()) {
      for (let after = beforeAll; !this.jobs.stopping; ) {
        const some = await this.renewals.provers(rule.courseId, after, most);
        const due = await this.due(rule, some);
        if (due.length > 0) await this.db.transaction((tx) => this.ask(tx, rule, due));
        const last = some.at(-1);
        if (last === undefined || some.length < most) break;
        after = last.personId;
      }
    }
  }

  private async due(rule: Rule, people: readonly Prover[]): Promise<Due[]> {
    const proved = people.flatMap((it) => { const times = timesProvedIn(it.versions, it.passes.map((one) => ({ ...one, at: Date.parse(one.at) }))); return times.length === 0 ? [] : [{ ...it, times }]; });
    if (proved.length === 0) return [];
    const days = await this.workdays.daysOf(new Map(proved.map((it) => [it.personId, new Date(it.times[0] ?? 0).toISOString().slice(0, 10)])));
    return proved.flatMap(({ times, ...it }) => {
      const own = days.get(it.personId);
      const renewal = own === undefined ? null : renewalOf(times, it.zone, rule, own, own.today);
      return renewal === null || renewal.state === 'valid' || it.asked.includes(renewal.until) ? [] : [{ ...it, renewal, provedAt: times.at(-1) ?? 0 }];
    });
  }

  private async ask(tx: Tx, { courseId, reasonId, by }: Rule, people: readonly Due[]): Promise<void> {
    const at = await takeRecordedAtOfAll(tx, people.map((it) => it.personId));
    // Another worker may have been quicker, before these were locked.
    const there = new Set((await tx.query<{ key: string }[]>(`select person_id || ' ' || until_on as key from renewal where course_id = $1 and person_id = any($2)`, [courseId, people.map((it) => it.personId)])).map((it) => it.key));
    const asked = people.filter((it) => !there.has(`${it.personId} ${it.renewal.until}`));
    if (asked.length === 0) return;
    const batches = new Map([...new Set(asked.map((it) => it.renewal.dueOn))].map((dueOn) => [dueOn, newId()]));
    const lines = asked.map(({ personId, renewal, since, unitIds, provedAt }) => ({ id: newId(), batchId: batches.get(renewal.dueOn), personId, at: at.get(personId), since, unitIds, again: new Date(provedAt), ...renewal }));
    await tx.query(`insert into assignment_batch (id, course_id, due_on, reason_id, assigned, already, recorded_at, recorded_by) select id, $2, "dueOn", $3, assigned, 0, palier_now(), $4 from jsonb_to_recordset($1) as it(id uuid, "dueOn" date, assigned int)`,
      [JSON.stringify([...batches].map(([dueOn, id]) => ({ id, dueOn, assigned: lines.filter((it) => it.batchId === id).length }))), courseId, reasonId, by]);
    const rows = JSON.stringify(lines.map(({ unitIds: _, ...it }) => it));
    await tx.query(`insert into assignment (id, batch_id, person_id, course_id, due_on, recorded_at) select id, "batchId", "personId", $2, "dueOn", at from jsonb_to_recordset($1) as it(id uuid, "batchId" uuid, "personId" uuid, "dueOn" date, at timestamptz)`, [rows, courseId]);
    await tx.query(`insert into assignment_unit (assignment_id, unit_id, since, again_after) select id, "unitId", since, again from jsonb_to_recordset($1) as it(id uuid, "unitId" uuid, since int, again timestamptz)`, [JSON.stringify(lines.flatMap(({ id, unitIds, since, again }) => unitIds.map((unitId) => ({ id, unitId, since, again }))))]);
    await tx.query(`insert into renewal (person_id, course_id, until_on, opened_on, assignment_id, recorded_at) select "personId", $2, until, "opensOn", id, at from jsonb_to_recordset($1) as it(id uuid, "personId" uuid, until date, "opensOn" date, at timestamptz)`, [rows, courseId]);
    // A quiz that may be begun so many times may be begun as many times once more.
    await tx.query(`
      insert into attempt_grant (id, person_id, quiz_version_id, recorded_at, recorded_by)
      select gen_random_uuid(), it."personId", q.id, it.at, $2 from jsonb_to_recordset($1) as it("personId" uuid, "unitId" uuid, since int, at timestamptz) join course_version v on v.course_id = $3 and v.number = it.since
      join unit_version u on u.course_version_id = v.id and u.unit_id = it."unitId" join quiz_version q on q.id = u.quiz_version_id cross join lateral generate_series(1, q.attempts) turn`,
      [JSON.stringify(lines.flatMap(({ personId, unitIds, since, at: when }) => unitIds.map((unitId) => ({ personId, unitId, since, at: when })))), by, courseId]);
    for (const id of batches.values()) await this.jobs.announce(tx, 'assignment.assign', id);
  }
}
