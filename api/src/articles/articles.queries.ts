import { Injectable } from '@nestjs/common';
import type { Article, ArticleGap, ArticleLine, ArticleShown, Bilingual, Locale, sourceFailures } from '@palier/contracts';
import { can, levels, type Actor, type ArticleKind, type Cell, type LessonDocument } from '@palier/domain';
import { CompetenciesQueries } from '#competencies';
import { PeopleQueries } from '#people';
import { Database, Refusal, require, type Reader } from '#platform';

export type SourceFailure = (typeof sourceFailures)[number];
/** An article in its newest version. */
export interface ArticleRow {
  readonly id: string; readonly kind: ArticleKind; readonly versionId: string; readonly version: number; readonly lang: Locale; readonly title: string; readonly address: string | null; readonly text: string | null; readonly document: LessonDocument | null; readonly sha256: Buffer; readonly about: readonly Cell[];
  readonly publishedAt: Date; readonly publishedBy: string; readonly ownerId: string; readonly owner: string; readonly verifiedOn: string; readonly verifyBy: string; readonly late: boolean; readonly changedAt: Date | null; readonly failure: SourceFailure | null; readonly checkedAt: Date | null;
  /** The version from which on it is read again, and why where its author said so. */ readonly asksFrom: number; readonly asksFor: string | null;
}
/** An article that somebody read and that says something else since. */
export interface ArticleToRead { readonly id: string; readonly title: string; readonly lang: Locale; readonly reason: string }
/** An article of which the source changed, as a question that depends on it says it. */
export interface ArticleToReview { readonly articleId: string; readonly title: string; readonly lang: Locale; readonly changedAt: string }
/** A source that changed since its article was verified, and who looks after it. */
export interface ChangedArticle { readonly id: string; readonly ownerId: string; readonly changedAt: Date }

const now = `
  select a.id, a.kind, a.version_id as "versionId", a.number as version, a.locale as lang, a.title, a.address, a.text, a.document, a.sha256, a.about, a.published_at as "publishedAt", b.display_name as "publishedBy", a.owner_id as "ownerId", p.display_name as owner,
    (a.verified_at at time zone palier_zone())::date::text as "verifiedOn", a.verify_by::text as "verifyBy", a.verify_by < palier_today() as late, a.changed_at as "changedAt", a.failure, w.checked_at as "checkedAt", a.asks_from as "asksFrom", a.asks_reason as "asksFor"
  from article_now a join person p on p.id = a.owner_id join person b on b.id = a.published_by left join article_watch w on w.article_id = a.id`;

@Injectable()
export class ArticlesQueries {
  constructor(private readonly db: Database, private readonly people: PeopleQueries, private readonly competencies: CompetenciesQueries) {}

  /** Every article: those whose source changed first, then those whose day has passed, then by title. */
  async list(): Promise<ArticleLine[]> {
    const rows = await this.db.query<(ArticleRow & { used: number })[]>(`
      select x.*, (select count(*)::int from article_unit u where u.article_id = x.id) as used from (${now}) x order by x."changedAt" is null, not x.late, x.title collate "fr-x-icu", x.id limit 1000`);
    return rows.map((row) => ({ ...line(row), used: row.used }));
  }

  async one(actor: Actor, articleId: string): Promise<Article> {
    const row = await this.row(articleId);
    const about = await this.competencies.named(row.about.map((it) => it.competencyId));
    const usedIn = await this.db.query<Article['usedIn']>(`
      select u.course_id as "courseId", u.unit_id as "unitId", t.title, c.title as "courseTitle" from article_unit u join course_version v on v.id = u.course_version_id join person me on me.id = $2
      join lateral (select title from unit_text t where t.course_version_id = v.id and t.unit_id = u.unit_id and t.locale in (v.source_locale, me.locale) order by (t.locale = me.locale) desc, t.revision desc limit 1) t on true
      join lateral (select title from course_text t where t.course_version_id = v.id and t.locale in (v.source_locale, me.locale) order by (t.locale = me.locale) desc, t.revision desc limit 1) c on true where u.article_id = $1 order by c.title, u.unit_id limit 200`, [articleId, actor.personId]);
    return {
      ...(await this.shown(actor, row)), about: row.about.map((it) => ({ ...it, name: about.find((one) => one.competencyId === it.competencyId)?.name ?? {} })), publishedAt: row.publishedAt.toISOString(), publishedBy: row.publishedBy, checkedAt: row.checkedAt?.toISOString() ?? null, usedIn,
      desk: can(actor, 'article.write', { personId: row.ownerId }) ? await this.deskOf(row) : null,
    };
  }

