import { Injectable } from '@nestjs/common';
import type { CheckFile, Checks, Locale } from '@palier/contracts';
import { mayEver, reachesEveryone, writtenCourse, type Actor, type CourseDraft } from '@palier/domain';
import { Database, Refusal, require, type Reader } from '#platform';
import { CoursesQueries } from './courses.queries.js';
import { DraftsQueries, filesOf } from './drafts.queries.js';
import type { CourseChange } from './publish-course.js';
import { VersionsQueries } from './versions.queries.js';

/** A check as it was asked for, and what was decided. `madeBy` made the course. */
export interface KeptCheck {
  readonly id: string; readonly draftId: string; readonly courseId: string; readonly draftVersion: number; readonly contentSha256: Buffer; readonly change: CourseChange['class'] | null; readonly reason: string | null; readonly writers: readonly string[]; readonly madeBy: string; readonly askedById: string; readonly askedBy: string; readonly at: Date;
  readonly decisionId: string | null; readonly decision: 'published' | 'returned' | 'withdrawn' | null; readonly courseVersionId: string | null;
}
/** A version with who wrote it, and what became of it. */
interface KeptVersion { readonly versionId: string; readonly writers: readonly string[]; readonly publishedBy: string; readonly by: string; readonly at: Date; readonly change: CourseChange['class'] | null; readonly reason: string; readonly madeBy: string; readonly checkId: string | null; readonly checkedBefore: boolean }
/** A check that waits, or what became of it. */
export interface CheckNews { readonly id: string; readonly draftId: string; readonly courseId: string; readonly askedBy: string; readonly askedAt: Date; readonly writers: readonly string[]; readonly madeBy: string; readonly decision: 'published' | 'returned' | null; readonly decidedBy: string | null; readonly decidedAt: Date | null }
/** Something about content that waits for somebody: a course to look over, or one of theirs that came back. */
export interface ContentAsked { readonly kind: 'toCheck' | 'toMend'; readonly id: string; readonly title: string; readonly lang: Locale; readonly by: string; readonly at: Date; readonly words: string; readonly draftId: string | null }

@Injectable()
export class ChecksQueries {
  constructor(private readonly db: Database, private readonly courses: CoursesQueries, private readonly drafts: DraftsQueries, private readonly versions: VersionsQueries) {}

  async rule(reader: Reader = this.db): Promise<{ secondPerson: boolean; changedAt: string | null; changedBy: string | null }> {
    const [row] = await reader.query<{ secondPerson: boolean; changedAt: Date; changedBy: string | null }[]>('select s.second_person as "secondPerson", s.changed_at as "changedAt", p.display_name as "changedBy" from content_check_setting s left join person p on p.id = s.changed_by');
    return { secondPerson: row?.secondPerson ?? false, changedAt: row?.changedAt.toISOString() ?? null, changedBy: row?.changedBy ?? null };
  }

  async byId(checkId: string, reader: Reader = this.db): Promise<KeptCheck | null> {
    const [row] = await reader.query<KeptCheck[]>(`
      select c.id, c.draft_id as "draftId", c.course_id as "courseId", c.draft_version as "draftVersion", c.content_sha256 as "contentSha256", c.change_class as change, c.reason, c.writers, f.made_by as "madeBy", c.recorded_by as "askedById", p.display_name as "askedBy", c.recorded_at as at,
        d.id as "decisionId", d.decision, d.course_version_id as "courseVersionId"
      from content_check c join course_draft f on f.id = c.draft_id join person p on p.id = c.recorded_by left join content_check_decision d on d.check_id = c.id where c.id = $1`, [checkId]);
    return row ?? null;
  }

