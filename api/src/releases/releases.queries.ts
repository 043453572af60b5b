import { Injectable } from '@nestjs/common';
import type { Locale, Release, ReleaseChangeLine, ReleaseLine, Suggested, TaughtVersion, TeachableVersion, Touched } from '@palier/contracts';
import { askedWords, can, isWithdrawnFrom, type Actor } from '@palier/domain';
import { ActivityScopesQueries, CoursesQueries } from '#courses';
import { Database, Refusal } from '#platform';
import { releaseVersion } from './take-release.js';
import { courseTitle, newest, questionTitle, unitTitle } from './titles.js';

const line = `
  select r.id, jsonb_build_object('id', s.id, 'name', s.name) as product, r.name, r.on_day::text as "on", coalesce(r.on_day <= palier_today(), false) as out, coalesce(c.changes, 0) as changes, coalesce(c.critical, 0) as critical, coalesce(c.untouched, 0) as untouched,
    (select count(distinct t.teaching_id)::int from release_taught t where t.release_id = r.id) as taught
  from release_now r join support_scope s on s.id = r.product_id left join (
    select c.release_id, count(*)::int as changes, count(*) filter (where c.severity = 'critical')::int as critical,
      count(*) filter (where not exists (select from release_touch t left join release_touch_end e on e.touch_id = t.id where t.change_id = c.id and e.touch_id is null))::int as untouched
    from release_change_now c where not c.withdrawn group by 1) c on c.release_id = r.id`;
const mostSuggested = 6;

@Injectable()
export class ReleasesQueries {
  constructor(private readonly db: Database, private readonly courses: CoursesQueries, private readonly scopes: ActivityScopesQueries) {}

  /** The newest first, by product; those of which nobody knows the day before all. One query. */
  list(): Promise<ReleaseLine[]> {
    return this.db.query<ReleaseLine[]>(`${line} order by s.name collate "fr-x-icu", s.id, r.place desc limit 1000`);
  }

