import { Injectable } from '@nestjs/common';
import type { Actor, CourseDue, PersonalDue } from '@palier/domain';
import { Jobs, newId, type Reader, type Tx } from '#platform';
import { DueDaysQueries } from './due-days.queries.js';
import { unfinished } from './unfinished.js';

/** People who are asked to follow a course, together. */
export interface Asking extends CourseDue {
  readonly id: string; readonly courseId: string; readonly reasonId: string; readonly people: readonly string[]; /** The instant of each, under their lock. */ readonly at: ReadonlyMap<string, Date>; readonly now: Date;
  /** The review in which it was agreed. */ readonly reviewId?: string; /** The rule that asks it. */ readonly audienceId?: string; /** By which day each is asked, where that is reckoned already, and no day was said for all. */ readonly days?: ReadonlyMap<string, Pick<PersonalDue, 'day' | 'passed'>>;
}

/** Puts a course on people’s lists. Whoever is asked already and has not finished is not asked twice. Written for thousands at once. */
@Injectable()
export class AskForCourse {
  constructor(private readonly dueDays: DueDaysQueries, private readonly jobs: Jobs) {}

  /** Of these people, those of whom the whole course is asked already and who have not finished it. One query. */
  async open(courseId: string, personIds: readonly string[], reader: Reader): Promise<Set<string>> {
    return new Set((await reader.query<{ id: string }[]>(`
      select a.person_id as id from assignment a left join assignment_waiver w on w.assignment_id = a.id where a.course_id = $1 and a.person_id = any($2) and w.assignment_id is null and not exists (select from assignment_unit s where s.assignment_id = a.id) and ${unfinished}`, [courseId, personIds])).map((it) => it.id));
  }

  /** Within the caller’s transaction, which took these people’s locks. Who is asked now, each with their assignment, and how many were asked already. */
  async within(tx: Tx, by: Actor, wish: Asking): Promise<{ assigned: ReadonlyMap<string, string>; already: number }> {
    const open = await this.open(wish.courseId, wish.people, tx);
    const asked = wish.people.filter((it) => !open.has(it)).map((personId) => ({ id: newId(), personId }));
    const due = wish.days ?? (await this.dueDays.of(asked.map((it) => it.personId), wish, tx));
    await tx.query('insert into assignment_batch (id, course_id, due_on, reason_id, assigned, already, recorded_at, recorded_by, review_id, due_in, due_from, due_release_id, course_audience_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)',
      [wish.id, wish.courseId, wish.days === undefined ? wish.dueOn : null, wish.reasonId, asked.length, open.size, wish.now, by.personId, wish.reviewId ?? null, wish.dueIn, wish.dueFrom, wish.releaseId, wish.audienceId ?? null]);
    await tx.query(`insert into assignment (id, batch_id, person_id, course_id, due_on, due_passed, recorded_at) select id, $2, "personId", $3, "dueOn", passed, at from jsonb_to_recordset($1) as it(id uuid, "personId" uuid, "dueOn" date, passed jsonb, at timestamptz)`,
      [JSON.stringify(asked.map(({ id, personId }) => ({ id, personId, dueOn: due.get(personId)?.day ?? null, passed: due.get(personId)?.passed ?? [], at: wish.at.get(personId) }))), wish.id, wish.courseId]);
    await this.jobs.announce(tx, 'assignment.assign', wish.id);
    return { assigned: new Map(asked.map((it) => [it.personId, it.id])), already: open.size };
  }
}
