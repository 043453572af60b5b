import { mostTags, readNumber, readTolerance, tidyTags, type ContentOf, type Difficulty, type Level } from '@palier/domain';
import { lines, oneLine, questionLimits as most, type PlainOption } from '../question-text/question-text.js';
import { tidyPicture, type PortablePicture } from './portable-picture.js';

export interface PlainPair { readonly left: string; readonly right: string }
export interface PlainGap { readonly accepted: readonly string[]; readonly others: readonly string[] }
interface Words { readonly prompt: string; readonly explanation: string }

/** What a question says, its key included, without the ids of the bank: in one language, as every format that questions travel in can mean it. */
export type PortableContent =
  | (Words & { readonly kind: 'singleChoice' | 'multipleChoice'; readonly options: readonly PlainOption[] })
  | (Words & { readonly kind: 'ordering'; /** In the right order. */ readonly items: readonly string[] })
  | (Words & { readonly kind: 'matching'; readonly pairs: readonly PlainPair[]; /** Right halves that belong to nothing. */ readonly extra: readonly string[] })
  | (Words & { readonly kind: 'gapFill'; /** The text around the gaps: one piece more than there are gaps. */ readonly pieces: readonly string[]; /** With nothing else to choose from, a gap is written. */ readonly gaps: readonly PlainGap[] })
  | Said<'shortText'> | Said<'trueFalse'> | Said<'numeric'>;
/** Its picture travels beside it. */
type Said<K extends 'shortText' | 'trueFalse' | 'numeric'> = Omit<ContentOf<K>, 'illustration'>;

/** A question that travels between two programs. */
export interface PortableQuestion {
  /** What the program that it comes from calls it, the same each time it is written; nothing where that program does not say. */
  readonly source: string;
  /** The competency in words and the level that it tests, where that is said. */
  readonly cell: { readonly competency: string; readonly level: Level } | null;
  /** How hard it is, where that is said. */
  readonly difficulty: Difficulty | null;
  /** None where nothing is said of them: a file takes no tag away. */
  readonly tags: readonly string[];
  /** None where nothing is said of it: a file takes no picture away. */
  readonly picture: PortablePicture | null;
  readonly content: PortableContent;
}

export const questionFormats = ['gift', 'aiken', 'moodle-xml', 'table'] as const;
export type QuestionFormat = (typeof questionFormats)[number];

/** Why a question cannot be read, or a whole file. */
export const portableProblemCodes = [
  'questions.empty', 'questions.too-many', 'questions.too-long', 'questions.format-unknown', 'question.kind-unknown', 'question.no-prompt', 'question.no-answers', 'question.one-option', 'question.no-right', 'question.several-right', 'question.answer-unknown', 'question.option-twice', 'question.text-missing', 'question.too-long',
  'question.too-many-options', 'question.number-unreadable', 'question.several-numbers', 'question.no-truth', 'question.level-unknown', 'question.difficulty-unknown', 'question.gap-not-once', 'question.gap-kind', 'gift.brace-open', 'gift.brace-stray', 'gift.several-gaps', 'gift.no-sign', 'gift.no-arrow', 'xml.malformed', 'xml.doctype', 'xml.too-deep', 'xml.too-many-parts', 'xml.no-quiz',
  'table.malformed', 'table.formula', 'table.more-cells-than-columns', 'table.no-prompt-column',
] as const;
/** What a question loses on the way in, or still lacks once it is in. */
export const portableNoteCodes = ['note.picture', 'note.picture-words', 'note.weights', 'note.feedback', 'note.partly-right', 'note.wildcard', 'note.case', 'note.unit', 'note.description', 'note.garbled', 'note.tags', 'note.no-instruction', 'note.gap-number'] as const;
/** What a question loses on the way out; `left-out` where all of it stays behind. */
export const portableLossCodes = ['loss.not-whole', 'loss.kind', 'loss.nowhere', 'loss.gaps', 'loss.picture', 'loss.explanations', 'loss.cell', 'loss.filing', 'loss.tags', 'loss.lines', 'loss.units', 'loss.percent', 'loss.signs'] as const;

