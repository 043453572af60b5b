import { Injectable } from '@nestjs/common';
import type { Locale, SearchHit, SearchHits } from '@palier/contracts';
import { askedWords, mayEver, reachesEveryone, tsqueryOf, type Actor } from '@palier/domain';
import { Database } from '#platform';

interface Row { readonly kind: SearchHit['kind']; readonly id: string; readonly courseId: string | null; readonly title: string; readonly lang: Locale; readonly within: string | null; readonly excerpt: string }

/** Stand around what was found; no text holds them. */
const [from, until] = ['\u0002', '\u0003'];
const most = 20;
/** Trigrams in common, 0 to 1: two letters swapped in a word of eight leave 0.38, and 0.3 is what `pg_trgm` itself takes for similar. */
const nearEnough = 0.3;

/** Each text in the version and the language that this reader meets elsewhere: `shown` says which. What stands beside its title is `document` and `rest`. */
const sources = {
  course: `
    select 'course' as kind, v.course_id as id, v.course_id as course_id, t.title, t.locale, null as within, null::jsonb as document, t.summary as rest, palier_words(t.locale, t.title, t.summary) as words
    from course_text t join shown v on v.id = t.course_version_id where (t.locale, t.revision) = (select x.locale, x.revision from course_text x where x.course_version_id = v.id and x.locale in ($2, v.source_locale) order by (x.locale = $2) desc, x.revision desc limit 1)`,
  unit: `
    select 'unit' as kind, t.unit_id as id, v.course_id, t.title, t.locale, (select x.title from course_text x where x.course_version_id = v.id and x.locale in ($2, v.source_locale) order by (x.locale = $2) desc, x.revision desc limit 1) as within,
      t.document, coalesce(t.about, '') || ' ' || coalesce(t.transcript, '') || ' ' || t.heard as rest, palier_words(t.locale, t.title, palier_said(t.document) || ' ' || coalesce(t.about, '') || ' ' || coalesce(t.transcript, '') || ' ' || t.heard) as words
    from unit_text t join shown v on v.id = t.course_version_id where (t.locale, t.revision) = (select x.locale, x.revision from unit_text x where x.course_version_id = v.id and x.unit_id = t.unit_id and x.locale in ($2, v.source_locale) order by (x.locale = $2) desc, x.revision desc limit 1)`,
  competency: `
    select 'competency' as kind, c.competency_id as id, null::uuid as course_id, coalesce(c.name->>$2, c.name->>'fr', c.name->>'en') as title, case when c.name ? $2 then $2 when c.name ? 'fr' then 'fr' else 'en' end as locale, null as within, null::jsonb as document, '' as rest,
      palier_words(case when c.name ? $2 then $2 when c.name ? 'fr' then 'fr' else 'en' end, coalesce(c.name->>$2, c.name->>'fr', c.name->>'en'), '') as words
    from framework_version_competency c join framework_version f on f.id = c.framework_version_id where f.number = (select max(number) from framework_version x where x.framework_id = f.framework_id)`,
  article: `
    select 'article' as kind, a.article_id as id, null::uuid as course_id, a.title, a.locale, null as within, a.document, '' as rest, palier_words(a.locale, a.title, palier_said(a.document)) as words from article_version a
    where a.number = (select max(number) from article_version x where x.article_id = a.article_id)`,
  question: `
    select 'question' as kind, v.question_id as id, null::uuid as course_id, t.content->>'prompt' as title, t.locale, null as within, null::jsonb as document, '' as rest, palier_words(t.locale, t.content->>'prompt', '') as words
    from question_text t join question_version v on v.id = t.question_version_id join question_version w on w.question_id = v.question_id and w.number = 1
    where v.number = (select max(number) from question_version n where n.question_id = v.question_id) and ($4::boolean or w.published_by = $1)
      and (t.locale, t.revision) = (select x.locale, x.revision from question_text x where x.question_version_id = v.id and x.locale in ($2, v.source_locale) order by (x.locale = $2) desc, x.revision desc limit 1)`,
} as const;

/** What is published, by its words. Drafts and right answers are found by nobody; questions only by those who review them. */
@Injectable()
export class SearchQueries {
  constructor(private readonly db: Database) {}

  /** The best twenty: those that say every word, in their title first; where nothing does, those whose title is spelt nearly so. Two queries, or three. */
  async find(actor: Actor, typed: string): Promise<SearchHits> {
    const asked = tsqueryOf(typed);
    if (asked === null) return { hits: [], nearly: false };
    const [reader] = await this.db.query<[{ locale: Locale }]>('select locale from person where id = $1', [actor.personId]);
    const kinds = (['course', 'unit', 'competency', 'article', 'question'] as const).filter((it) => it !== 'question' || mayEver(actor, 'question.review'));
    const ask = (which: string, rank: string, words: string) => this.db.query<Row[]>(`
      with shown as (
        select distinct on (v.course_id) v.id, v.course_id, v.source_locale from course_version v left join course_opening o on o.course_version_id = v.id and o.person_id = $1
        order by v.course_id, (o.person_id is not null) desc, v.number desc
      ), best as (${kinds.map((it) => `select s.*, ${rank} as rank from (${sources[it]}) s where ${which} and $4::boolean is not null`).join(' union all ')} order by rank desc, id limit ${most})
      select kind, id, course_id as "courseId", locale as lang, within,
        ts_headline(config, title, query, 'HighlightAll=true, StartSel=${from}, StopSel=${until}') as title,
        ts_headline(config, concat_ws(' ', (select string_agg((select string_agg(said #>> '{}', '') from jsonb_path_query(block, 'lax $.content[*].text') said), ' ') from jsonb_path_query(document, 'strict $.** ? (exists (@.content[*].text))') block), (select string_agg(said, ' ') from jsonb_array_elements_text(palier_shown(document)) said), rest), query, 'MaxFragments=1, MaxWords=24, MinWords=12, StartSel=${from}, StopSel=${until}') as excerpt
      from best cross join lateral (select case locale when 'fr' then 'palier_fr'::regconfig else 'palier_en'::regconfig end as config) c
      cross join lateral (select case when $3 like '''%' then to_tsquery(config, $3) else ''::tsquery end as query) q order by rank desc, id`, [actor.personId, reader.locale, words, reachesEveryone(actor, 'question.review')]);
    const all = `(to_tsquery('palier_fr', $3) || to_tsquery('palier_en', $3))`;
    const near = 'word_similarity(palier_plain($3), palier_plain(title))';
    const said = await ask(`words @@ ${all}`, `ts_rank(words, ${all})`, asked);
    const rows = said.length > 0 ? said : await ask(`${near} >= ${nearEnough}`, near, askedWords(typed).join(' '));
    return { nearly: said.length === 0 && rows.length > 0, hits: rows.map(({ title, excerpt, ...it }) => ({ ...it, title: marked(title), excerpt: excerpt.includes(from) ? marked(excerpt.trim()) : [] })) };
  }
}

/** Text with marks, as parts. */
const marked = (text: string): SearchHit['title'] => text.split(new RegExp(`(${from}[^${until}]*${until})`, 'u')).filter((it) => it !== '').map((it) => (it.startsWith(from) ? { text: it.slice(1, -1), found: true } : { text: it, found: false }));
