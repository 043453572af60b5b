import type { Cell } from '../competency/cell.js';
import type { FeedbackPolicy } from '../quiz/attempt-rules.js';
import type { Filing } from '../quiz/filing.js';
import { choicesOf, gapsNamedIn } from '../quiz/gaps.js';
import { illustrationOf, type ContentOf, type Item, type Option, type QuestionContent } from '../quiz/question.js';
import { normaliseAnswer } from '../quiz/normalise-answer.js';
import { readNumber, readTolerance } from '../quiz/number.js';
import type { ChecklistItem } from './checklist.js';
import type { FileKind } from './course-file.js';
import type { DraftDraw } from './draft-draw.js';
import { isWebAddress } from './lesson-line.js';
import { ofSimulation } from './simulation-gaps.js';
import { readLesson, type LessonPicture, type LessonRemark } from './read-lesson.js';

/** A question of a draft. Its id is the one it will have in the bank; without a cell of its own it tests its quiz's. */
export interface DraftQuestion { readonly id: string; readonly cell: Cell | null; readonly content: QuestionContent; /** A draft kept before this was asked says nothing of it. */ readonly filing?: Filing | undefined }

/** Levels that an activity prepares for without proving them: it is offered to whoever lacks one. A draft kept before this was asked says nothing of it. */
interface Prepares { readonly cells?: readonly Cell[] | undefined }

export type DraftActivity = { readonly id: string; readonly title: string; readonly minutes: number } & (
  | (Prepares & { readonly kind: 'lesson'; /** As the author writes it; read by `readLesson` when it is published. */ readonly text: string; readonly pictures: readonly LessonPicture[] })
  | (Prepares & { readonly kind: 'file'; readonly file: string | null })
  | (Prepares & { readonly kind: 'link'; readonly address: string; readonly about: string })
  | (Prepares & { readonly kind: 'video'; readonly file: string | null; readonly captions: string | null; readonly transcript: string })
  | { readonly kind: 'checklist'; readonly items: readonly ChecklistItem[]; /** What it proves, once all that is required was seen. */ readonly cells: readonly Cell[] }
  | (Prepares & { readonly kind: 'article'; readonly article: string | null })
  | { readonly kind: 'quiz'; readonly cell: Cell | null; readonly passMark: number; /** Minutes to answer in, or as long as one likes. */ readonly limit: number | null; /** How often it may be begun, or as often as one likes. */ readonly attempts: number | null; readonly feedback: FeedbackPolicy; readonly questions: readonly DraftQuestion[]; /** What an attempt draws from the bank beside them; a draft kept before this was asked draws nothing. */ readonly draws?: readonly DraftDraw[] | undefined; /** In drafts of old, the version of a quiz that draws from the bank: kept as it is. */ readonly drawn: string | null });

/** A course in the making, in its author's language. */
export interface CourseDraft { readonly locale: 'fr' | 'en'; readonly title: string; readonly summary: string; readonly activities: readonly DraftActivity[] }

export const draftGapCodes = [
  'course.no-title', 'course.no-activity', 'activity.no-title', 'lesson.empty', 'lesson.link-not-https', 'lesson.picture-unknown', 'lesson.picture-without-words', 'lesson.picture-not-alone', 'lesson.video-without-title', 'lesson.video-missing', 'lesson.video-no-captions', 'lesson.check-without-words', 'lesson.check-options', 'lesson.check-right', 'file.missing', 'link.no-address', 'link.not-https', 'link.no-words',
  'video.missing', 'video.no-captions', 'checklist.no-item', 'checklist.empty-item', 'checklist.same-item', 'checklist.nothing-required', 'activity.no-such-level', 'article.missing', 'quiz.no-question', 'quiz.draw-too-few', 'draw.no-cell', 'draw.no-such-level', 'question.no-words', 'question.too-few-options', 'question.empty-option', 'question.same-option', 'question.no-right-option', 'question.several-right-options', 'question.no-accepted-answer', 'question.no-truth', 'question.no-number', 'question.no-tolerance', 'question.too-few-items', 'question.too-few-pairs', 'question.no-gap', 'question.gap-not-once', 'question.gap-without-answer', 'question.no-picture', 'question.no-picture-words', 'question.too-few-spots',
  'question.no-situation', 'question.no-scene', 'question.scene-without-words', 'question.scene-dead', 'question.reply-without-words', 'question.reply-twice', 'question.reply-without-consequence', 'question.reply-leads-nowhere', 'question.scene-unreached', 'question.scenes-in-circles', 'question.nothing-earned', 'question.no-cell', 'question.no-such-level',
] as const satisfies readonly (LessonRemark['code'] | string)[];
export type DraftGapCode = (typeof draftGapCodes)[number];

