import { Injectable } from '@nestjs/common';
import type { Bilingual, Locale, UnitKind } from '@palier/contracts';
import type { Cell, ChangeClass, ChecklistItem, Level, LessonDocument, UnitInBoth } from '@palier/domain';
import { Database, type Reader } from '#platform';
import { WordingOnly } from './wording-only.js';

export interface Serves { readonly competencyId: string; readonly level: Level; readonly name: Bilingual }
export interface CourseRow { readonly courseId: string; readonly courseVersionId: string; readonly version: number; readonly title: string; readonly summary: string; readonly lang: Locale }
export interface UnitRow { readonly courseVersionId: string; readonly unitId: string; readonly position: number; readonly kind: UnitKind; readonly minutes: number; readonly title: string; readonly lang: Locale; readonly quizVersionId: string | null; readonly articleId: string | null; readonly serves: Serves[] }
export interface FileRow { readonly sha256: string; readonly name: string; readonly bytes: number; readonly mediaType: string }
export interface UnitBody { readonly document: unknown; readonly file: FileRow | null; readonly link: { readonly address: string; readonly about: string } | null; readonly video: { readonly captions: string | null; readonly transcript: string } | null; readonly items: readonly ChecklistItem[] | null }
/** What an activity says in one language, whatever its kind. */
export interface UnitWords { readonly title: string; readonly document: LessonDocument | null; readonly file: string | null; readonly address: string | null; readonly about: string | null; readonly captions: string | null; readonly transcript: string | null; readonly items: readonly ChecklistItem[] | null }
export interface PublishedUnit { readonly unitId: string; readonly kind: UnitKind; readonly minutes: number; readonly serves: readonly Cell[]; readonly quizVersionId: string | null; readonly articleId: string | null; readonly words: Readonly<Partial<Record<Locale, UnitWords>>> }
/** A course in one of its versions, in all its languages. `madeBy` published its first version. */
export interface PublishedCourse { readonly versionId: string; readonly number: number; readonly publishedAt: Date; readonly sourceLocale: Locale; readonly madeBy: string | null; readonly words: Readonly<Partial<Record<Locale, { readonly title: string; readonly summary: string }>>>; readonly units: readonly PublishedUnit[] }

/** The newest version of a course beside an older one: what came between, and which activities stayed the same. */
export interface NewerVersion { readonly courseVersionId: string; readonly version: number; readonly versions: readonly { readonly version: number; readonly change: ChangeClass; readonly reason: string }[]; readonly units: readonly (UnitInBoth & { readonly quizVersionId: string | null })[] }

@Injectable()
export class CoursesQueries {
  constructor(private readonly db: Database, private readonly wording: WordingOnly) {}

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

  /** What courses are called for their readers, each in the version that this reader opened, else the newest; in their language, else the source. One query, whatever their number. */
  async titles(asked: readonly { readonly personId: string; readonly courseId: string }[], reader: Reader = this.db): Promise<(personId: string, courseId: string) => string> {
    const rows = await reader.query<{ personId: string; courseId: string; title: string }[]>(`
      select q.id as "personId", v.course_id as "courseId", t.title from (select distinct "personId", "courseId" from jsonb_to_recordset($1) as it("personId" uuid, "courseId" uuid)) it join person q on q.id = it."personId"
      join lateral (select v.id, v.course_id, v.source_locale from course_version v left join course_opening o on o.course_version_id = v.id and o.person_id = q.id where v.course_id = it."courseId" order by (o.person_id is not null) desc, v.number desc limit 1) v on true
      join lateral (select t.title from course_text t where t.course_version_id = v.id and t.locale in (v.source_locale, q.locale) order by (t.locale = q.locale) desc, t.revision desc limit 1) t on true`,
      [JSON.stringify(asked.map(({ personId, courseId }) => ({ personId, courseId })))]);
    const found = new Map(rows.map((it) => [`${it.personId} ${it.courseId}`, it.title]));
    return (personId, courseId) => found.get(`${personId} ${courseId}`) ?? '';
  }

