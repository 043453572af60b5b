import { Injectable } from '@nestjs/common';
import type { NamedScope } from '@palier/contracts';
import { concerns, type ActivityAbout, type Modules, type Scope } from '@palier/domain';
import { Database, type Reader } from '#platform';
import { namedScope } from '#scopes';

interface Row { readonly courseId: string | null; readonly unitId: string | null; readonly scope: NamedScope; readonly productId: string | null }

/** What courses are about, seen by one person. */
export interface AboutCourses {
  /** What the whole course, or one activity of it, is about by itself. */
  own(courseId: string, unitId: string | null): NamedScope[];
  /** What the course or any activity of it is about, each once. */
  all(courseId: string): NamedScope[];
  /** It is about something that the person supports. */
  concerns(courseId: string): boolean;
}

const keyOf = (it: Scope): string => `${it.scopeId ?? ''}/${it.tier ?? ''}`;

@Injectable()
export class ActivityScopesQueries {
  constructor(private readonly db: Database) {}

  /** What courses (or one) are about, and whether that concerns this person. One query. */
  async about(courseId: string | null, personId: string, reader: Reader = this.db): Promise<AboutCourses> {
    const rows = await reader.query<Row[]>(`
      select a.course_id as "courseId", a.unit_id as "unitId", ${namedScope('a')} as scope, s.product_id as "productId"
      from current_activity_scope a left join support_scope s on s.id = a.scope_id left join support_scope product on product.id = s.product_id where $1::uuid is null or a.course_id = $1
      union all select null, null, ${namedScope('h')}, s.product_id
      from current_scope_holding h left join support_scope s on s.id = h.scope_id left join support_scope product on product.id = s.product_id where h.person_id = $2`, [courseId, personId]);
    const held = rows.filter((it) => it.courseId === null).map((it) => it.scope);
    const modules: Modules = new Map(rows.flatMap((it) => (it.productId === null || it.scope.scopeId === null ? [] : [[it.scope.scopeId, it.productId] as const])));
    const of = (id: string): Row[] => rows.filter((it) => it.courseId === id);
    return {
      own: (id, unitId) => of(id).filter((it) => it.unitId === unitId).map((it) => it.scope),
      all: (id) => [...new Map(of(id).map((it) => [keyOf(it.scope), it.scope])).values()],
      concerns: (id) => concerns(of(id).map((it) => it.scope), held, modules),
    };
  }

  /** The activities of the newest course versions that are about something: about what they say themselves, else about what their course says. */
  async activities(reader: Reader = this.db): Promise<ActivityAbout[]> {
    return reader.query<ActivityAbout[]>(`
      with newest as (select distinct on (course_id) id, course_id from course_version order by course_id, number desc),
        said as (select course_id, unit_id, jsonb_agg(jsonb_build_object('scopeId', scope_id, 'tier', tier)) as about from current_activity_scope group by 1, 2)
      select u.unit_id as "unitId", coalesce(own.about, whole.about) as about from newest v join unit_version u on u.course_version_id = v.id
      left join said own on own.unit_id = u.unit_id left join said whole on whole.course_id = v.course_id and whole.unit_id is null
      where coalesce(own.about, whole.about) is not null order by u.unit_id`);
  }
}
