import { Injectable } from '@nestjs/common';
import type { Bilingual, Locale } from '@palier/contracts';
import type { Level } from '@palier/domain';
import { Database, type Reader } from '#platform';

export interface Serves { readonly competencyId: string; readonly level: Level; readonly name: Bilingual }
export interface CourseRow { readonly courseId: string; readonly courseVersionId: string; readonly version: number; readonly title: string; readonly summary: string; readonly lang: Locale }
export interface UnitRow { readonly courseVersionId: string; readonly unitId: string; readonly position: number; readonly kind: 'lesson' | 'file' | 'quiz'; readonly minutes: number; readonly title: string; readonly lang: Locale; readonly quizVersionId: string | null; readonly serves: Serves[] }
export interface UnitBody { readonly document: unknown; readonly file: { readonly sha256: string; readonly name: string; readonly bytes: number; readonly mediaType: string } | null }

@Injectable()
export class CoursesQueries {
  constructor(private readonly db: Database) {}

  /** Each course in the version a person opened, else the newest; in their language, else the source. */
  courses(personId: string, courseId: string | null, reader: Reader = this.db): Promise<CourseRow[]> {
    return reader.query<CourseRow[]>(`
      select v.course_id as "courseId", v.id as "courseVersionId", v.number as version, t.title, t.summary, t.locale as lang
      from (select distinct on (v.course_id) v.* from course_version v left join course_opening o on o.course_version_id = v.id and o.person_id = $1
            where $2::uuid is null or v.course_id = $2 order by v.course_id, (o.person_id is not null) desc, v.number desc) v
      join lateral (select * from course_text t where t.course_version_id = v.id and t.locale in (v.source_locale, (select locale from person where id = $1))
                    order by (t.locale = (select locale from person where id = $1)) desc, t.revision desc limit 1) t on true
      order by v.course_id`, [personId, courseId]);
  }

  /** The activities of course versions, in order, with the cells they serve. */
  units(courseVersionIds: readonly string[], personId: string, reader: Reader = this.db): Promise<UnitRow[]> {
    return reader.query<UnitRow[]>(`
      select u.course_version_id as "courseVersionId", u.unit_id as "unitId", u.position, u.kind, u.minutes, t.title, t.locale as lang, u.quiz_version_id as "quizVersionId",
        coalesce((select jsonb_agg(jsonb_build_object('competencyId', s->>'competencyId', 'level', (s->>'level')::int, 'name', c.name) order by i) from jsonb_array_elements(u.serves) with ordinality as x(s, i)
          join lateral (select fc.name from framework_version_competency fc join framework_version fv on fv.id = fc.framework_version_id where fc.competency_id = (s->>'competencyId')::uuid order by fv.number desc limit 1) c on true), '[]') as serves
      from unit_version u join course_version v on v.id = u.course_version_id
      join lateral (select * from unit_text t where t.course_version_id = u.course_version_id and t.unit_id = u.unit_id and t.locale in (v.source_locale, (select locale from person where id = $2))
                    order by (t.locale = (select locale from person where id = $2)) desc, t.revision desc limit 1) t on true
      where u.course_version_id = any($1) order by u.course_version_id, u.position`, [courseVersionIds, personId]);
  }

  /** What a lesson or a file unit holds, in one language. */
  async body(courseVersionId: string, unitId: string, locale: string, reader: Reader = this.db): Promise<UnitBody | null> {
    const [row] = await reader.query<UnitBody[]>(`
      select t.document, case when f.sha256 is not null then jsonb_build_object('sha256', f.sha256, 'name', f.name, 'bytes', f.bytes, 'mediaType', f.media_type) end as file
      from unit_text t left join stored_file f on f.sha256 = t.file_sha256
      where t.course_version_id = $1 and t.unit_id = $2 and t.locale = $3 order by t.revision desc limit 1`, [courseVersionId, unitId, locale]);
    return row ?? null;
  }

  async file(sha256: string, reader: Reader = this.db): Promise<{ name: string; mediaType: string } | null> {
    const [row] = await reader.query<{ name: string; mediaType: string }[]>('select name, media_type as "mediaType" from stored_file where sha256 = $1', [sha256]);
    return row ?? null;
  }
}