  /** What came after a version, or null where nothing did. What an activity says is compared in the source language; what it is called is not what one learns. One query, three where an activity says something else. */
  async newer(than: CourseRow, reader: Reader = this.db): Promise<NewerVersion | null> {
    const [row] = await reader.query<(Omit<NewerVersion, 'versions' | 'units'> & { versions: (NewerVersion['versions'][number] & { id: string })[]; units: Omit<NewerVersion['units'][number], 'asks'>[] })[]>(`
      select v.id as "courseVersionId", v.number as version,
        (select jsonb_agg(jsonb_build_object('id', b.id, 'version', b.number, 'change', b.change_class, 'reason', b.reason) order by b.number desc) from course_version b where b.course_id = v.course_id and b.number > $3) as versions,
        (select coalesce(jsonb_agg(jsonb_build_object('unitId', n.unit_id, 'quizVersionId', n.quiz_version_id, 'wasThere', o.kind is not distinct from n.kind, 'same', coalesce(o.kind = n.kind and
          case when n.kind = 'quiz' then o.quiz_version_id = n.quiz_version_id else ${saying('n')} is not distinct from ${saying('o')} end, false)) order by n.position), '[]')
          from unit_version n left join unit_version o on o.course_version_id = $1 and o.unit_id = n.unit_id where n.course_version_id = v.id) as units
      from course_version v where v.course_id = $2 and v.number > $3 order by v.number desc limit 1`, [than.courseVersionId, than.courseId, than.version]);
    if (row === undefined) return null;
    const changed = row.units.some((it) => it.wasThere && !it.same) ? await this.changedUnits(row.versions.flatMap((it) => (it.change === 'cosmetic' ? [] : [it.id])), reader) : [];
    const wording = new Set((await this.wording.of([...new Set(changed.map((it) => it.courseVersionId))], reader)).map((it) => `${it.courseVersionId} ${it.unitId}`));
    const asks = new Set(changed.flatMap((it) => (wording.has(`${it.courseVersionId} ${it.unitId}`) ? [] : [it.unitId])));
    return { ...row, versions: row.versions.map(({ id: _, ...it }) => it), units: row.units.map((it) => ({ ...it, asks: asks.has(it.unitId) })) };
  }

  /** The activities that course versions changed: those that the version before had not, or had otherwise. What an activity is called is not what one learns. */
  changedUnits(courseVersionIds: readonly string[], reader: Reader = this.db): Promise<{ courseVersionId: string; unitId: string }[]> {
    return reader.query(`
      select n.course_version_id as "courseVersionId", n.unit_id as "unitId" from unit_version n join course_version v on v.id = n.course_version_id left join course_version b on b.course_id = v.course_id and b.number = v.number - 1
      left join unit_version o on o.course_version_id = b.id and o.unit_id = n.unit_id
      where n.course_version_id = any($1) and not coalesce(o.kind = n.kind and case when n.kind = 'quiz' then o.quiz_version_id = n.quiz_version_id else ${saying('n')} is not distinct from ${saying('o')} end, false) order by n.course_version_id, n.position`, [courseVersionIds]);
  }

  /** The activities of course versions, in order, with the cells they serve. */
  units(courseVersionIds: readonly string[], personId: string, reader: Reader = this.db): Promise<UnitRow[]> {
    return reader.query<UnitRow[]>(`
      select u.course_version_id as "courseVersionId", u.unit_id as "unitId", u.position, u.kind, u.minutes, t.title, t.locale as lang, u.quiz_version_id as "quizVersionId", u.article_id as "articleId",
        coalesce((select jsonb_agg(jsonb_build_object('competencyId', s->>'competencyId', 'level', (s->>'level')::int, 'name', c.name) order by i) from jsonb_array_elements(u.serves) with ordinality as x(s, i)
          join lateral (select fc.name from framework_version_competency fc join framework_version fv on fv.id = fc.framework_version_id where fc.competency_id = (s->>'competencyId')::uuid order by fv.number desc limit 1) c on true), '[]') as serves
      from unit_version u join course_version v on v.id = u.course_version_id
      join lateral (select * from unit_text t where t.course_version_id = u.course_version_id and t.unit_id = u.unit_id and t.locale in (v.source_locale, (select locale from person where id = $2))
                    order by (t.locale = (select locale from person where id = $2)) desc, t.revision desc limit 1) t on true
      where u.course_version_id = any($1) order by u.course_version_id, u.position`, [courseVersionIds, personId]);
  }