type Params = Readonly<Record<string, string | number>>;
export interface Remark<Code extends string> { readonly line: number; readonly code: Code; readonly params: Params }
export type PortableProblem = Remark<(typeof portableProblemCodes)[number]>;
export type PortableNote = Remark<(typeof portableNoteCodes)[number]>;
/** `question` counts from 1, as they were given. */
export interface PortableLoss { readonly question: number; readonly code: (typeof portableLossCodes)[number]; readonly leftOut: boolean }

/** What a file holds; a question with a problem is not in `questions`. `lines[i]` is where the i-th begins. */
export interface PortableRead { readonly questions: readonly PortableQuestion[]; readonly lines: readonly number[]; readonly problems: readonly PortableProblem[]; readonly notes: readonly PortableNote[] }
export interface PortableWritten { readonly text: string; readonly losses: readonly PortableLoss[] }

/** Questions in a file, as many as a quiz holds; and characters of it, most of them pictures. */
export const portableLimits = { questions: most.questions, characters: 10_000_000, /** Of which so many are words. */ words: 3_000_000, source: 200, competency: 300, gaps: 20, gap: 200, passage: 5_000 } as const;

/** Without the signs that no file of text keeps. */
const storable = (text: string): string => text.replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufeff\ufffe\uffff]/g, '');
const line = (text: string): string => oneLine(storable(text));
const linesOf = (texts: readonly string[]): string[] => texts.map(line).filter((text) => text !== '');
/** Stands for a gap while its text is made tidy; no words hold it, for no file keeps it. */
const gapSign = '\u0000';
const paragraph = (text: string): string => lines(storable(text));
/** Neither brackets nor backslashes: some formats write what a question is called between brackets. */
const called = (text: string, length: number): string => oneLine(text.replace(/[\p{C}[\]\\]/gu, ' ')).slice(0, length).trim();

/** Tags as the bank keeps them, none of them cut within a sign. */
export const tagsOf = (tags: readonly string[]): string[] => tidyTags(tags.map((it) => storable(it).replace(/\s+/gu, ' ').trim().slice(0, mostTags.length).replace(/\p{Cs}/gu, '')));

/** The one form of a question's words: no blank line in its prompt and explanation, each answer on one line. */
export function tidyPortable({ source, cell, difficulty, tags, picture, content }: PortableQuestion): PortableQuestion {
  const competency = called(cell?.competency ?? '', portableLimits.competency);
  return { source: called(source, portableLimits.source), cell: cell === null || competency === '' ? null : { competency, level: cell.level }, difficulty, tags: tagsOf(tags), picture: picture === null ? null : tidyPicture({ ...picture, words: storable(picture.words) }), content: tidyContent(content) };
}

function tidyContent(it: PortableContent): PortableContent {
  const words = { prompt: paragraph(it.prompt), explanation: paragraph(it.explanation) };
  switch (it.kind) {
    case 'singleChoice': case 'multipleChoice': return { kind: it.kind, ...words, options: it.options.map(({ text, correct, explanation }) => ({ text: line(text), correct, explanation: line(explanation) })) };
    case 'shortText': return { kind: it.kind, ...words, accepted: linesOf(it.accepted) };
    case 'ordering': return { kind: it.kind, ...words, items: it.items.map(line) };
    case 'matching': return { kind: it.kind, ...words, pairs: it.pairs.map(({ left, right }) => ({ left: line(left), right: line(right) })), extra: linesOf(it.extra) };
    case 'gapFill': return { kind: it.kind, ...words, pieces: lines(it.pieces.map(storable).join(gapSign)).split(gapSign), gaps: it.gaps.map(({ accepted, others }) => ({ accepted: linesOf(accepted), others: linesOf(others) })) };
    case 'trueFalse': return { kind: it.kind, ...words, answer: it.answer };
    case 'numeric': return { kind: it.kind, ...words, value: line(it.value), tolerance: { by: it.tolerance.by, of: line(it.tolerance.of) }, units: linesOf(it.units) };
  }
}

export interface Fault { readonly code: PortableProblem['code']; readonly params: Params }