  /** What waits for this actor: never what they wrote. A version that a later one replaced is looked over with that one. */
  async list(actor: Actor): Promise<Checks> {
    const everyone = reachesEveryone(actor, 'content.check');
    const rows = await this.db.query<(Checks['alone'][number] & { id: string | null; at: Date })[]>(`
      select c.id, c.course_id as "courseId", f.content->>'title' as title, f.content->>'locale' as lang, p.display_name as by, c.recorded_at as at, c.change_class as change, coalesce(c.reason, '') as reason, coalesce(v.number, 0) + 1 as number
      from content_check c join course_draft f on f.id = c.draft_id join person p on p.id = c.recorded_by left join course_version v on v.id = f.based_on
      where f.deleted_at is null and f.published_as is null and not exists (select from content_check_decision d where d.check_id = c.id) and not $1 = any(c.writers) and ($2 or f.made_by <> $1)
      union all
      select null, v.course_id, t.title, t.locale, p.display_name, v.published_at, nullif(v.change_class, 'first'), v.reason, v.number
      from course_version v join person p on p.id = v.published_by ${textOf} left join course_draft f on f.published_as = v.id
      where ${alone} and v.published_by <> $1 and not $1 = any(coalesce(f.writers, '{}')) and ($2 or ${madeBy} <> $1)
      order by 6, 2`, [actor.personId, everyone]);
    const lines = rows.map(({ at, ...it }) => ({ ...it, at: new Date(at).toISOString() }));
    return { waiting: lines.flatMap(({ id, ...it }) => (id === null ? [] : [{ id, ...it }])), alone: lines.filter((it) => it.id === null).map(({ id: _, ...it }) => it) };
  }

  /** A draft to look over, just as it was when its author asked. */
  async check(actor: Actor, checkId: string): Promise<CheckFile> {
    const kept = await this.byId(checkId);
    if (kept === null) throw new Refusal('thing.not-found');
    require(actor, 'content.check', kept.madeBy);
    const row = await this.drafts.row(kept.draftId, this.db);
    const before = row.basedOnNumber === null ? null : await this.courses.published(kept.courseId, this.db, row.basedOnNumber);
    const was = before === null ? null : (await this.versions.written(before)).written;
    const after = writtenCourse(row.content, (activityId) => before?.units.find((it) => it.unitId === activityId)?.words[before.sourceLocale]?.document ?? null);
    return {
      id: checkId, courseId: kept.courseId, title: row.content.title, lang: row.content.locale, by: kept.askedBy, at: kept.at.toISOString(), change: kept.change, reason: kept.reason ?? '', number: (row.basedOnNumber ?? 0) + 1, state: kept.decision ?? 'waiting', seen: kept.draftVersion,
      mine: kept.writers.includes(actor.personId), ...(await this.read(row.content, was, after)),
    };
  }

  /** A version that was published alone, to look over afterwards. */
  async version(actor: Actor, courseId: string, number: number): Promise<CheckFile> {
    const [course, kept] = [await this.courses.published(courseId, this.db, number), await this.keptVersion(courseId, number)];
    if (course === null || kept === null) throw new Refusal('thing.not-found');
    require(actor, 'content.check', kept.madeBy);
    const before = number === 1 ? null : await this.courses.published(courseId, this.db, number - 1);
    const { draft, written } = await this.versions.written(course);
    return {
      id: null, courseId, title: draft.title, lang: draft.locale, by: kept.by, at: kept.at.toISOString(), change: kept.change, reason: kept.reason, number, state: kept.checkId === null && !kept.checkedBefore ? 'waiting' : 'published', seen: 0,
      mine: kept.writers.includes(actor.personId), ...(await this.read(draft, before === null ? null : (await this.versions.written(before)).written, written)),
    };
  }

  async keptVersion(courseId: string, number: number, reader: Reader = this.db): Promise<KeptVersion | null> {
    const [row] = await reader.query<KeptVersion[]>(`
      select v.id as "versionId", array(select distinct it from unnest(coalesce(f.writers, '{}') || v.published_by) it) as writers, v.published_by as "publishedBy", p.display_name as by, v.published_at as at, nullif(v.change_class, 'first') as change, v.reason, ${madeBy} as "madeBy",
        (select c.id from version_check c where c.course_version_id = v.id) as "checkId", exists (select from content_check_decision d where d.course_version_id = v.id) as "checkedBefore"
      from course_version v join person p on p.id = v.published_by left join course_draft f on f.published_as = v.id where v.course_id = $1 and v.number = $2`, [courseId, number]);
    return row ?? null;
  }

