import { blockText } from './block-text.js';
import type { FilmCaptions, LessonBlock } from './lesson.js';
import { areSame, linesApplied, linesOf, type Line } from './lines.js';
import { wordsApplied, wordsBetween, type Piece } from './word-difference.js';
import type { Field, WrittenActivity, WrittenCourse, WrittenQuestion } from './written-course.js';

export interface FieldChange { readonly words: readonly Piece[]; /** Whether it is right now, of what is chosen from. */ readonly right: boolean | null }
/** A block beside its later form. */
export interface BlockChange { readonly words: readonly Piece[]; /** Its words are the same, and look otherwise. */ readonly formatting: boolean; /** What else of it changed, by name. */ readonly attributes: readonly string[]; readonly after: LessonBlock }
export interface QuestionChange { /** A question that means something else is another one. */ readonly id: string; readonly fields: readonly Line<Field, FieldChange>[] }
export interface ActivityChange { readonly kind: WrittenActivity['kind']; readonly fields: readonly Line<Field, FieldChange>[]; readonly blocks: readonly Line<LessonBlock, BlockChange>[]; readonly questions: readonly Line<WrittenQuestion, QuestionChange>[] }
/** What one version of a course has that the other has not, by activity, block, question and word. */
export interface CourseDifference { readonly fields: readonly Line<Field, FieldChange>[]; readonly activities: readonly Line<WrittenActivity, ActivityChange>[] }

export function courseDifference(before: WrittenCourse, after: WrittenCourse): CourseDifference {
  return { fields: fieldLines(before.fields, after.fields), activities: linesOf(before.activities, after.activities, { key: (it) => it.id, change: ofActivity }) };
}

/** The second version, from the first and the difference. @throws where it is the difference of another. */
export function differenceApplied(before: WrittenCourse, difference: CourseDifference): WrittenCourse {
  return { fields: fieldsApplied(before.fields, difference.fields), activities: linesApplied(before.activities, difference.activities, (it, change) => ({
    id: it.id, kind: change.kind, fields: fieldsApplied(it.fields, change.fields), blocks: linesApplied(it.blocks, change.blocks, blockApplied),
    questions: linesApplied(it.questions, change.questions, (question, its) => ({ id: its.id, fields: fieldsApplied(question.fields, its.fields) })),
  })) };
}

export const isNoDifference = (it: CourseDifference): boolean => areSame(it.fields) && areSame(it.activities);

/** How much differs, in things that a reader counts: activities, blocks, questions, and what the others say of themselves. */
export function differenceCounts({ fields, activities }: CourseDifference): { readonly added: number; readonly removed: number; readonly changed: number; readonly moved: number } {
  const counts = { added: 0, removed: 0, changed: 0, moved: 0 };
  const count = (lines: readonly Line<unknown, unknown>[]): void => { for (const it of lines) { if (it.kind !== 'same') counts[it.kind]++; else if (it.moved) counts.moved++; } };
  count(fields);
  for (const it of activities) {
    if (it.kind !== 'changed') count([it]);
    else { if (it.moved) counts.moved++; count(it.change.fields); count(it.change.blocks); count(it.change.questions); }
  }
  return counts;
}

const fieldLines = (before: readonly Field[], after: readonly Field[]): Line<Field, FieldChange>[] => linesOf(before, after, {
  key: (it) => it.key, standsFor: (was, is) => was.label === is.label && was.label === 'accepted', change: (was, is) => (was.text === is.text && was.right === is.right && was.key === is.key ? null : { words: wordsBetween(was.text, is.text), right: is.right }),
});

function fieldsApplied(before: readonly Field[], lines: readonly Line<Field, FieldChange>[]): Field[] {
  return linesApplied(before, lines, (it, { words, right }) => { const text = wordsApplied(it.text, words); return { ...it, key: it.label === 'accepted' ? `accepted/${text}` : it.key, text, right }; });
}

function ofActivity(was: WrittenActivity, is: WrittenActivity): ActivityChange | null {
  const change: ActivityChange = {
    kind: is.kind, fields: fieldLines(was.fields, is.fields),
    blocks: linesOf(was.blocks, is.blocks, { key: (it) => it.attrs.id, change: ofBlock }),
    questions: linesOf(was.questions, is.questions, { key: (it) => it.id, standsFor: (one, other) => valueOf(one, 'kind') === valueOf(other, 'kind'), change: ofQuestion }),
  };
  return was.kind === is.kind && areSame(change.fields) && areSame(change.blocks) && areSame(change.questions) ? null : change;
}

const valueOf = (it: WrittenQuestion, key: string): string | undefined => it.fields.find((field) => field.key === key)?.text;

function ofQuestion(was: WrittenQuestion, is: WrittenQuestion): QuestionChange | null {
  const fields = fieldLines(was.fields, is.fields);
  return was.id === is.id && areSame(fields) ? null : { id: is.id, fields };
}

function ofBlock(was: LessonBlock, is: LessonBlock): BlockChange | null {
  if (JSON.stringify(sorted(was)) === JSON.stringify(sorted(is))) return null;
  const words = wordsBetween(blockText(was), blockText(is));
  const [before, after] = [said(was), said(is)];
  const attributes = [...new Set([...before.keys(), ...after.keys()])].filter((it) => before.get(it) !== after.get(it)).sort();
  return { words, attributes, formatting: attributes.length === 0 && words.every((it) => it.kind === 'kept'), after: is };
}

function blockApplied(before: LessonBlock, { words, after }: BlockChange): LessonBlock {
  if (wordsApplied(blockText(before), words) !== blockText(after)) throw new Error('pieces of another block');
  return after;
}

/** What a block says of itself beside its words. */
const said = (block: LessonBlock): ReadonlyMap<string, unknown> => new Map<string, unknown>([['type', block.type], ...Object.entries(block.attrs).filter(([name]) => !(block.type === 'selfCheck' ? ['id', 'prompt', 'options', 'explanation'] : ['id', 'alt', 'caption', 'title', 'transcript']).includes(name)).map(([name, it]) => [name, name === 'captions' ? JSON.stringify((it as readonly FilmCaptions[]).map((one) => [one.lang, one.file])) : it] as const)]);

/** The same whatever the order in which a database gives the keys back. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([, it]) => it !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, it]) => [key, sorted(it)]));
}