/** What keeps a tidy question from being one, or null. Readers refuse it, writers leave it out and say so. */
export function faultOf({ content }: PortableQuestion): Fault | null {
  const fault = (code: Fault['code'], params: Params = {}): Fault => ({ code, params });
  if (content.prompt === '') return fault('question.no-prompt');
  if (content.prompt.length > most.prompt) return fault('question.too-long', { most: most.prompt });
  if (content.explanation.length > most.explanation) return fault('question.too-long', { most: most.explanation });
  switch (content.kind) {
    case 'singleChoice': case 'multipleChoice': return faultOfOptions(content.kind, content.options, fault);
    case 'shortText': return faultOfTexts(content.accepted, fault);
    case 'ordering': return faultOfTexts(content.items, fault) ?? (content.items.length === 1 ? fault('question.one-option') : faultOfTwice(content.items, fault));
    case 'matching': {
      const [lefts, rights] = [content.pairs.map((it) => it.left), content.pairs.map((it) => it.right)];
      // The same right half may belong to several left ones; one that belongs to nothing is another.
      return faultOfTexts(lefts, fault) ?? faultOfTexts(rights, fault) ?? faultOfTwice(lefts, fault) ?? (content.extra.length === 0 ? null : faultOfTexts(content.extra, fault) ?? faultOfTwice([...new Set(rights), ...content.extra], fault));
    }
    case 'gapFill': return faultOfGaps(content, fault);
    case 'trueFalse': return content.answer === null ? fault('question.no-truth') : null;
    case 'numeric': {
      const unreadable = [content.value].find((it) => it.length > 50 || readNumber(it)?.rest !== '') ?? [content.tolerance.of].find((it) => it.length > 50 || readTolerance(it) === null);
      if (unreadable !== undefined) return fault('question.number-unreadable', { found: unreadable.slice(0, 60) });
      return content.units.length > most.options ? fault('question.too-many-options', { most: most.options }) : content.units.some((it) => it.length > 50) ? fault('question.too-long', { most: 50 }) : null;
    }
  }
}

type Say = (code: Fault['code'], params?: Params) => Fault;

function faultOfTexts(texts: readonly string[], fault: Say): Fault | null {
  if (texts.length === 0) return fault('question.no-answers');
  if (texts.length > most.options) return fault('question.too-many-options', { most: most.options });
  if (texts.includes('')) return fault('question.text-missing');
  return texts.some((it) => it.length > most.option) ? fault('question.too-long', { most: most.option }) : null;
}

function faultOfGaps({ pieces, gaps }: Extract<PortableContent, { kind: 'gapFill' }>, fault: Say): Fault | null {
  if (gaps.length === 0) return fault('question.no-answers');
  if (pieces.length !== gaps.length + 1) return fault('question.gap-not-once', { found: gaps.length });
  if (gaps.length > portableLimits.gaps) return fault('question.too-many-options', { most: portableLimits.gaps });
  // What marks the gaps in the bank takes its place in the text as well.
  if (pieces.join('').length > portableLimits.passage - 10 * gaps.length) return fault('question.too-long', { most: portableLimits.passage });
  for (const { accepted, others } of gaps) {
    const found = faultOfTexts(accepted, fault) ?? (others.length === 0 ? null : faultOfTexts(others, fault));
    if (found !== null) return found;
    if ([...accepted, ...others].some((it) => it.length > portableLimits.gap)) return fault('question.too-long', { most: portableLimits.gap });
  }
  return null;
}

function faultOfTwice(texts: readonly string[], fault: Say): Fault | null {
  const twice = texts.find((it, at) => texts.indexOf(it) < at);
  return twice === undefined ? null : fault('question.option-twice', { text: twice.slice(0, 100) });
}

function faultOfOptions(kind: 'singleChoice' | 'multipleChoice', options: readonly PlainOption[], fault: Say): Fault | null {
  const texts = options.map((it) => it.text);
  const ofTexts = faultOfTexts(texts, fault);
  if (ofTexts !== null) return ofTexts;
  if (options.some((it) => it.explanation.length > most.explanation)) return fault('question.too-long', { most: most.explanation });
  if (options.length === 1) return fault('question.one-option');
  const twice = faultOfTwice(texts, fault);
  if (twice !== null) return twice;
  const right = options.filter((it) => it.correct).length;
  if (right === 0) return fault('question.no-right');
  return kind === 'singleChoice' && right > 1 ? fault('question.several-right') : null;
}
