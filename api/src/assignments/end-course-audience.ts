import { Injectable } from '@nestjs/common';
import type { Actor, Leavers } from '@palier/domain';
import { audit, Database, Refusal, takeRecordedAtOfAll } from '#platform';
import { CourseAudiencesQueries } from './course-audiences.queries.js';
import { WithdrawCourse } from './withdraw-course.js';

/** Nobody joins or leaves by the rule any more. What it asked stays asked, or what is not begun of it is withdrawn; what is begun stays, what is done stays done. The same twice is once. */
@Injectable()
export class EndCourseAudience {
  constructor(private readonly db: Database, private readonly queries: CourseAudiencesQueries, private readonly withdraws: WithdrawCourse) {}

  run(by: Actor, audienceId: string, wish: { readonly id: string; readonly leavers: Leavers }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const audience = await this.queries.take(tx, by, audienceId);
      const [made] = await tx.query<{ audienceId: string; leavers: Leavers; byId: string }[]>('select course_audience_id as "audienceId", leavers, recorded_by as "byId" from course_audience_end where id = $1', [wish.id]);
      if (made !== undefined) { if (made.audienceId === audienceId && made.leavers === wish.leavers && made.byId === by.personId) return { id: wish.id }; throw new Refusal('id.taken'); }
      if (audience.ended) throw new Refusal('audience.over');
      const asked = wish.leavers === 'stay' ? [] : [...(await this.queries.members(audienceId, tx)).keys()];
      const at = await takeRecordedAtOfAll(tx, asked);
      const withdrawn = asked.length === 0 ? new Set<string>() : await this.withdraws.within(tx, by, audienceId, asked, at);
      await tx.query('insert into course_audience_end (id, course_audience_id, leavers, recorded_at, recorded_by) values ($1, $2, $3, palier_now(), $4)', [wish.id, audienceId, wish.leavers, by.personId]);
      await audit(tx, by.personId, 'assignment.end', null, { audienceId, leavers: wish.leavers, withdrawn: withdrawn.size });
      return { id: wish.id };
    });
  }
}
