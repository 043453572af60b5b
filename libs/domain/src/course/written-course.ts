import type { Cell } from '../competency/cell.js';
import { tagKey, unfiled, type Filing } from '../quiz/filing.js';
import { illustrationOf, type QuestionContent, type Reply, type Scene } from '../quiz/question.js';
import type { CourseDraft, DraftActivity } from './course-draft.js';
import type { DraftDraw } from './draft-draw.js';
import type { LessonBlock, LessonDocument } from './lesson.js';
import { readLesson } from './read-lesson.js';

export const fieldLabels = [
  'title', 'summary', 'minutes', 'file', 'address', 'about', 'captions', 'transcript', 'cell', 'passMark', 'limit', 'attempts', 'feedback', 'drawn',
  'kind', 'prompt', 'explanation', 'option', 'why', 'accepted', 'truth', 'value', 'tolerance', 'unit', 'item', 'pair', 'extra', 'picture', 'pictureWords', 'place', 'gapText', 'gap', 'others', 'act', 'optional', 'article',
  'customer', 'product', 'channel', 'ticket', 'scene', 'reply', 'manner', 'goesTo', 'consequence', 'credit', 'difficulty', 'tag', 'source', 'open', 'draw',
] as const;
export type FieldLabel = (typeof fieldLabels)[number];

/** One thing that a course, an activity or a question says of itself, as text; what says nothing is not there. `key` is unique in its owner. */
export interface Field { readonly key: string; readonly label: FieldLabel; readonly text: string; /** Of what is chosen from: whether it is right. */ readonly right: boolean | null }
export interface WrittenQuestion { readonly id: string; readonly fields: readonly Field[] }
export interface WrittenActivity { readonly id: string; readonly kind: DraftActivity['kind']; readonly fields: readonly Field[]; /** Of a lesson. */ readonly blocks: readonly LessonBlock[]; /** Of a quiz that names its questions. */ readonly questions: readonly WrittenQuestion[] }
/** A course as it is written, in its source language: published or in the making, in the one form in which two of them can be compared. */
export interface WrittenCourse { readonly fields: readonly Field[]; readonly activities: readonly WrittenActivity[] }

type Said = readonly [label: FieldLabel, text: string | number | boolean | null | undefined, key?: string, right?: boolean | null];
const fields = (said: readonly Said[]): Field[] => said.flatMap(([label, text, key = label, right = null]) => (text === null || text === undefined || (text === '' && right === null) ? [] : [{ key, label, text: String(text), right }]));

/** A draft in that form. Blocks of its lessons keep their ids by the lessons they were made from, where there are any. */
export function writtenCourse(draft: CourseDraft, lessonBefore: (activityId: string) => LessonDocument | null = () => null): WrittenCourse {
  return { fields: fields([['title', draft.title.trim()], ['summary', draft.summary.trim()]]), activities: draft.activities.map((it) => written(it, lessonBefore(it.id))) };
}

function written(it: DraftActivity, before: LessonDocument | null): WrittenActivity {
  const base: WrittenActivity = { id: it.id, kind: it.kind, fields: fields([['title', it.title.trim()], ['minutes', it.minutes], ...ofKind(it), ...(it.kind === 'quiz' ? [] : (it.cells ?? []).map(cellSaid))]), blocks: [], questions: [] };
  if (it.kind === 'lesson') return { ...base, blocks: readLesson(it.text, it.pictures, { before, fresh: freshIds(before) }).document.content };
  return it.kind === 'quiz' ? { ...base, questions: it.questions.map(({ id, cell, content, filing }) => ({ id, fields: [...questionFields(content, cell ?? it.cell), ...filingFields(filing ?? unfiled)] })) } : base;
}

function cellSaid({ competencyId, level }: Cell): Said {
  const key = `${competencyId}/${level}`;
  return ['cell', key, `cell/${key}`];
}

/** Ids for blocks that nobody has named yet. */
function freshIds(before: LessonDocument | null): () => string {
  const held = new Set(before?.content.map((it) => it.attrs.id));
  let made = 0;
  return () => { do made++; while (held.has(`new-${made}`)); return `new-${made}`; };
}