  /** A release with all that was said of it. Seven queries. @throws where it is not there. */
  async one(actor: Actor, releaseId: string): Promise<Release> {
    const [release] = await this.db.query<(ReleaseLine & { version: number })[]>(`
      select x.*, ${releaseVersion('x.id')} as version
      from (${line} where r.id = $1) x`, [releaseId]);
    if (release === undefined) throw new Refusal('thing.not-found');
    const said = await this.db.query<(Omit<ReleaseChangeLine, 'touches' | 'asks'> & { touches: Owned<Touched>[]; asks: Owned<ReleaseChangeLine['asks'][number]>[] })[]>(`
      with shown as (${newest})
      select c.id, c.key, c.area, c.kind, c.severity, c.text, c.links, c.withdrawn, coalesce((
        select jsonb_agg(jsonb_build_object('touchId', x.id, 'kind', case when x.unit_id is not null then 'unit' when x.question_id is not null then 'question' else 'article' end, 'id', coalesce(x.unit_id, x.question_id, x.article_id),
          'courseId', un.course_id, 'title', coalesce(un.title, q.title, a.title), 'lang', coalesce(un.locale, q.locale, a.locale), 'within', un.within,
          'editIn', case when un.course_id is not null then jsonb_build_object('courseId', un.course_id, 'unitId', x.unit_id) when z.course_id is not null then jsonb_build_object('courseId', z.course_id, 'unitId', z.unit_id) end,
          'of', coalesce(q.written_by, a.owner_id), 'edited', (select jsonb_agg(jsonb_build_object('version', n.number, 'class', n.change_class) order by n.number desc) from release_article w join article_version n on n.id = w.article_version_id where w.change_id = x.change_id and n.article_id = x.article_id)) order by x.recorded_at, x.id)
        from release_touch x left join release_touch_end e on e.touch_id = x.id
        left join lateral (select v.course_id, n.title, n.locale, w.title as within from unit_version u join shown v on v.id = u.course_version_id join ${unitTitle} n on true join ${courseTitle} w on true where u.unit_id = x.unit_id) un on true
        left join ${questionTitle} q on x.question_id is not null
        left join article_now a on a.id = x.article_id
        left join lateral (
          select v.course_id, u.unit_id from quiz_version k join unit_version u on u.quiz_version_id = k.id join course_version v on v.id = u.course_version_id join shown n on n.course_id = v.course_id join unit_version still on still.course_version_id = n.id and still.unit_id = u.unit_id
          where x.question_id is not null and k.blueprint @> jsonb_build_object('draws', jsonb_build_array(jsonb_build_object('kind', 'fixed', 'questionId', x.question_id))) order by v.published_at desc, v.id limit 1) z on true
        where x.change_id = c.id and e.touch_id is null and coalesce(un.title, q.title, a.title) is not null), '[]') as touches,
        coalesce((select jsonb_agg(jsonb_build_object('linkId', x.link_id, 'questionId', x.question_id, 'title', q.title, 'lang', q.locale, 'of', q.written_by) order by x.position) from release_change_asks x join ${questionTitle} q on true where x.change_id = c.id), '[]') as asks
      from release_change_now c join person me on me.id = $2 where c.release_id = $1 order by c.withdrawn, c.position, c.id`, [releaseId, actor.personId]);
    const opens = (writtenBy: string | null): boolean => can(actor, 'question.review', { personId: writtenBy ?? '' });
    const lines = said.map(({ touches, asks, ...it }): ReleaseChangeLine => ({
      ...it, asks: asks.map(({ of, ...one }) => ({ ...one, opens: opens(of) })),
      touches: touches.map(({ of, edited, ...thing }) => ({ ...thing, opens: thing.kind !== 'question' || opens(of), article: thing.kind === 'article' ? { mayEdit: can(actor, 'article.write', { personId: of ?? '' }), edited: edited ?? [] } : null })),
    }));
    const versions = await this.versions(actor, releaseId);
    const changed = await this.courses.changedUnits(versions.map((it) => it.courseVersionId));
    const names = await this.courses.units(versions.map((it) => it.courseVersionId), actor.personId);
    const about = new Set((await this.scopes.activities()).map((it) => it.unitId));
    const unitsOf = (version: string) => changed.filter((it) => it.courseVersionId === version).flatMap(({ unitId }) => names.filter((it) => it.courseVersionId === version && it.unitId === unitId).map((it) => ({ unitId, title: it.title, lang: it.lang, minutes: it.minutes, about: about.has(unitId) })));
    const shown = ({ teachingId: _, asks: __, madeBy, ...it }: VersionRow): Omit<TeachableVersion, 'units'> => ({ ...it, opens: can(actor, 'course.write', { personId: madeBy ?? '' }), publishedAt: new Date(it.publishedAt).toISOString() });
    return {
      ...release, lines,
      teaching: versions.flatMap((it): TaughtVersion[] => (it.teachingId === null ? [] : [{ ...shown(it), id: it.teachingId, units: unitsOf(it.courseVersionId).map((unit) => ({ ...unit, asks: it.asks.includes(unit.unitId), withdrawn: isWithdrawnFrom(lines.filter((line) => line.touches.some((thing) => thing.kind === 'unit' && thing.id === unit.unitId))) })) }])),
      teachable: versions.flatMap((it): TeachableVersion[] => { const units = unitsOf(it.courseVersionId); return it.teachingId !== null || units.length === 0 ? [] : [{ ...shown(it), units }]; }),
      courses: (await this.db.query<(Omit<Release['courses'][number], 'mayEdit'> & { madeBy: string })[]>(`
        select v.course_id as id, n.title, n.locale as lang, f.published_by as "madeBy", exists (select from course_draft d where d.course_id = v.course_id and d.for_release = $1 and d.deleted_at is null and d.published_as is null) as edited
        from (${newest}) v join course_version f on f.course_id = v.course_id and f.number = 1 join person me on me.id = $2 join ${courseTitle} n on true where v.course_id = any($3) order by n.title, v.course_id`,
        [releaseId, actor.personId, lines.flatMap((it) => (it.withdrawn ? [] : it.touches.flatMap((thing) => thing.editIn?.courseId ?? [])))]))
        .map(({ madeBy, ...it }) => ({ ...it, mayEdit: can(actor, 'course.write', { personId: madeBy }) })),
    };
  }

