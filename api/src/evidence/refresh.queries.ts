import { Injectable } from '@nestjs/common';
import type { Refresh } from '@palier/contracts';
import { courseDifference, dayOf, type Level, type WrittenCourse } from '@palier/domain';
import { CoursesQueries, VersionsQueries } from '#courses';
import { Database } from '#platform';
import { publishedBy, type Moment } from './standing.queries.js';

/** A cell whose content changed in substance since it was proved. */
export interface Refreshed { readonly competencyId: string; readonly level: Level; readonly courseId: string; readonly course: string; /** The version it was proved in, and the later one. */ readonly from: number; readonly version: number; readonly on: string; readonly reason: string }

/**
 * What is to be refreshed: the course whose quiz or checklist proved a cell has a later version that changed in substance, and nothing was proved since.
 * It says so beside the level and never lowers it: levels fall only by the end, the revocation or the suspension of their evidence, or where the rule of the cell is changed.
 */
@Injectable()
export class RefreshQueries {
  constructor(private readonly db: Database, private readonly courses: CoursesQueries, private readonly versions: VersionsQueries) {}

  /** At a moment, of one competency or of all; of several versions the newest. One query. */
  async of(personId: string, moment: Moment, competencyId: string | null = null): Promise<Refreshed[]> {
    const rows = await this.db.query<(Omit<Refreshed, 'on'> & { at: Date })[]>(`
      select distinct on (s.competency_id, s.level, c.course_id) s.competency_id as "competencyId", s.level, c.course_id as "courseId", c.number as "from", n.number as version, n.published_at as at, n.reason,
        (select t.title from course_text t where t.course_version_id = n.id order by (t.locale = (select locale from person where id = $1)) desc, t.revision desc limit 1) as course
      from standing s cross join lateral jsonb_array_elements_text(s.because) b(id) join evidence e on e.id = b.id::uuid left join attempt a on a.id = e.attempt_id left join checklist_completion k on k.id = e.checklist_completion_id
      join course_version c on c.id = coalesce(a.course_version_id, k.course_version_id) join course_version n on n.course_id = c.course_id and n.number > c.number and n.change_class in ('substantive', 'breaking') and n.published_at > e.occurred_at and n.published_at <= $4
      where s.person_id = $1 and ($5::uuid is null or s.competency_id = $5) and s.valid_from <= $2 and (s.valid_until is null or s.valid_until > $2) and s.known_from < $3 and (s.known_until is null or s.known_until >= $3)
        and not exists (select from evidence l where l.person_id = $1 and l.competency_id = s.competency_id and l.level = s.level and l.occurred_at > n.published_at and l.occurred_at <= $2 and l.recorded_at < $3
          and not exists (select from revocation r where r.evidence_id = l.id and r.recorded_at < $3))
      order by s.competency_id, s.level, c.course_id, n.number desc`, [personId, moment.at, moment.knownBefore, publishedBy(moment), competencyId]);
    return rows.map(({ at, ...it }) => ({ ...it, on: dayOf(at.getTime(), moment.zone) }));
  }

  /** Which activities of it changed between the two versions, in the order of the later one; those that are gone last. A few queries for each version that is read. */
  async activities({ courseId, from, version }: Pick<Refreshed, 'courseId' | 'from' | 'version'>): Promise<Refresh['activities']> {
    const [before, after] = [await this.written(courseId, from), await this.written(courseId, version)];
    if (before === null || after === null) return [];
    const lines = courseDifference(before, after).activities;
    const titleOf = (it: WrittenCourse['activities'][number] | undefined): string => it?.fields.find((field) => field.label === 'title')?.text ?? '';
    const later = new Map(after.activities.map((it) => [it.id, it]));
    return lines.flatMap((it): Refresh['activities'] => {
      if (it.kind === 'same') return [];
      if (it.kind === 'added') return [{ unitId: it.value.id, title: titleOf(it.value), change: 'added' }];
      const was = before.activities[it.before];
      return was === undefined ? [] : [{ unitId: was.id, title: titleOf(later.get(was.id) ?? was), change: it.kind }];
    }).sort((a, b) => Number(a.change === 'removed') - Number(b.change === 'removed'));
  }

  private async written(courseId: string, number: number): Promise<WrittenCourse | null> {
    const course = await this.courses.published(courseId, this.db, number);
    return course === null ? null : (await this.versions.written(course)).written;
  }
}
