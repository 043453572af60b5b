import { Injectable } from '@nestjs/common';
import type { RenewalRule } from '@palier/contracts';
import type { Actor, FollowedVersion } from '@palier/domain';
import { CoursesQueries } from '#courses';
import { Database, type Reader } from '#platform';
import { unfinished } from './unfinished.js';

/** A course that is asked again: whose word it is, and the words that say why. */
export interface Rule { readonly courseId: string; readonly months: number; readonly windowDays: number; readonly reasonId: string; readonly by: string }
/** Somebody who passed quizzes of it: what they would pass again in the version they follow, and what proves it in each that they opened. */
export interface Prover { readonly personId: string; readonly zone: string; readonly since: number; readonly unitIds: readonly string[]; readonly versions: readonly FollowedVersion[]; readonly passes: readonly { readonly unitId: string; readonly at: string; readonly version: number }[]; /** The days for which they were asked already. */ readonly asked: readonly string[] }

/** SQL: what is said last of each course, where it is asked again. */
const current = `(select distinct on (r.course_id) r.* from renewal_rule r order by r.course_id, r.recorded_at desc, r.id desc) r`;

/** SQL: each with what they passed. Two statements, since one for both would have no plan that serves both. */
const provers = (whom: 'o.person_id > $2' | 'o.person_id = any($2)', some: 'limit $3' | ''): string => `
  with followed as materialized (
    select o.person_id, max(v.number) as number, (array_agg(v.id order by v.number desc))[1] as version_id,
      jsonb_agg(jsonb_build_object('number', v.number, 'unitIds', array(select u.unit_id from unit_version u where u.course_version_id = v.id and u.kind = 'quiz'))) as versions from course_opening o join course_version v on v.id = o.course_version_id left join departure d on d.person_id = o.person_id
    where v.course_id = $1 and ${whom} and (d.left_on is null or d.left_on > palier_today()) group by o.person_id order by o.person_id ${some})
  select f.person_id as "personId", p.time_zone as zone, f.number as since, array(select u.unit_id from unit_version u where u.course_version_id = f.version_id and u.kind = 'quiz') as "unitIds", f.versions,
    (select coalesce(jsonb_agg(jsonb_build_object('unitId', c.unit_id, 'at', c.recorded_at, 'version', v.number)), '[]') from unit_passed c join course_version v on v.id = c.course_version_id where c.person_id = f.person_id and v.course_id = $1 and c.again) as passes,
    array(select z.until_on::text from renewal z where z.person_id = f.person_id and z.course_id = $1) as asked
  from followed f join person p on p.id = f.person_id order by f.person_id`;

@Injectable()
export class RenewalsQueries {
  constructor(private readonly db: Database, private readonly courses: CoursesQueries) {}

  /** What HR said, and the courses it may be said of. Three queries. */
  async all(actor: Actor): Promise<{ rules: RenewalRule[]; courses: { id: string; title: string }[] }> {
    const titles = new Map((await this.courses.courses(actor.personId, null)).map((it) => [it.courseId, it.title]));
    const rules = await this.db.query<Omit<RenewalRule, 'title'>[]>(`
      select r.course_id as "courseId", r.months, r.window_days as "windowDays", w.words as reason, p.display_name as by, (r.recorded_at at time zone palier_zone())::date::text as "on",
        (select count(*)::int from renewal z join assignment a on a.id = z.assignment_id left join assignment_waiver x on x.assignment_id = a.id left join departure d on d.person_id = a.person_id
          where z.course_id = r.course_id and x.assignment_id is null and (d.left_on is null or d.left_on > palier_today()) and ${unfinished}) as asked
      from ${current} join fact_text w on w.id = r.reason_id join person p on p.id = r.recorded_by where r.months is not null`);
    const quizzes = await this.db.query<{ id: string }[]>(`select v.course_id as id from (select distinct on (course_id) id, course_id from course_version order by course_id, number desc) v where exists (select from unit_version u where u.course_version_id = v.id and u.kind = 'quiz')`);
    const byTitle = (a: { title: string }, b: { title: string }): number => a.title.localeCompare(b.title);
    return { rules: rules.map((it) => ({ ...it, title: titles.get(it.courseId) ?? '' })).sort(byTitle), courses: quizzes.flatMap(({ id }) => (titles.has(id) ? [{ id, title: titles.get(id) ?? '' }] : [])).sort(byTitle) };
  }

  current(reader: Reader = this.db): Promise<Rule[]> {
    return reader.query<Rule[]>(`select r.course_id as "courseId", r.months, r.window_days as "windowDays", r.reason_id as "reasonId", r.recorded_by as by from ${current} where r.months is not null order by r.course_id`);
  }

  /** Those who opened a course and are here, some at a time in the order of their ids. */
  provers(courseId: string, after: string, most: number): Promise<Prover[]> {
    return this.db.query<Prover[]>(provers('o.person_id > $2', 'limit $3'), [courseId, after, most]);
  }

  /** Of these people those who opened a course and are here. */
  proversAmong(courseId: string, personIds: readonly string[], reader: Reader = this.db): Promise<Prover[]> {
    return reader.query<Prover[]>(provers('o.person_id = any($2)', ''), [courseId, personIds]);
  }
}