  /** What says the words of a change, those that say most of them first, and none that says only one of several; without what it is said to touch already. Two queries. @throws where there is no such change. */
  async suggestions(actor: Actor, changeId: string): Promise<Suggested[]> {
    const [change] = await this.db.query<{ words: string }[]>(`select area || ' ' || text as words from release_change_now where id = $1`, [changeId]);
    if (change === undefined) throw new Refusal('thing.not-found');
    const words = askedWords(change.words.split(' ').map((it) => it.replace(/^\p{L}{1,2}[’'](?=.)/u, '')).filter(saysSomething).join(' '));
    if (words.length === 0) return [];
    return this.db.query<Suggested[]>(`
      with shown as (${newest}), me as (select locale from person where id = $1), asked as (select array_agg(to_tsquery('palier_fr', quote_literal(it)) || to_tsquery('palier_en', quote_literal(it))) as each from unnest($2::text[]) it),
        touched as (select coalesce(t.unit_id, t.question_id, t.article_id) as id from release_touch t left join release_touch_end e on e.touch_id = t.id where t.change_id = $3 and e.touch_id is null),
        said as (
          select 'unit' as kind, u.unit_id as id, v.course_id, n.title, n.locale, w.title as within, palier_words(t.locale, t.title, palier_said(t.document) || ' ' || coalesce(t.about, '') || ' ' || coalesce(t.transcript, '')) as words
          from shown v join unit_version u on u.course_version_id = v.id join unit_text t on t.course_version_id = v.id and t.unit_id = u.unit_id cross join me join ${unitTitle} n on true join ${courseTitle} w on true
          union all select 'question', x.question_id, null, q.title, q.locale, null, palier_words(q.locale, q.title, '') from (select id as question_id from question) x cross join me join ${questionTitle} q on true
          union all select 'article', a.id, null, a.title, a.locale, null, palier_words(a.locale, a.title, palier_said(a.document)) from article_now a),
        found as (select kind, id, course_id, title, locale, within, max((select count(*) from unnest(asked.each) one where words @@ one)) as hits from said cross join asked where id not in (select id from touched) group by 1, 2, 3, 4, 5, 6)
      select kind, id, course_id as "courseId", title, locale as lang, within from found where hits >= least(2, $4) order by hits desc, kind = 'unit' desc, id limit ${mostSuggested}`, [actor.personId, words, changeId, words.length]);
  }

  private versions(actor: Actor, releaseId: string): Promise<VersionRow[]> {
    return this.db.query<VersionRow[]>(`
      with touched as (select distinct u.course_id from release_touch t join release_change_now c on c.id = t.change_id left join release_touch_end e on e.touch_id = t.id join unit u on u.id = t.unit_id where c.release_id = $1 and not c.withdrawn and e.touch_id is null)
      select t.id as "teachingId", v.course_id as "courseId", v.id as "courseVersionId", n.title, n.locale as lang, v.number as version, v.change_class as class, v.reason, v.published_at as "publishedAt", (select f.published_by from course_version f where f.course_id = v.course_id and f.number = 1) as "madeBy",
        coalesce((select jsonb_agg(u.unit_id) from release_teaching_unit u where u.teaching_id = t.id and u.asks), '[]') as asks
      from course_version v join person me on me.id = $2 join ${courseTitle} n on true
      left join (select t.* from release_teaching t left join release_teaching_end e on e.teaching_id = t.id where e.teaching_id is null) t on t.course_version_id = v.id
      where t.release_id = $1 or (t.id is null and v.course_id in (select course_id from touched)) order by n.title, v.course_id, v.number desc limit 200`, [releaseId, actor.personId]);
  }
}

/** With whoever wrote or looks after it, from whom follows what the reader may do with it. */
type Owned<T> = Omit<T, 'opens' | 'article'> & { readonly of: string | null; readonly edited?: NonNullable<Touched['article']>['edited'] | null };
interface VersionRow { readonly teachingId: string | null; readonly courseId: string; readonly courseVersionId: string; readonly title: string; readonly lang: Locale; readonly version: number; readonly class: TeachableVersion['class']; readonly reason: string; readonly publishedAt: string | Date; readonly madeBy: string | null; readonly asks: readonly string[] }

/** Small words say nothing of what it is about, unless they stand for something: VAT, CSV, F3. */
function saysSomething(word: string): boolean {
  const signs = word.replace(/[^\p{L}\p{N}]/gu, '');
  return signs.length > 3 || /^(?=.*\p{L})[\p{Lu}\p{N}]{2,3}$/u.test(signs);
}