  /** An article as its reader meets it. */
  async shown(actor: Actor, row: ArticleRow): Promise<ArticleShown> {
    const [read] = await this.db.query<{ at: Date | null; before: boolean }[]>(`
      select max(k.recorded_at) filter (where v.number >= $2) as at, coalesce(bool_or(v.number < $2), false) as before
      from article_acknowledgement k join article_version v on v.id = k.article_version_id where k.person_id = $1 and v.article_id = $3`, [actor.personId, row.asksFrom, row.id]);
    return { ...line(row), versionId: row.versionId, address: row.address, document: row.document, acknowledgedAt: read?.at?.toISOString() ?? null, acknowledgedBefore: read?.before ?? false, readAgainFor: row.asksFor };
  }

  /** @throws where it is not there. */
  async row(articleId: string, reader: Reader = this.db): Promise<ArticleRow> {
    const [row] = await reader.query<ArticleRow[]>(`${now} where a.id = $1`, [articleId]);
    if (row === undefined) throw new Refusal('thing.not-found');
    return row;
  }

  /** Those of these ids that are articles. */
  async known(ids: readonly string[], reader: Reader = this.db): Promise<ReadonlySet<string>> {
    return new Set((await reader.query<{ id: string }[]>('select id from article where id = any($1)', [ids])).map((it) => it.id));
  }

  /** Levels that a profile of somebody who is here expects today and about which there is no article; what most people are expected to hold first. */
  async gaps(actor: Actor): Promise<ArticleGap[]> {
    require(actor, 'article.write', actor.personId);
    const rows = await this.db.query<{ competencyId: string; level: number; people: number; statement: Bilingual; name: Bilingual }[]>(`
      with held as (select h.person_id, h.profile_id from profile_holding h left join profile_holding_end e on e.holding_id = h.id left join departure d on d.person_id = h.person_id
          where h.from_on <= palier_today() and (e.until_on is null or e.until_on > palier_today()) and (d.left_on is null or d.left_on > palier_today())),
        expected as (select distinct on (x.profile_id, x.competency_id) x.profile_id, x.competency_id, x.level from expectation x where x.effective_from <= palier_today() order by x.profile_id, x.competency_id, x.effective_from desc, x.recorded_at desc),
        wanted as (select e.competency_id, n as level, count(distinct h.person_id)::int as people from held h join expected e on e.profile_id = h.profile_id cross join generate_series(1, e.level) n group by 1, 2)
      select w.competency_id as "competencyId", w.level, w.people, c.name, coalesce((select s.statement from level_statement s where s.framework_version_id = c.framework_version_id and s.competency_id = w.competency_id and s.level = w.level), (select l.statements->(w.level - 1) from company_levels l where l.competency_id = w.competency_id order by l.number desc limit 1), '{}') as statement
      from wanted w join lateral (select fc.name, fc.framework_version_id from framework_version_competency fc join framework_version v on v.id = fc.framework_version_id where fc.competency_id = w.competency_id order by v.number desc limit 1) c on true
      where not exists (select from article_now a where a.about @> jsonb_build_array(jsonb_build_object('competencyId', w.competency_id::text, 'level', w.level)))
      order by w.people desc, c.name->>'fr', w.competency_id, w.level limit 500`);
    return rows.flatMap((it) => { const level = levels.find((one) => one === it.level); return level === undefined ? [] : [{ ...it, level }]; });
  }

  /** Articles of which the source changed: some, or those of which it did since an instant. One query. */
  changed(which: { readonly ids?: readonly string[]; readonly since?: Date }, reader: Reader = this.db): Promise<ChangedArticle[]> {
    return reader.query<ChangedArticle[]>('select id, owner_id as "ownerId", changed_at as "changedAt" from article_now where changed_at is not null and ($1::uuid[] is null or id = any($1)) and ($2::timestamptz is null or changed_at >= $2) order by id', [which.ids ?? null, which.since ?? null]);
  }

