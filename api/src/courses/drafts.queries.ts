import { Injectable } from '@nestjs/common';
import type { DraftFile, Drafts, Locale } from '@palier/contracts';
import { filesOfQuestion, filmFilesOf, cellDraw, drawSupply, freely, kindOfFile, reachesEveryone, type Action, type Actor, type Cell, type CourseDraft, type DraftDraw, type DraftFacts } from '@palier/domain';
import { ArticlesQueries } from '#articles';
import { CompetenciesQueries } from '#competencies';
import { Database, Refusal, require, type Reader, type Tx } from '#platform';
import { QuizzesQueries } from '#quizzes';
import { CoursesQueries } from './courses.queries.js';

export interface DraftRow { readonly id: string; readonly courseId: string; readonly basedOn: string | null; readonly madeBy: string; readonly madeAt: Date; readonly version: number; readonly content: CourseDraft; readonly changedById: string; readonly changedBy: string; readonly changedAt: Date; readonly state: DraftFile['state']; readonly publishedAs: string | null; readonly basedOnNumber: number | null; /** A second person publishes it. */ readonly secondPerson: boolean; readonly forRelease: DraftFile['forRelease']; readonly check: { readonly id: string; readonly decision: 'published' | 'returned' | 'withdrawn' | null; readonly writers: readonly string[]; readonly by: string; readonly at: string; readonly words: string } | null }

@Injectable()
export class DraftsQueries {
  constructor(private readonly db: Database, private readonly courses: CoursesQueries, private readonly competencies: CompetenciesQueries, private readonly articles: ArticlesQueries, private readonly quizzes: QuizzesQueries) {}

  /** What this actor has in the making, the newest change first, and the published courses they may bring into a new version. Two queries, whatever their number. */
  async listOf(actor: Actor): Promise<Drafts> {
    const all = reachesEveryone(actor, 'course.write');
    const drafts = await this.db.query<(Omit<Drafts['drafts'][number], 'changedAt'> & { changedAt: Date })[]>(`
      select d.id, d.content->>'title' as title, d.content->>'locale' as lang, jsonb_array_length(d.content->'activities') as activities, v.number as "basedOn", p.display_name as "changedBy", d.changed_at as "changedAt", d.deleted_at is not null as deleted, case when c.id is null or k.decision in ('published', 'withdrawn') then null else coalesce(k.decision, 'waiting') end as check
      from course_draft d join person p on p.id = d.changed_by left join course_version v on v.id = d.based_on ${newestCheck} left join content_check_decision k on k.check_id = c.id
      where d.published_as is null and ($2 or d.made_by = $1) and (d.deleted_at is null or d.deleted_at > palier_now() - interval '30 days') order by d.changed_at desc, d.id`, [actor.personId, all]);
    const courses = await this.db.query<{ id: string; title: string; lang: Locale; version: number; draftId: string | null; toMend: Drafts['courses'][number]['toMend'] }[]>(`
      select v.course_id as id, t.title, t.locale as lang, v.number as version, d.id as "draftId",
        (select jsonb_build_object('by', p.display_name, 'at', k.recorded_at, 'words', w.words) from version_check k join person p on p.id = k.recorded_by join fact_text w on w.id = k.words_id where k.course_version_id = v.id and k.outcome = 'toMend') as "toMend"
      from (select distinct on (course_id) * from course_version order by course_id, number desc) v
      join lateral (select * from course_text t where t.course_version_id = v.id and t.locale in (v.source_locale, (select locale from person where id = $1)) order by (t.locale = (select locale from person where id = $1)) desc, t.revision desc limit 1) t on true
      left join course_draft d on d.course_id = v.course_id and d.deleted_at is null and d.published_as is null
      where $2 or exists (select from course_version f where f.course_id = v.course_id and f.number = 1 and f.published_by = $1) order by t.title collate "fr-x-icu", v.course_id`, [actor.personId, all]);
    return { drafts: drafts.map((it) => ({ ...it, changedAt: it.changedAt.toISOString() })), courses: courses.map((it) => ({ ...it, toMend: it.toMend === null ? null : { ...it.toMend, at: new Date(it.toMend.at).toISOString() } })) };
  }

