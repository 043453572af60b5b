import { Injectable } from '@nestjs/common';
import { TestOutQueries } from '#courses';
import { newId, type Tx } from '#platform';

interface Done { readonly personId: string; readonly courseVersionId: string; readonly unitId: string; readonly attemptId: string; /** They passed it before, in an older version. */ readonly again: boolean }

/**
 * A quiz that was passed is done in every version that its learner opened and that asks this very version of it: in the one where they began it, and where they moved over to meanwhile.
 * Whoever passed it in an older version has shown as well what changed before it: those activities are done by it.
 */
@Injectable()
export class CompleteQuizzes {
  constructor(private readonly testOut: TestOutQueries) {}

  async within(tx: Tx, passed: readonly { readonly attemptId: string; readonly at: Date | undefined }[]): Promise<void> {
    const done = await tx.query<Done[]>(`
      select a.person_id as "personId", u.course_version_id as "courseVersionId", u.unit_id as "unitId", a.id as "attemptId",
        exists (select from unit_done d join course_version w on w.id = d.course_version_id join course_version v on v.id = u.course_version_id where d.person_id = a.person_id and d.unit_id = u.unit_id and w.course_id = v.course_id and w.number < v.number) as again
      from attempt a join unit_version u on u.unit_id = a.unit_id and u.quiz_version_id = a.quiz_version_id
      where a.id = any($1) and (u.course_version_id = a.course_version_id or exists (select from course_opening o where o.person_id = a.person_id and o.course_version_id = u.course_version_id))`, [passed.map((it) => it.attemptId)]);
    const rows: (Omit<Done, 'again'> & { readonly testedBy: string | null })[] = done.map(({ again: _, ...it }) => ({ ...it, testedBy: null }));
    const again = done.filter((it) => it.again);
    const freed = again.length === 0 ? null : await this.testOut.freed(again, tx);
    for (const it of again) for (const unitId of freed?.(it.personId, it.courseVersionId).get(it.unitId) ?? []) rows.push({ ...it, unitId, testedBy: it.attemptId });
    const at = new Map(passed.map((it) => [it.attemptId, it.at]));
    await tx.query(`
      insert into unit_completion (id, person_id, course_version_id, unit_id, recorded_at, tested_by)
      select id, "personId", "courseVersionId", "unitId", at, "testedBy" from jsonb_to_recordset($1) as it(id uuid, "personId" uuid, "courseVersionId" uuid, "unitId" uuid, at timestamptz, "testedBy" uuid) on conflict do nothing`,
      [JSON.stringify(rows.map(({ attemptId, ...it }) => ({ ...it, id: newId(), at: at.get(attemptId) })))]);
  }
}
