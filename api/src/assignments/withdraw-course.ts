import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { Jobs, type Tx } from '#platform';
import { endedAudience, isInAudience } from './course-audiences.queries.js';
import { unfinished } from './unfinished.js';

/** What rules asked and nobody began is asked no more. Nobody is exempted by it, and nothing that was done is touched. */
@Injectable()
export class WithdrawCourse {
  constructor(private readonly jobs: Jobs) {}

  /**
   * What is not begun of what this rule asks of these people, or another that let them go before while this one still held them. As long as another rule of the course holds somebody, it stays asked of them.
   * Within the caller’s transaction, which took their locks. From whom it was taken back.
   */
  async within(tx: Tx, by: Actor, audienceId: string, people: readonly string[], at: ReadonlyMap<string, Date>): Promise<ReadonlySet<string>> {
    const found = await tx.query<{ id: string; personId: string }[]>(`
      select a.id, a.person_id as "personId" from assignment a join assignment_batch b on b.id = a.batch_id join course_audience c on c.id = b.course_audience_id left join assignment_waiver w on w.assignment_id = a.id
      where a.person_id = any($2) and a.course_id = (select x.course_id from course_audience x where x.id = $1) and w.assignment_id is null and ${unfinished}
        and not exists (select from course_opening o join course_version v on v.id = o.course_version_id where o.person_id = a.person_id and v.course_id = a.course_id)
        and (c.id = $1 or (c.leavers = 'withdraw' and not ${endedAudience('c')} and not ${isInAudience('c', 'a.person_id')}))
        and not exists (select from course_audience y where y.course_id = a.course_id and y.id <> $1 and not ${endedAudience('y')} and ${isInAudience('y', 'a.person_id')})`, [audienceId, people]);
    if (found.length === 0) return new Set();
    await tx.query('insert into assignment_end (assignment_id, course_audience_id, recorded_at, recorded_by) select id, $2, at, $3 from jsonb_to_recordset($1) as it(id uuid, at timestamptz)', [JSON.stringify(found.map((it) => ({ id: it.id, at: at.get(it.personId) }))), audienceId, by.personId]);
    await this.jobs.announce(tx, 'assignment.end', audienceId);
    return new Set(found.map((it) => it.personId));
  }
}
