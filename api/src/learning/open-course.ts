import { Injectable } from '@nestjs/common';
import { CoursesQueries, type UnitRow } from '#courses';
import { Refusal, type Tx } from '#platform';

/** Binds a learner to the version of the course they began: they finish that one, whatever is published meanwhile. */
@Injectable()
export class OpenCourse {
  constructor(private readonly courses: CoursesQueries) {}

  /** Within the caller's transaction, after `at` was taken for this person. Gives the activity in the version they are bound to. */
  async within(tx: Tx, personId: string, courseId: string, unitId: string, at: Date): Promise<UnitRow> {
    const [course] = await this.courses.courses(personId, courseId, tx);
    if (course === undefined) throw new Refusal('thing.not-found');
    const unit = (await this.courses.units([course.courseVersionId], personId, tx)).find((it) => it.unitId === unitId);
    if (unit === undefined) throw new Refusal('thing.not-found');
    await tx.query('insert into course_opening (person_id, course_version_id, recorded_at) values ($1, $2, $3) on conflict do nothing', [personId, course.courseVersionId, at]);
    return unit;
  }
}
