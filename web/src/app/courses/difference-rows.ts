import { blockText, textAfter, textBefore, type BlockChange, type CourseDifference, type Field, type FieldChange, type LessonBlock, type Line, type Piece, type WrittenActivity, type WrittenCourse, type WrittenQuestion } from '@palier/domain';

export type Sign = 'same' | 'added' | 'removed' | 'changed';
/** One side of a row: what stands there, piece by piece. */
export interface Side { readonly pieces: readonly Piece[]; /** Of what is chosen from: whether it is right there. */ readonly right: boolean | null; readonly picture: string | null }
export interface Row { readonly sign: Sign; readonly moved: boolean; readonly label: Field['label'] | LessonBlock['type'] | null; /** The place of the question that it belongs to, from 1. */ readonly question: number | null; readonly before: Side | null; readonly after: Side | null; /** The same words look otherwise, or something else of the block changed. */ readonly formatting: boolean }
export interface Group { readonly id: string; readonly sign: Sign; readonly moved: boolean; /** Null is what the course says of itself. */ readonly activity: { readonly kind: WrittenActivity['kind']; readonly title: string; readonly number: number } | null; readonly rows: readonly Row[] }

/** How a field is shown that is no prose: its text in words. */
export type InWords = (field: Field) => string | null;

/** The difference of two versions as a reader goes through it: by activity, and row by row within it. */
export function differenceRows(before: WrittenCourse, after: WrittenCourse, { fields, activities }: CourseDifference, inWords: InWords): Group[] {
  let number = 0;
  return [
    { id: 'course', sign: fields.some((it) => it.kind !== 'same' || it.moved) ? 'changed' : 'same', moved: false, activity: null, rows: fieldRows(before.fields, fields, null, inWords) },
    ...activities.map((line): Group => {
      if (line.kind !== 'removed') number++;
      const was = line.kind === 'added' ? undefined : before.activities[line.before];
      const is = line.kind === 'added' ? line.value : after.activities.find((it) => it.id === was?.id);
      const it = is ?? was;
      if (it === undefined) throw new Error('the difference of another version');
      const activity = { kind: it.kind, title: it.fields.find((field) => field.key === 'title')?.text ?? '', number: line.kind === 'removed' ? 0 : number };
      const base = { id: it.id, sign: line.kind, moved: 'moved' in line && line.moved, activity };
      if (line.kind === 'changed' && was !== undefined) return { ...base, rows: [...fieldRows(was.fields, line.change.fields, null, inWords), ...line.change.blocks.map((block) => blockRow(was.blocks, block)), ...questionRows(was.questions, line.change.questions, inWords)] };
      return { ...base, rows: wholeRows(it, line.kind === 'changed' ? 'same' : line.kind, inWords) };
    }),
  ];
}

function wholeRows(it: WrittenActivity, sign: 'same' | 'added' | 'removed', inWords: InWords): Row[] {
  return [...it.fields.map((field) => fieldRow(field, sign, null, inWords)), ...it.blocks.map((block) => whole(block.type, blockText(block), sign, null, null, pictureOf(block))), ...it.questions.flatMap((question, at) => question.fields.map((field) => fieldRow(field, sign, at + 1, inWords)))];
}

function fieldRow(field: Field, sign: 'same' | 'added' | 'removed', question: number | null, inWords: InWords, moved = false): Row {
  return { ...whole(field.label, inWords(field) ?? field.text, sign, question, field.right, null), moved };
}

function whole(label: Row['label'], text: string, sign: 'same' | 'added' | 'removed', question: number | null, right: boolean | null, picture: string | null): Row {
  const side: Side = { pieces: [{ kind: sign === 'same' ? 'kept' : sign, text }], right, picture };
  return { sign, moved: false, label, question, before: sign === 'added' ? null : side, after: sign === 'removed' ? null : side, formatting: false };
}

function fieldRows(was: readonly Field[], lines: readonly Line<Field, FieldChange>[], question: number | null, inWords: InWords): Row[] {
  return lines.flatMap((line) => {
    const field = line.kind === 'added' ? line.value : was[line.before];
    if (field === undefined) return [];
    if (line.kind !== 'changed') return [fieldRow(field, line.kind, question, inWords, line.kind === 'same' && line.moved)];
    const { words, right } = line.change;
    const then = { ...field, text: textAfter(words), right };
    const [one, other] = [inWords(field), inWords(then)];
    const pieces: readonly Piece[] = one === null || other === null ? words : one === other ? [{ kind: 'kept', text: one }] : [{ kind: 'removed', text: one }, { kind: 'added', text: other }];
    return [{ sign: 'changed', moved: line.moved, label: field.label, question, ...sides(pieces, field.right, right, null, null), formatting: false }];
  });
}

function blockRow(was: readonly LessonBlock[], line: Line<LessonBlock, BlockChange>): Row {
  const block = line.kind === 'added' ? line.value : was[line.before];
  if (block === undefined) throw new Error('the difference of another lesson');
  if (line.kind !== 'changed') return { ...whole(block.type, blockText(block), line.kind, null, null, pictureOf(block)), moved: line.kind === 'same' && line.moved };
  const { words, after, formatting, attributes } = line.change;
  return { sign: 'changed', moved: line.moved, label: after.type, question: null, ...sides(words, null, null, pictureOf(block), pictureOf(after)), formatting: formatting || attributes.length > 0 };
}

function questionRows(was: readonly WrittenQuestion[], lines: WrittenLines, inWords: InWords): Row[] {
  let number = 0;
  return lines.flatMap((line) => {
    if (line.kind !== 'removed') number++;
    const question = line.kind === 'added' ? line.value : was[line.before];
    if (question === undefined) return [];
    const place = line.kind === 'removed' ? line.before + 1 : number;
    const rows = line.kind === 'changed' ? fieldRows(question.fields, line.change.fields, place, inWords) : question.fields.map((field) => fieldRow(field, line.kind, place, inWords));
    return 'moved' in line && line.moved ? rows.map((row) => ({ ...row, moved: true })) : rows;
  });
}
type WrittenLines = Extract<CourseDifference['activities'][number], { kind: 'changed' }>['change']['questions'];

function sides(pieces: readonly Piece[], rightBefore: boolean | null, rightAfter: boolean | null, pictureBefore: string | null, pictureAfter: string | null) {
  const side = (of: 'removed' | 'added', right: boolean | null, picture: string | null): Side => ({ pieces: pieces.filter((it) => it.kind === 'kept' || it.kind === of), right, picture });
  return { before: textBefore(pieces) === '' && pictureBefore === null ? null : side('removed', rightBefore, pictureBefore), after: textAfter(pieces) === '' && pictureAfter === null ? null : side('added', rightAfter, pictureAfter) };
}

const pictureOf = (block: LessonBlock): string | null => (block.type === 'image' ? block.attrs.file : null);
export const differs = (it: { readonly sign: Sign; readonly moved: boolean }): boolean => it.sign !== 'same' || it.moved;
