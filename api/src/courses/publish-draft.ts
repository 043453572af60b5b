import { Injectable } from '@nestjs/common';
import { becomes, cellDraw, cellKey, draftGaps, readLesson, sameDraws, sameFiling, tidyTags, unfiled, writeLesson, type Actor, type Cell, type CourseDraft, type DraftActivity, type DraftQuestion, type Filing } from '@palier/domain';
import { Database, newId, Refusal, type Tx } from '#platform';
import { FileQuestion, PublishQuiz, QuizzesQueries, RewordQuestion, WriteQuestion, type WrittenQuiz } from '#quizzes';
import { CoursesQueries, type PublishedCourse, type PublishedUnit } from './courses.queries.js';
import { DraftsQueries, refuseUnseen, type DraftRow } from './drafts.queries.js';
import { Publications } from './publications.js';
import { PublishCourse, type CourseChange, type NewUnit } from './publish-course.js';

type Named = WrittenQuiz['named'][number];
type Quiz = Extract<DraftActivity, { kind: 'quiz' }>;
export interface Published { readonly courseId: string; readonly courseVersionId: string; readonly version: number }
/** What all activities of one publication share. */
interface Publication { readonly tx: Tx; readonly by: Actor; readonly locale: 'fr' | 'en'; readonly before: PublishedCourse | null; readonly quizzes: readonly WrittenQuiz[]; readonly cosmetic: boolean; /** What a question may have been learnt from. */ readonly activities: ReadonlySet<string> }

/** Publishes a draft in one transaction: its questions into the bank, its quizzes, then the course as an immutable version. Published twice, it is published once. */
@Injectable()
export class PublishDraft {
  constructor(
    private readonly db: Database, private readonly drafts: DraftsQueries, private readonly courses: CoursesQueries, private readonly publishes: PublishCourse,
    private readonly quizzes: QuizzesQueries, private readonly asks: PublishQuiz, private readonly writes: WriteQuestion, private readonly rewords: RewordQuestion, private readonly files: FileQuestion, private readonly publications: Publications,
  ) {}

  run(by: Actor, draftId: string, wish: { readonly seen?: number | undefined; readonly change: CourseChange | null }): Promise<Published> {
    return this.db.transaction(async (tx) => {
      const row = await this.drafts.take(tx, by, 'course.publish', draftId);
      if (row.publishedAs !== null) return { courseId: row.courseId, courseVersionId: row.publishedAs, version: (row.basedOnNumber ?? 0) + 1 };
      refuseUnseen(row, wish.seen);
      if (row.secondPerson) throw new Refusal('draft.needs-check');
      return this.within(tx, by, row, wish.change);
    });
  }

  /** Within the caller's transaction, the draft locked: the version is of whoever wrote it, and `publisher` publishes it. */
  async within(tx: Tx, by: Actor, row: DraftRow, change: CourseChange | null, publisher: Actor = by): Promise<Published> {
    const before = await this.ready(tx, row, change);
    const draft = row.content;
    const locale = before?.sourceLocale ?? draft.locale;
    const quizzes = await this.quizzes.written((before?.units ?? []).flatMap((it) => (it.quizVersionId === null ? [] : [it.quizVersionId])), locale, tx, null, row.madeAt);
    const publication: Publication = { tx, by, locale, before, quizzes, cosmetic: change?.class === 'cosmetic', activities: new Set(draft.activities.map((it) => it.id)) };
    const units: NewUnit[] = [];
    for (const it of draft.activities) units.push(await this.unitOf(publication, it));
    const courseVersionId = await this.publishes.within(tx, by, { id: row.courseId, sourceLocale: locale, words: wordsOf(draft, locale, before), units, ...(change === null || before === null ? {} : { change }) }, publisher);
    await tx.query('update course_draft set published_as = $2 where id = $1', [row.id, courseVersionId]);
    if (row.forRelease !== null) await this.publications.tell(tx, { publisher, courseVersionId, forRelease: row.forRelease.id });
    return { courseId: row.courseId, courseVersionId, version: (before?.number ?? 0) + 1 };
  }