  async draft(actor: Actor, draftId: string): Promise<DraftFile> {
    const row = await this.row(draftId, this.db);
    require(actor, 'course.write', row.madeBy);
    const { id, courseId, version, content, changedBy, changedAt, state, basedOnNumber, secondPerson, forRelease, check } = row;
    return {
      id, courseId, version, content: content as DraftFile['content'], changedBy, changedAt: changedAt.toISOString(), state, basedOn: basedOnNumber, secondPerson, forRelease, files: await this.courses.files(filesOf(content)),
      check: check === null || check.decision === 'published' || check.decision === 'withdrawn' ? null : { id: check.id, state: check.decision ?? 'waiting', by: check.by, at: new Date(check.at).toISOString(), words: check.words, mine: check.writers.includes(actor.personId) },
    };
  }

  /** The draft that an action is about, locked. @throws where it is not there, or not this actor's to act on. */
  async take(tx: Tx, actor: Actor, action: Action, draftId: string): Promise<DraftRow> {
    await this.hold(tx, draftId);
    const row = await this.row(draftId, tx);
    require(actor, action, row.madeBy);
    return row;
  }

  /** Locks a draft: nobody changes it until the caller is done. */
  async hold(tx: Tx, draftId: string): Promise<void> {
    await tx.query('select 1 from course_draft where id = $1 for update', [draftId]);
  }

  /** What a draft cannot say of itself: which of its files are kept as what, and which of its competencies have levels. */
  async facts(draft: CourseDraft, reader: Reader = this.db): Promise<DraftFacts> {
    const kinds = new Map((await this.courses.files(filesOf(draft), reader)).map((it) => [it.sha256, kindOfFile(it.mediaType)]));
    const cells = draft.activities.flatMap((it): readonly (Cell | null)[] => (it.kind === 'quiz' ? [it.cell, ...it.questions.map((question) => question.cell), ...(it.draws ?? []).map((draw) => draw.cell)] : (it.cells ?? [])));
    const levelled = new Set((await this.competencies.named([...new Set(cells.flatMap((it) => (it === null ? [] : [it.competencyId])))], reader)).filter((it) => it.hasLevels).map((it) => it.competencyId));
    const articles = await this.articles.known(draft.activities.flatMap((it) => (it.kind === 'article' ? (it.article ?? []) : [])), reader);
    const lacking = new Map<string, number>();
    for (const it of draft.activities) if (it.kind === 'quiz') for (const { id, missing } of await this.supply(it.cell, it.draws ?? [], it.questions.map((question) => question.id), reader)) lacking.set(`${it.id}/${id}`, missing);
    return { lacking: (activityId, drawId) => lacking.get(`${activityId}/${drawId}`) ?? 0, isArticle: (id) => articles.has(id), kindOfFile: (sha256) => kinds.get(sha256) ?? null, hasLevels: (competencyId) => levelled.has(competencyId) };
  }

  /** What the bank has for the draws of a quiz; a draw without a cell has nothing yet. */
  async supply(cell: Cell | null, draws: readonly DraftDraw[], named: readonly string[], reader: Reader = this.db): Promise<{ readonly id: string; readonly matching: number; readonly missing: number }[]> {
    const known = draws.flatMap((it) => { const draw = cellDraw(it, cell); return draw === null ? [] : [{ id: it.id, draw }]; });
    if (known.length === 0) return [];
    const bank = await this.quizzes.bank({ draws: [...known.map((it) => it.draw), ...named.map((questionId) => ({ kind: 'fixed' as const, questionId }))] }, reader);
    // A question that is new in this draft is not in the bank yet, and is named all the same.
    const there = new Set(bank.map((it) => it.questionId));
    const fixed = named.filter((id) => there.has(id)).map((questionId) => ({ kind: 'fixed' as const, questionId }));
    const supply = drawSupply({ draws: [...fixed, ...known.map((it) => it.draw)] }, bank);
    return known.map(({ id, draw }) => { const its = supply.find((it) => it.draw === draw); return { id, matching: its?.matching ?? 0, missing: its?.missing ?? 0 }; });
  }