  /** Of these questions, those that depend on an article of which the source changed, with the articles, the oldest change first. */
  async changedUnder(questionIds: readonly string[], reader: Reader = this.db): Promise<Map<string, ArticleToReview[]>> {
    const rows = await reader.query<{ questionId: string; articleId: string; title: string; lang: Locale; changedAt: Date }[]>(`
      select q.question_id as "questionId", a.id as "articleId", a.title, a.locale as lang, a.changed_at as "changedAt" from article_now a join article_question q on q.article_id = a.id where a.changed_at is not null and q.question_id = any($1) order by a.changed_at, a.id`, [questionIds]);
    return new Map([...Map.groupBy(rows, (it) => it.questionId)].map(([id, all]) => [id, all.map(({ articleId, title, lang, changedAt }) => ({ articleId, title, lang, changedAt: changedAt.toISOString() }))]));
  }

  /** What somebody has to look at: articles of theirs whose day has passed or whose source changed; and those that they read and whose author said since that they say something else. One query. */
  async asked(personId: string): Promise<{ readonly toVerify: ArticleLine[]; readonly toRead: ArticleToRead[] }> {
    const rows = await this.db.query<(ArticleRow & { again: boolean; mine: boolean })[]>(`
      with read as (select v.article_id, max(v.number) as number from article_acknowledgement k join article_version v on v.id = k.article_version_id where k.person_id = $1 group by 1)
      select x.*, x."ownerId" = $1 and (x.late or x."changedAt" is not null) as mine, x."asksFor" is not null and coalesce(r.number < x."asksFrom", false) as again from (${now}) x left join read r on r.article_id = x.id
      where (x."ownerId" = $1 and (x.late or x."changedAt" is not null)) or (x."asksFor" is not null and r.number < x."asksFrom") order by x."verifyBy", x.id`, [personId]);
    return { toVerify: rows.filter((it) => it.mine).map((row) => ({ ...line(row), used: 0 })), toRead: rows.filter((it) => it.again).map(({ id, title, lang, asksFor }) => ({ id, title, lang, reason: asksFor ?? '' })) };
  }

  /** What somebody has to verify. */
  async toVerify(personId: string): Promise<ArticleLine[]> {
    return (await this.asked(personId)).toVerify;
  }

  async titles(ids: readonly string[], reader: Reader = this.db): Promise<Map<string, string>> {
    return new Map((await reader.query<{ id: string; title: string }[]>('select id, title from article_now where id = any($1)', [ids])).map((it) => [it.id, it.title]));
  }

  private async deskOf(row: ArticleRow): Promise<Article['desk']> {
    const questions = await this.db.query<{ id: string; prompt: string }[]>(`
      select q.question_id as id, t.content->>'prompt' as prompt from article_question q join lateral (select id, source_locale from question_version v where v.question_id = q.question_id order by number desc limit 1) v on true
      join lateral (select content from question_text t where t.question_version_id = v.id and t.locale = v.source_locale order by revision desc limit 1) t on true where q.article_id = $1 order by 2 limit 200`, [row.id]);
    const [read] = await this.db.query<{ count: number }[]>('select count(distinct k.person_id)::int as count from article_acknowledgement k join article_version v on v.id = k.article_version_id where v.article_id = $1 and v.number >= $2', [row.id, row.asksFrom]);
    return { text: row.text ?? '', questions, acknowledgements: read?.count ?? 0, owners: (await this.people.present(['author', 'hr', 'lead'], [row.ownerId])).map(({ id, name }) => ({ id, name })) };
  }
}

const line = (it: ArticleRow): Omit<ArticleLine, 'used'> => ({ id: it.id, kind: it.kind, title: it.title, lang: it.lang, version: it.version, owner: { id: it.ownerId, name: it.owner }, verifiedOn: it.verifiedOn, verifyBy: it.verifyBy, late: it.late, changedAt: it.changedAt?.toISOString() ?? null, failure: it.failure });