  /** A version of a course, the newest unless one is named, with all that authors see of it; or null. */
  async published(courseId: string, reader: Reader = this.db, number: number | null = null): Promise<PublishedCourse | null> {
    const [course] = await reader.query<PublishedCourse[]>(`
      select v.id as "versionId", v.number, v.published_at as "publishedAt", v.source_locale as "sourceLocale", (select f.published_by from course_version f where f.course_id = v.course_id and f.number = 1) as "madeBy",
        (select jsonb_object_agg(t.locale, jsonb_build_object('title', t.title, 'summary', t.summary)) from (select distinct on (locale) * from course_text where course_version_id = v.id order by locale, revision desc) t) as words,
        (select coalesce(jsonb_agg(jsonb_build_object('unitId', u.unit_id, 'kind', u.kind, 'minutes', u.minutes, 'serves', u.serves, 'quizVersionId', u.quiz_version_id, 'articleId', u.article_id, 'words', w.words) order by u.position), '[]') from unit_version u
          join lateral (select jsonb_object_agg(t.locale, jsonb_build_object('title', t.title, 'document', t.document, 'file', t.file_sha256, 'address', t.address, 'about', t.about, 'captions', t.captions_sha256, 'transcript', t.transcript, 'items', t.items)) as words
            from (select distinct on (locale) * from unit_text where course_version_id = v.id and unit_id = u.unit_id order by locale, revision desc) t) w on true
          where u.course_version_id = v.id) as units
      from course_version v where v.course_id = $1 and ($2::int is null or v.number = $2) order by v.number desc limit 1`, [courseId, number]);
    return course ?? null;
  }

  /** What an activity holds, in one language. */
  async body(courseVersionId: string, unitId: string, locale: string, reader: Reader = this.db): Promise<UnitBody | null> {
    const [row] = await reader.query<UnitBody[]>(`
      select t.document, t.items, case when f.sha256 is not null then jsonb_build_object('sha256', f.sha256, 'name', f.name, 'bytes', f.bytes, 'mediaType', f.media_type) end as file,
        case when u.kind = 'link' then jsonb_build_object('address', t.address, 'about', t.about) end as link, case when u.kind = 'video' then jsonb_build_object('captions', t.captions_sha256, 'transcript', coalesce(t.transcript, '')) end as video
      from unit_text t join unit_version u on u.course_version_id = t.course_version_id and u.unit_id = t.unit_id left join stored_file f on f.sha256 = t.file_sha256
      where t.course_version_id = $1 and t.unit_id = $2 and t.locale = $3 order by t.revision desc limit 1`, [courseVersionId, unitId, locale]);
    return row ?? null;
  }

  files(sha256: readonly string[], reader: Reader = this.db): Promise<FileRow[]> {
    return reader.query<FileRow[]>('select sha256, name, bytes, media_type as "mediaType" from stored_file where sha256 = any($1) order by sha256', [sha256]);
  }

  async file(sha256: string, reader: Reader = this.db): Promise<{ name: string; mediaType: string } | null> {
    const [row] = await reader.query<{ name: string; mediaType: string }[]>('select f.name, f.media_type as "mediaType" from stored_file f join file_use u on u.sha256 = f.sha256 and u.person_id is null where f.sha256 = $1', [sha256]);
    return row ?? null;
  }
}

/** What an activity says in the source language of its course, but for its title. */
const saying = (unit: string): string => `(select (to_jsonb(t) - '{course_version_id,revision,title}'::text[])::text from unit_text t join course_version l on l.id = t.course_version_id and l.source_locale = t.locale where t.course_version_id = ${unit}.course_version_id and t.unit_id = ${unit}.unit_id order by t.revision desc limit 1)`;