  /** Checks that wait and those that were decided: these, or asked for or decided since an instant. What its author withdrew, or what was published or deleted otherwise, waits no more. */
  news(which: { readonly ids: readonly string[] } | { readonly since: Date }, reader: Reader = this.db): Promise<CheckNews[]> {
    return reader.query<CheckNews[]>(`
      select c.id, c.draft_id as "draftId", c.course_id as "courseId", c.recorded_by as "askedBy", c.recorded_at as "askedAt", c.writers, f.made_by as "madeBy", d.decision, d.recorded_by as "decidedBy", d.recorded_at as "decidedAt"
      from content_check c join course_draft f on f.id = c.draft_id left join content_check_decision d on d.check_id = c.id
      where ($1::uuid[] is null or c.id = any($1) or c.draft_id = any($1)) and ($2::timestamptz is null or c.recorded_at >= $2 or d.recorded_at >= $2)
        and (d.decision in ('published', 'returned') or d.id is null and f.deleted_at is null and f.published_as is null)`, ['ids' in which ? which.ids : null, 'since' in which ? which.since : null]);
  }

  /** What about content waits for somebody: courses to look over, and their own that came back. */
  async askedOf(actor: Actor): Promise<ContentAsked[]> {
    if (!mayEver(actor, 'content.check')) return [];
    return this.db.query<ContentAsked[]>(`
      select 'toCheck' as kind, c.id, f.content->>'title' as title, f.content->>'locale' as lang, p.display_name as by, c.recorded_at as at, '' as words, null::uuid as "draftId"
      from content_check c join course_draft f on f.id = c.draft_id join person p on p.id = c.recorded_by
      where f.deleted_at is null and f.published_as is null and not exists (select from content_check_decision d where d.check_id = c.id) and not $1 = any(c.writers) and ($2 or f.made_by <> $1)
      union all
      select 'toMend', c.id, f.content->>'title', f.content->>'locale', p.display_name, d.recorded_at, coalesce(w.words, ''), f.id
      from course_draft f join lateral (select * from content_check c where c.draft_id = f.id order by c.recorded_at desc limit 1) c on true join content_check_decision d on d.check_id = c.id and d.decision = 'returned' join person p on p.id = d.recorded_by left join fact_text w on w.id = d.words_id
      where f.deleted_at is null and f.published_as is null and c.recorded_by = $1
      union all
      select 'toMend', k.id, t.title, t.locale, p.display_name, k.recorded_at, coalesce(w.words, ''), null
      from course_version v join version_check k on k.course_version_id = v.id and k.outcome = 'toMend' join person p on p.id = k.recorded_by left join fact_text w on w.id = k.words_id ${textOf}
      where v.published_by = $1 and ${newest}`, [actor.personId, reachesEveryone(actor, 'content.check')]);
  }

  private async read(content: CourseDraft, before: unknown, after: unknown): Promise<Pick<CheckFile, 'content' | 'files' | 'before' | 'after'>> {
    return { content: content as CheckFile['content'], files: await this.courses.files(filesOf(content)), before: before as CheckFile['before'], after: after as CheckFile['after'] };
  }
}

/** Of a version `v`. */
const newest = 'not exists (select from course_version n where n.course_id = v.course_id and n.number > v.number)';
const madeBy = '(select m.published_by from course_version m where m.course_id = v.course_id and m.number = 1)';
const textOf = 'join lateral (select title, locale from course_text t where t.course_version_id = v.id and t.locale = v.source_locale order by t.revision desc limit 1) t on true';
/** The newest of its course, published by one person alone, and looked over by nobody since. */
const alone = `${newest} and not exists (select from content_check_decision d where d.course_version_id = v.id) and not exists (select from version_check k where k.course_version_id = v.id)`;
