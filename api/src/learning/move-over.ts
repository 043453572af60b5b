import { Injectable } from '@nestjs/common';
import { keptOver, type Actor } from '@palier/domain';
import { CoursesQueries } from '#courses';
import { audit, Database, newId, Refusal, takeRecordedAt } from '#platform';
import { KeepChecklists } from './keep-checklists.js';

/** A learner goes on in the newest version of a course they began in an older one. What they did and what did not change stays done. Said twice, it is said once. */
@Injectable()
export class MoveOver {
  constructor(private readonly db: Database, private readonly courses: CoursesQueries, private readonly checklists: KeepChecklists) {}

  run(actor: Actor, courseId: string, wish: { readonly to: string }): Promise<{ version: number; kept: number }> {
    return this.db.transaction(async (tx) => {
      const at = await takeRecordedAt(tx, actor.personId);
      const [now] = await this.courses.courses(actor.personId, courseId, tx);
      if (now === undefined) throw new Refusal('thing.not-found');
      const done = await tx.query<{ id: string; unitId: string; kept: boolean }[]>('select id, unit_id as "unitId", kept_from is not null as kept from unit_completion where person_id = $1 and course_version_id = $2', [actor.personId, now.courseVersionId]);
      if (now.courseVersionId === wish.to) return { version: now.version, kept: done.filter((it) => it.kept).length + (await this.checklists.keptIn(tx, actor.personId, wish.to)) };
      const newer = await this.courses.newer(now, tx);
      if (newer?.courseVersionId !== wish.to) throw new Refusal('course.changed-again');
      const open = await tx.query<{ unitId: string; quizVersionId: string }[]>(`
        select a.unit_id as "unitId", a.quiz_version_id as "quizVersionId" from attempt a join course_version v on v.id = a.course_version_id
        where a.person_id = $1 and v.course_id = $2 and (a.deadline is null or a.deadline > $3) and not exists (select from attempt_submission s where s.attempt_id = a.id)`, [actor.personId, courseId, at]);
      // Answers are never left behind: a quiz that is the same goes on, any other is handed in first.
      if (open.some((it) => !newer.units.some((unit) => unit.unitId === it.unitId && unit.quizVersionId === it.quizVersionId))) throw new Refusal('course.quiz-open');
      const kept = keptOver(newer.units, new Set(done.map((it) => it.unitId)));
      await tx.query('insert into course_opening (person_id, course_version_id, recorded_at) values ($1, $2, $3) on conflict do nothing', [actor.personId, wish.to, at]);
      await tx.query(`
        insert into unit_completion (id, person_id, course_version_id, unit_id, recorded_at, kept_from)
        select it.id, $2, $3, it."unitId", $4, it.from from jsonb_to_recordset($1) as it(id uuid, "unitId" uuid, "from" uuid) on conflict do nothing`,
        [JSON.stringify(kept.map((unitId) => ({ id: newId(), unitId, from: done.find((it) => it.unitId === unitId)?.id }))), actor.personId, wish.to, at]);
      const lists = await this.checklists.within(tx, actor, courseId, now.courseVersionId, newer, at);
      await audit(tx, actor.personId, 'course.move-over', actor.personId, { courseId, kept: kept.length + lists });
      return { version: newer.version, kept: kept.length + lists };
    });
  }
}