  /** The version that this draft follows, or null. @throws where something is missing: of the draft, or of why there is a new version. */
  async ready(tx: Tx, row: DraftRow, change: CourseChange | null): Promise<PublishedCourse | null> {
    const before = await this.courses.published(row.courseId, tx);
    if (before?.versionId !== (row.basedOn ?? undefined)) throw new Refusal('request.conflict');
    if (before !== null && change === null) throw new Refusal('draft.change-missing');
    const gaps = draftGaps(row.content, await this.drafts.facts(row.content, tx));
    if (gaps.length > 0) throw new Refusal('draft.not-ready', { count: gaps.length });
    return before;
  }

  private async unitOf(publication: Publication, it: DraftActivity): Promise<NewUnit> {
    const { locale } = publication;
    const before = publication.before?.units.find((unit) => unit.unitId === it.id && unit.kind === it.kind) ?? null;
    const base = { id: it.id, minutes: it.minutes, serves: (it.kind === 'quiz' ? undefined : it.cells) ?? before?.serves ?? [] };
    const title = it.title.trim();
    switch (it.kind) {
      case 'lesson': {
        const was = before?.words[locale]?.document ?? null;
        const document = was !== null && writeLesson(was, it.pictures) === it.text ? was : readLesson(it.text, it.pictures, { before: was, fresh: newId }).document;
        return { ...base, kind: 'lesson', words: { ...kept(before, locale, { title, document }, (old) => (old.document === null ? null : { title: old.title, document: old.document })), [locale]: { title, document } } };
      }
      case 'file': return { ...base, kind: 'file', words: { ...kept(before, locale, { title, file: it.file }, (old) => (old.file === null ? null : { title: old.title, file: old.file })), [locale]: { title, file: it.file ?? '' } } };
      case 'link': {
        const words = { title, address: it.address.trim(), about: it.about.trim() };
        return { ...base, kind: 'link', words: { ...kept(before, locale, words, ({ title: old, address, about }) => (address === null || about === null ? null : { title: old, address, about })), [locale]: words } };
      }
      case 'video': {
        const words = { title, file: it.file ?? '', captions: it.captions, transcript: it.transcript.trim() };
        return { ...base, kind: 'video', words: { ...kept(before, locale, words, ({ title: old, file, captions, transcript }) => (file === null ? null : { title: old, file, captions, transcript: transcript ?? '' })), [locale]: words } };
      }
      case 'article': return { ...base, kind: 'article', articleId: it.article ?? '', words: { ...kept(before, locale, { title }, (old) => ({ title: old.title })), [locale]: { title } } };
      case 'checklist': {
        const words = { title, items: it.items.map(({ text, ...item }) => ({ ...item, text: text.trim() })) };
        return { ...base, kind: 'checklist', words: { ...kept(before, locale, words, ({ title: old, items }) => (items === null ? null : { title: old, items })), [locale]: words } };
      }
      case 'quiz': {
        const quizVersionId = await this.quizOf(publication, it, before);
        const cells = new Map([...it.questions, ...(it.draws ?? [])].flatMap((asked) => { const cell = asked.cell ?? it.cell; return cell === null ? [] : [[cellKey(cell), cell] as const]; }));
        return { ...base, serves: it.drawn === null ? [...cells.values()] : base.serves, kind: 'quiz', quizVersionId, words: { ...kept(before, locale, { title }, (old) => ({ title: old.title })), [locale]: { title } } };
      }
    }
  }

  /** The version of the quiz: the one there was where nothing of it changed, else the next. */
  private async quizOf(publication: Publication, it: Quiz, unit: PublishedUnit | null): Promise<string> {
    const { tx, by, locale } = publication;
    if (it.drawn !== null) {
      if (unit?.quizVersionId !== it.drawn) throw new Refusal('thing.not-found');
      return it.drawn;
    }
    const before = publication.quizzes.find((quiz) => quiz.id === unit?.quizVersionId) ?? null;
    const ids: string[] = [];
    for (const question of it.questions) ids.push(await this.questionOf(publication, it, question, before));
    const title = it.title.trim();
    const draws = [...ids.map((questionId) => ({ kind: 'fixed' as const, questionId })), ...(it.draws ?? []).flatMap((draw) => cellDraw(draw, it.cell) ?? [])];
    const same = before !== null && sameDraws(before.blueprint.draws, draws) && before.passMark === it.passMark && before.minutes === it.limit && before.attempts === it.attempts && before.feedback === it.feedback && before.title[locale] === title;
    if (same) return before.id;
    return this.asks.within(tx, by, { id: before?.quizId ?? newId(), title: before?.title[locale] === title ? before.title : { [locale]: title }, blueprint: { draws }, passMark: it.passMark, minutes: it.limit, rules: { attempts: it.attempts, feedback: it.feedback } });
  }

