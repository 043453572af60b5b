import { newId, type Tx } from '#platform';

/** A quiz that was passed is done in every version that its learner opened and that asks this very version of it: in the one where they began it, and where they moved over to meanwhile. */
export async function completeQuizzes(tx: Tx, passed: readonly { readonly attemptId: string; readonly at: Date | undefined }[]): Promise<void> {
  const rows = await tx.query<{ personId: string; courseVersionId: string; unitId: string; attemptId: string }[]>(`
    select a.person_id as "personId", u.course_version_id as "courseVersionId", u.unit_id as "unitId", a.id as "attemptId"
    from attempt a join unit_version u on u.unit_id = a.unit_id and u.quiz_version_id = a.quiz_version_id
    where a.id = any($1) and (u.course_version_id = a.course_version_id or exists (select from course_opening o where o.person_id = a.person_id and o.course_version_id = u.course_version_id))`, [passed.map((it) => it.attemptId)]);
  const at = new Map(passed.map((it) => [it.attemptId, it.at]));
  await tx.query(`
    insert into unit_completion (id, person_id, course_version_id, unit_id, recorded_at)
    select id, "personId", "courseVersionId", "unitId", at from jsonb_to_recordset($1) as it(id uuid, "personId" uuid, "courseVersionId" uuid, "unitId" uuid, at timestamptz) on conflict do nothing`,
    [JSON.stringify(rows.map((it) => ({ id: newId(), personId: it.personId, courseVersionId: it.courseVersionId, unitId: it.unitId, at: at.get(it.attemptId) })))]);
}
