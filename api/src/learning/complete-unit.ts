import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { Database, Refusal, takeRecordedAt } from '#platform';
import { OpenCourse } from './open-course.js';

/** A learner says that a lesson or a file is done. A quiz is done by handing in, a checklist by being seen, what is written here by saying that one read and understood it. Said twice, it is said once. */
@Injectable()
export class CompleteUnit {
  constructor(private readonly db: Database, private readonly opens: OpenCourse) {}

  run(actor: Actor, courseId: string, unitId: string, wish: { readonly id: string }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const at = await takeRecordedAt(tx, actor.personId);
      const unit = await this.opens.within(tx, actor.personId, courseId, unitId, at);
      if (unit.kind === 'quiz') throw new Refusal('unit.is-a-quiz');
      if (unit.kind === 'checklist') throw new Refusal('unit.is-a-checklist');
      if (unit.articleId !== null) {
        const [unread] = await tx.query<unknown[]>(`select 1 from article_now a where a.id = $1 and a.kind = 'written' and not exists (select from article_acknowledgement k join article_version v on v.id = k.article_version_id where k.person_id = $2 and v.article_id = a.id and v.number >= a.asks_from)`, [unit.articleId, actor.personId]);
        if (unread !== undefined) throw new Refusal('article.not-acknowledged');
      }
      const [taken] = await tx.query<{ personId: string; unitId: string }[]>('select person_id as "personId", unit_id as "unitId" from unit_completion where id = $1', [wish.id]);
      if (taken !== undefined && (taken.personId !== actor.personId || taken.unitId !== unitId)) throw new Refusal('id.taken');
      await tx.query('insert into unit_completion (id, person_id, course_version_id, unit_id, recorded_at) values ($1, $2, $3, $4, $5) on conflict do nothing', [wish.id, actor.personId, unit.courseVersionId, unitId, at]);
      const [kept] = await tx.query<{ id: string }[]>('select id from unit_completion where person_id = $1 and course_version_id = $2 and unit_id = $3', [actor.personId, unit.courseVersionId, unitId]);
      return { id: kept?.id ?? wish.id };
    });
  }
}
