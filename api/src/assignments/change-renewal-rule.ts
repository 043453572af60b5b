import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, keepText, Refusal, sha256 } from '#platform';

export interface RenewalRuleWish { readonly id: string; readonly courseId: string; readonly months: number | null; readonly windowDays: number; readonly reason: string }

/** HR says for how long what a course proves holds, and when its quizzes are asked again; or that they are asked no more. What was asked already stays asked. */
@Injectable()
export class ChangeRenewalRule {
  constructor(private readonly db: Database) {}

  run(by: Actor, wish: RenewalRuleWish): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      await tx.query(`select pg_advisory_xact_lock(hashtext('renewal-rule'))`);
      const [before] = await tx.query<(Omit<RenewalRuleWish, 'reason'> & { sha256: Buffer; by: string })[]>(`
        select r.id, r.course_id as "courseId", r.months, r.window_days as "windowDays", w.sha256, r.recorded_by as by from renewal_rule r join fact_text w on w.id = r.reason_id where r.id = $1`, [wish.id]);
      if (before !== undefined) {
        if (before.courseId === wish.courseId && before.months === wish.months && before.windowDays === wish.windowDays && before.sha256.equals(sha256(wish.reason)) && before.by === by.personId) return { id: wish.id };
        throw new Refusal('id.taken');
      }
      const [course] = await tx.query<{ at: Date; quiz: boolean }[]>(`
        select palier_now() as at, exists (select from unit_version u where u.kind = 'quiz' and u.course_version_id = (select v.id from course_version v where v.course_id = c.id order by v.number desc limit 1)) as quiz from course c where c.id = $1`, [wish.courseId]);
      if (course === undefined) throw new Refusal('thing.not-found');
      if (!course.quiz) throw new Refusal('renewal.no-quiz');
      await tx.query('insert into renewal_rule (id, course_id, months, window_days, reason_id, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7)', [wish.id, wish.courseId, wish.months, wish.windowDays, await keepText(tx, wish.reason, course.at), course.at, by.personId]);
      await audit(tx, by.personId, 'renewal.rule', null, { courseId: wish.courseId, months: wish.months, windowDays: wish.windowDays });
      return { id: wish.id };
    });
  }
}
