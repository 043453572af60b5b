import { Injectable } from '@nestjs/common';
import type { Provable } from '@palier/domain';
import { Database, type Reader } from '#platform';

export interface CourseOf { readonly personId: string; readonly courseId: string }

@Injectable()
export class CourseProofsQueries {
  constructor(private readonly db: Database) {}

  /**
   * What proves each activity of these courses to these people, in each version that they opened and in the newest; first the one that they follow. By person and course. One query, whatever their number.
   * A quiz is proved by each time it was passed, as long as some of the evidence that this gave holds; who passed before a question was corrected has passed. A checklist is proved until a tick that it needs is taken back, or its evidence revoked.
   */
  async of(asked: readonly CourseOf[], reader: Reader = this.db): Promise<Map<string, Provable[]>> {
    if (asked.length === 0) return new Map();
    const rows = await reader.query<(CourseOf & { versions: Provable[] })[]>(`
      with asked as (select distinct a.person_id, a.course_id from unnest($1::uuid[], $2::uuid[]) as a(person_id, course_id)),
      followed as (
        select a.person_id, a.course_id, v.id, v.number, o.person_id is not null as opened from asked a join course_version v on v.course_id = a.course_id left join course_opening o on o.course_version_id = v.id and o.person_id = a.person_id
        where o.person_id is not null or not exists (select from course_version w where w.course_id = v.course_id and w.number > v.number))
      select f.person_id as "personId", f.course_id as "courseId", jsonb_agg(jsonb_build_object('units', u.units) order by f.opened desc, f.number desc) as versions
      from followed f cross join lateral (
        select coalesce(jsonb_agg(jsonb_build_object('id', u.unit_id, 'proofs', coalesce(p.proofs, '[]')) order by u.position), '[]') as units from unit_version u cross join lateral (
          select jsonb_agg(jsonb_build_object('at', extract(epoch from p.at) * 1000, 'lostAt', extract(epoch from p.lost_at) * 1000)) as proofs from (
            select r.recorded_at as at, ${lostAt('e.attempt_id = a.id')} as lost_at from attempt a join attempt_result r on r.attempt_id = a.id
            where u.kind = 'quiz' and a.person_id = f.person_id and a.unit_id = u.unit_id and (r.passed or r.passed_first) and exists (select from unit_completion c where c.person_id = f.person_id and c.course_version_id = f.id and c.unit_id = u.unit_id)
            union all
            select c.recorded_at, null from unit_completion c where c.person_id = f.person_id and c.course_version_id = f.id and c.unit_id = u.unit_id
              and not exists (select from attempt a join attempt_result r on r.attempt_id = a.id where u.kind = 'quiz' and a.person_id = f.person_id and a.unit_id = u.unit_id and (r.passed or r.passed_first))
            union all
            select c.recorded_at, coalesce((select n.recorded_at from checklist_completion_end n where n.completion_id = c.id), ${lostAt('e.checklist_completion_id = c.id')}) from checklist_completion c
            where u.kind = 'checklist' and c.person_id = f.person_id and c.unit_id = u.unit_id and (c.course_version_id = f.id or exists (select from checklist_completion_kept k where k.completion_id = c.id and k.course_version_id = f.id))) p) p
        where u.course_version_id = f.id) u
      group by 1, 2`, [asked.map((it) => it.personId), asked.map((it) => it.courseId)]);
    return new Map(rows.map((it) => [`${it.personId} ${it.courseId}`, it.versions]));
  }
}

/** SQL: when the last of the evidence that something gave was revoked; null where some of it holds, and where it gave none. */
const lostAt = (which: string): string => `(select case when bool_and(x.id is not null) then max(x.recorded_at) end from evidence e left join revocation x on x.evidence_id = e.id where ${which})`;