/** What is missing before a draft can be published, and where. Of a draw, `found` is its place from 1. `question` counts from 1; `line` is one of a lesson's text; `found` what was found there, or which scenes of a conversation. */
export interface DraftGap { readonly code: DraftGapCode; readonly activityId: string | null; readonly question: number | null; readonly line: number | null; readonly found: string }

/** What a draft cannot say of itself. */
export interface DraftFacts { readonly kindOfFile: (sha256: string) => FileKind | null; readonly hasLevels: (competencyId: string) => boolean; readonly isArticle: (id: string) => boolean; /** How many questions the bank lacks for a draw of a quiz, beside the other draws. */ readonly lacking?: (activityId: string, drawId: string) => number }

/** Everything that is missing in a draft, in its order; nothing, and it can be published. */
export function draftGaps(draft: CourseDraft, facts: DraftFacts): DraftGap[] {
  const gaps: DraftGap[] = [];
  const say = (code: DraftGapCode, where: Partial<DraftGap> = {}): void => { gaps.push({ code, activityId: null, question: null, line: null, found: '', ...where }); };
  if (blank(draft.title)) say('course.no-title');
  if (draft.activities.length === 0) say('course.no-activity');
  for (const it of draft.activities) {
    const here = (code: DraftGapCode, where: Partial<DraftGap> = {}): void => say(code, { ...where, activityId: it.id });
    if (blank(it.title)) here('activity.no-title');
    if (it.kind !== 'quiz' && (it.cells ?? []).some((cell) => !facts.hasLevels(cell.competencyId))) here('activity.no-such-level');
    switch (it.kind) {
      case 'lesson': ofLesson(it, facts, here); break;
      case 'file': if (it.file === null || facts.kindOfFile(it.file) !== 'document') here('file.missing'); break;
      case 'link':
        if (blank(it.address)) here('link.no-address');
        else if (!isWebAddress(it.address.trim())) here('link.not-https', { found: it.address.slice(0, 100) });
        if (blank(it.about)) here('link.no-words');
        break;
      case 'video':
        if (it.file === null || facts.kindOfFile(it.file) !== 'video') here('video.missing');
        if ((it.captions === null || facts.kindOfFile(it.captions) !== 'captions') && blank(it.transcript)) here('video.no-captions');
        break;
      case 'article': if (it.article === null || !facts.isArticle(it.article)) here('article.missing'); break;
      case 'checklist': ofChecklist(it, here); break;
      case 'quiz':
        if (it.drawn === null && it.questions.length === 0 && (it.draws ?? []).length === 0) here('quiz.no-question');
        (it.draws ?? []).forEach((draw, index) => ofDraw(it, draw, facts, (code) => here(code, { found: String(index + 1) })));
        it.questions.forEach((question, index) => ofQuestion(question, it.cell, facts, (code, found = '') => here(code, { question: index + 1, found })));
    }
  }
  return gaps;
}

type SayOfQuestion = (code: DraftGapCode, found?: string) => void;
type Say = (code: DraftGapCode, where?: Partial<DraftGap>) => void;
const blank = (text: string): boolean => text.trim() === '';

function ofLesson(it: Extract<DraftActivity, { kind: 'lesson' }>, facts: DraftFacts, say: Say): void {
  const { document, remarks } = readLesson(it.text, it.pictures.filter((picture) => facts.kindOfFile(picture.file) === 'picture'), { before: null, fresh: () => '' });
  if (document.content.length === 0) say('lesson.empty');
  for (const { code, line, found } of remarks) say(code, { line, found });
  for (const { type, attrs } of document.content) {
    if (type !== 'video') continue;
    if (facts.kindOfFile(attrs.file) !== 'video') say('lesson.video-missing', { found: attrs.title });
    if (attrs.captions.some((one) => facts.kindOfFile(one.file) !== 'captions')) say('lesson.video-no-captions', { found: attrs.title });
  }
}

function ofChecklist(it: Extract<DraftActivity, { kind: 'checklist' }>, say: Say): void {
  if (it.items.length === 0) say('checklist.no-item');
  else if (!it.items.some((item) => item.required)) say('checklist.nothing-required');
  if (it.items.some((item) => blank(item.text))) say('checklist.empty-item');
  else if (twice(it.items)) say('checklist.same-item');
}

function ofDraw(quiz: Extract<DraftActivity, { kind: 'quiz' }>, draw: DraftDraw, facts: DraftFacts, say: SayOfQuestion): void {
  const cell = draw.cell ?? quiz.cell;
  if (cell === null) say('draw.no-cell');
  else if (!facts.hasLevels(cell.competencyId)) say('draw.no-such-level');
  else if ((facts.lacking?.(quiz.id, draw.id) ?? 0) > 0) say('quiz.draw-too-few');
}