  /** A question keeps its identity where it is the same, or where only its words are mended; else it is another one, and older versions of the course go on asking the old one. */
  private async questionOf(publication: Publication, quiz: Quiz, it: DraftQuestion, before: WrittenQuiz | null): Promise<string> {
    const { tx, by, locale, cosmetic } = publication;
    const cell: Cell | null = it.cell ?? quiz.cell;
    if (cell === null) throw new Error('a question of a draft without gaps has a cell');
    const old = before?.named.find((named) => named.questionId === it.id);
    // Corrected in the bank while the draft lay open: nobody touched it here, so the correction stays.
    if (old?.earlier.some((content) => becomes({ cell: old.cell, content }, { cell, content: it.content }) === 'same') === true) return this.filed(publication, it, old);
    const became = old === undefined ? 'another' : becomes(old, { cell, content: it.content });
    if (old !== undefined && became === 'same') return this.filed(publication, it, old);
    if (old !== undefined && became === 'reworded' && cosmetic) { await this.rewords.within(tx, by, it.id, locale, it.content, filingOf(publication, it, old)); return it.id; }
    const id = old === undefined ? it.id : newId();
    const { difficulty, tags, source, open } = filingOf(publication, it, old);
    await this.writes.within(tx, by, { id, cell, difficulty, tags, sourceUnitId: source, sourceLocale: locale, namedOnly: !open, content: { [locale]: it.content } });
    // The other one takes its place in the bank as well.
    if (old?.filing.open === true) await this.files.within(tx, by, it.id, { ...old.filing, open: false });
    return id;
  }

  /** The same question, filed anew where its author filed it otherwise here. */
  private async filed(publication: Publication, it: DraftQuestion, old: Named): Promise<string> {
    const filing = filingOf(publication, it, old);
    if (!sameFiling(filing, old.filing)) await this.files.within(publication.tx, publication.by, it.id, filing);
    return it.id;
  }
}

/** How a question is filed; filed otherwise in the bank while the draft lay open, and not here, it stays so. Nothing is learnt from an activity that is gone. */
function filingOf({ activities }: Publication, it: DraftQuestion, old: Named | undefined): Filing {
  if (it.filing === undefined) return old?.filing ?? unfiled;
  const { source, tags } = it.filing;
  const said: Filing = { ...it.filing, tags: tidyTags(tags), source: source !== null && activities.has(source) ? source : null };
  return old !== undefined && sameFiling(it.filing, old.filedThen) ? { ...old.filing, source: said.source } : said;
}

/** What a course is called: in other languages too, where its author's words are still those that were translated. */
function wordsOf(draft: CourseDraft, locale: 'fr' | 'en', before: PublishedCourse | null) {
  const own = { title: draft.title.trim(), summary: draft.summary.trim() };
  const old = before?.words[locale];
  return { ...(old?.title === own.title && old.summary === own.summary ? before?.words : {}), [locale]: own };
}

/** The words of an activity in other languages, where those in the source language did not change. */
function kept<W>(before: PublishedUnit | null, locale: 'fr' | 'en', now: Readonly<Record<string, unknown>>, take: (words: NonNullable<PublishedUnit['words']['fr']>) => W | null): Partial<Record<'fr' | 'en', W>> {
  const old = before?.words[locale];
  if (before === null || old === undefined || !Object.entries(now).every(([key, value]) => JSON.stringify(old[key as keyof typeof old] ?? '') === JSON.stringify(value ?? ''))) return {};
  return Object.fromEntries(Object.entries(before.words).flatMap(([other, words]) => { const its = take(words); return its === null ? [] : [[other, its]]; }));
}
