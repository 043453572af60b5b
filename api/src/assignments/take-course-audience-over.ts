import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { mayStill } from '#audiences';
import { audit, Database, Refusal } from '#platform';
import { endedAudience, followerOfCourse, lockCourse } from './course-audiences.queries.js';

/** A live rule that nobody follows any more goes on in the name of whoever takes it over, within what they may know and ask. The same twice is once. */
@Injectable()
export class TakeCourseAudienceOver {
  constructor(private readonly db: Database) {}

  run(by: Actor, audienceId: string, wish: { readonly id: string }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const [found] = await tx.query<{ courseId: string }[]>('select course_id as "courseId" from course_audience where id = $1', [audienceId]);
      if (found === undefined) throw new Refusal('thing.not-found');
      // It is looked at under the same lock.
      await lockCourse(tx, found.courseId);
      const [made] = await tx.query<{ audienceId: string; byId: string }[]>('select course_audience_id as "audienceId", recorded_by as "byId" from course_audience_takeover where id = $1', [wish.id]);
      if (made !== undefined) { if (made.audienceId === audienceId && made.byId === by.personId) return { id: wish.id }; throw new Refusal('id.taken'); }
      const [audience] = await tx.query<{ live: boolean; followed: boolean }[]>(`select c.live and not ${endedAudience('c')} as live, ${mayStill('assignment.assign', 'f.id')} as followed from course_audience c cross join lateral (select ${followerOfCourse} as id) f where c.id = $1`, [audienceId]);
      if (audience?.live !== true) throw new Refusal('audience.over');
      if (audience.followed) throw new Refusal('audience.is-followed');
      await tx.query('insert into course_audience_takeover (id, course_audience_id, recorded_at, recorded_by) values ($1, $2, palier_now(), $3)', [wish.id, audienceId, by.personId]);
      await audit(tx, by.personId, 'assignment.take-over', null, { audienceId });
      return { id: wish.id };
    });
  }
}