  /** A draft as it is. @throws where it is not there; whether this actor may see it is asked by whoever reads it. */
  async row(draftId: string, reader: Reader): Promise<DraftRow> {
    const [row] = await reader.query<DraftRow[]>(`
      select d.id, d.course_id as "courseId", d.based_on as "basedOn", v.number as "basedOnNumber", d.made_by as "madeBy", d.made_at as "madeAt", d.version, d.content, d.changed_by as "changedById", p.display_name as "changedBy", d.changed_at as "changedAt", d.published_as as "publishedAs",
        case when d.published_as is not null then 'published' when d.deleted_at is not null then 'deleted' else 'open' end as state, coalesce((select second_person from content_check_setting), false) as "secondPerson",
        case when r.id is not null then jsonb_build_object('id', r.id, 'name', s.name || ' ' || r.name) end as "forRelease",
        case when c.id is not null then jsonb_build_object('id', c.id, 'decision', k.decision, 'writers', to_jsonb(c.writers), 'by', coalesce(b.display_name, a.display_name), 'at', coalesce(k.recorded_at, c.recorded_at), 'words', coalesce(w.words, '')) end as check
      from course_draft d join person p on p.id = d.changed_by left join course_version v on v.id = d.based_on ${newestCheck} left join person a on a.id = c.recorded_by
      left join content_check_decision k on k.check_id = c.id left join person b on b.id = k.recorded_by left join fact_text w on w.id = k.words_id
      left join product_release r on r.id = d.for_release left join support_scope s on s.id = r.product_id where d.id = $1`, [draftId]);
    if (row === undefined) throw new Refusal('thing.not-found');
    return { ...row, content: whole(row.content) };
  }
}

/** The newest check of a draft `d`. */
const newestCheck = 'left join lateral (select * from content_check c where c.draft_id = d.id order by c.recorded_at desc, c.id desc limit 1) c on true';

/** A draft that was kept before quizzes had rules says nothing of them. */
const whole = (draft: CourseDraft): CourseDraft => ({ ...draft, activities: draft.activities.map((it) => (it.kind === 'quiz' ? { ...freely, ...it } : it)) });

/** Every file that a draft names. */
export const filesOf = (draft: CourseDraft): string[] => [...new Set(draft.activities.flatMap((it) => {
  switch (it.kind) {
    case 'lesson': return [...it.pictures.map((picture) => picture.file), ...filmFilesOf(it.text)];
    case 'file': return [it.file];
    case 'video': return [it.file, it.captions];
    case 'quiz': return it.questions.flatMap(({ content }) => filesOfQuestion(content));
    default: return [];
  }
}).filter((it) => it !== null))];

/** The version somebody saw before they changed a draft: missing, or no longer the newest, it is refused. */
export function refuseUnseen(row: DraftRow, seen: number | undefined): void {
  if (row.state !== 'open') throw new Refusal('draft.over');
  refuseWhileChecked(row);
  if (seen === undefined) throw new Refusal('edit.version-missing');
  if (seen !== row.version) throw new Refusal('edit.changed-meanwhile', { by: row.changedBy, on: row.changedAt.toISOString() });
}

/** While somebody looks a draft over it stays what they read. */
export function refuseWhileChecked(row: DraftRow): void {
  if (row.state === 'open' && row.check !== null && row.check.decision === null) throw new Refusal('draft.in-check');
}