function ofQuestion({ content, cell: own }: DraftQuestion, ofQuiz: Cell | null, facts: DraftFacts, say: SayOfQuestion): void {
  if (blank(content.prompt)) say('question.no-words');
  const beside = illustrationOf(content);
  if (beside !== null && facts.kindOfFile(beside.file) !== 'picture') say('question.no-picture');
  if (beside !== null && blank(beside.words)) say('question.no-picture-words');
  ofAnswers(content, facts, say);
  const cell = own ?? ofQuiz;
  if (cell === null) say('question.no-cell');
  else if (!facts.hasLevels(cell.competencyId)) say('question.no-such-level');
}

function ofAnswers(content: QuestionContent, facts: DraftFacts, say: SayOfQuestion): void {
  switch (content.kind) {
    case 'singleChoice': case 'multipleChoice': ofOptions(content.kind, content.options, say); break;
    case 'shortText': if (!content.accepted.some((it) => normaliseAnswer(it) !== '')) say('question.no-accepted-answer'); break;
    case 'trueFalse': if (content.answer === null) say('question.no-truth'); break;
    case 'numeric':
      if (readNumber(content.value)?.rest !== '') say('question.no-number');
      if (readTolerance(content.tolerance.of) === null) say('question.no-tolerance');
      break;
    case 'ordering':
      // Of two things, the order that is not offered would be the right one.
      if (content.items.length < 3) say('question.too-few-items');
      ofWords(content.items, say);
      break;
    case 'matching': ofPairs(content, say); break;
    case 'gapFill': ofGaps(content, say); break;
    case 'ticketSimulation': ofSimulation(content, say); break;
    case 'hotSpot':
      if (content.picture.file === null || facts.kindOfFile(content.picture.file) !== 'picture') say('question.no-picture');
      if (blank(content.picture.words)) say('question.no-picture-words');
      if (content.options.length < 2) say('question.too-few-spots');
      ofWords(content.options, say);
      if (!content.options.some((it) => it.correct)) say('question.no-right-option');
  }
}

function ofPairs({ pairs, extra }: ContentOf<'matching'>, say: (code: DraftGapCode) => void): void {
  const rights = new Set([...pairs.map((it) => it.right), ...extra].map((it) => it.text.trim()));
  if (pairs.length < 2 || rights.size < 2) say('question.too-few-pairs');
  if ([...pairs.map((it) => it.right), ...extra].some((it) => blank(it.text)) || pairs.some((it) => blank(it.left.text))) say('question.empty-option');
  else if (rights.size < new Set(pairs.map((it) => it.right.text.trim())).size + extra.length || twice(pairs.map((it) => it.left))) say('question.same-option');
}

function ofGaps({ text, gaps }: ContentOf<'gapFill'>, say: (code: DraftGapCode) => void): void {
  const inText = gapsNamedIn(text, gaps);
  if (gaps.length === 0) say('question.no-gap');
  else if (inText.length !== gaps.length || new Set(inText).size < gaps.length) say('question.gap-not-once');
  if (gaps.some((gap) => !gap.accepted.some((it) => normaliseAnswer(it) !== ''))) say('question.gap-without-answer');
  else if (gaps.some((gap) => { const choices = choicesOf(gap).map(normaliseAnswer); return new Set(choices).size < choices.length || gap.others.some((it) => gap.accepted.some((right) => normaliseAnswer(right) === normaliseAnswer(it))); })) say('question.same-option');
}

function ofOptions(kind: 'singleChoice' | 'multipleChoice', options: readonly Option[], say: (code: DraftGapCode) => void): void {
  const right = options.filter((it) => it.correct).length;
  if (options.length < 2) say('question.too-few-options');
  ofWords(options, say);
  if (right === 0) say('question.no-right-option');
  if (kind === 'singleChoice' && right > 1) say('question.several-right-options');
}

function ofWords(items: readonly Item[], say: (code: DraftGapCode) => void): void {
  if (items.some((it) => blank(it.text))) say('question.empty-option');
  else if (twice(items)) say('question.same-option');
}

const twice = (items: readonly Item[]): boolean => new Set(items.map((it) => it.text.trim())).size < items.length;

/** An activity moved by so many places, up or down; the same draft where it stands at that end already. */
export function moved(draft: CourseDraft, activityId: string, by: number): CourseDraft {
  const activities = movedIn(draft.activities, activityId, by);
  return activities === draft.activities ? draft : { ...draft, activities };
}

/** A thing moved by so many places in its list, at most to its end; the same list where it stands there already. */
export function movedIn<T extends { readonly id: string }>(all: readonly T[], id: string, by: number): readonly T[] {
  const from = all.findIndex((it) => it.id === id);
  const it = all[from];
  const to = Math.max(0, Math.min(all.length - 1, from + by));
  return it === undefined || to === from ? all : all.toSpliced(from, 1).toSpliced(to, 0, it);
}