function ofKind(it: DraftActivity): readonly Said[] {
  switch (it.kind) {
    case 'file': return [['file', it.file]];
    case 'link': return [['address', it.address.trim()], ['about', it.about.trim()]];
    case 'video': return [['file', it.file], ['captions', it.captions], ['transcript', it.transcript.trim()]];
    case 'article': return [['article', it.article]];
    case 'checklist': return [...it.items.flatMap((act): Said[] => [['act', act.text.trim(), `act/${act.id}`], ['optional', act.required ? null : true, `optional/${act.id}`]])];
    case 'quiz': return [['passMark', it.passMark], ['limit', it.limit], ['attempts', it.attempts], ['feedback', it.feedback], ['drawn', it.drawn], ...(it.draws ?? []).map((draw, at): Said => ['draw', drawText(draw, it.cell), `draw/${at + 1}`])];
    default: return [];
  }
}

/** A question as its fields, its key included: what its author reads. */
export function questionFields(content: QuestionContent, cell: Cell | null): Field[] {
  return fields([['kind', content.kind], ['cell', cell === null ? null : `${cell.competencyId}/${cell.level}`], ['prompt', content.prompt], ['picture', illustrationOf(content)?.file], ['pictureWords', illustrationOf(content)?.words], ...ofAnswers(content), ['explanation', content.explanation]]);
}

/** A draw in one line: how many, of which cell, kind, difficulty and tag. */
const drawText = ({ count, cell: own, kind, difficulty, tag }: DraftDraw, ofQuiz: Cell | null): string => { const cell = own ?? ofQuiz; return [count, cell === null ? '-' : `${cell.competencyId}/${cell.level}`, kind ?? '-', difficulty ?? '-', tag ?? ''].join(' ').trim(); };

/** How a question stands in the bank, as its fields. */
export const filingFields = ({ difficulty, tags, source, open }: Filing): Field[] => fields([['difficulty', difficulty], ...tags.map((tag): Said => ['tag', tag, `tag/${tagKey(tag)}`]), ['source', source], ['open', open ? true : null]]);

function ofAnswers(content: QuestionContent): readonly Said[] {
  switch (content.kind) {
    case 'singleChoice': case 'multipleChoice': return content.options.flatMap((it): Said[] => [['option', it.text, `option/${it.id}`, it.correct], ['why', it.explanation, `why/${it.id}`]]);
    case 'shortText': return once(content.accepted).map((text): Said => ['accepted', text, `accepted/${text}`]);
    case 'trueFalse': return [['truth', content.answer]];
    case 'numeric': return [['value', content.value], ['tolerance', content.tolerance.of === '' ? null : `${content.tolerance.of}${content.tolerance.by === 'percent' ? ' %' : ''}`], ...once(content.units).map((text): Said => ['unit', text, `unit/${text}`])];
    case 'ordering': return content.items.map((it): Said => ['item', it.text, `item/${it.id}`]);
    case 'matching': return [...content.pairs.map((it): Said => ['pair', `${it.left.text} → ${it.right.text}`, `pair/${it.left.id}`]), ...content.extra.map((it): Said => ['extra', it.text, `extra/${it.id}`])];
    case 'gapFill': return [['gapText', content.text], ...content.gaps.flatMap((it): Said[] => [['gap', it.accepted.join(' · '), `gap/${it.id}`], ['others', it.others.join(' · '), `others/${it.id}`]])];
    case 'hotSpot': return [['picture', content.picture.file], ['pictureWords', content.picture.words], ...content.options.flatMap((it): Said[] => [['option', it.text, `option/${it.id}`, it.correct], ['place', Object.values(it.shape).join(' '), `place/${it.id}`], ['why', it.explanation, `why/${it.id}`]])];
    case 'ticketSimulation': return [['customer', content.situation.customer], ['product', content.situation.product], ['channel', content.situation.channel], ['ticket', content.situation.ticket], ...content.scenes.flatMap((it): Said[] => [['scene', it.says, `scene/${it.id}`], ...it.replies.flatMap((reply) => ofReply(content.scenes, reply))])];
  }
}

/** Where a reply leads is said by the number of the scene. */
function ofReply(scenes: readonly Scene[], { id, text, channel, tone, action, escalates, next, consequence, credit }: Reply): readonly Said[] {
  const goesTo = next?.to === 'scene' ? scenes.findIndex((it) => it.id === next.sceneId) + 1 : next === null ? null : next.good ? 'good' : 'bad';
  return [['reply', text, `reply/${id}`], ['manner', [channel, tone, action, ...(escalates ? ['escalates'] : [])].join(' '), `manner/${id}`], ['goesTo', goesTo, `goesTo/${id}`], ['consequence', consequence, `consequence/${id}`], ['credit', credit, `credit/${id}`]];
}

const once = (texts: readonly string[]): readonly string[] => [...new Set(texts)];
