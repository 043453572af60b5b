import type { Cell } from '../competency/cell.js';
import type { CellDraw, Draw } from '../quiz/draw.js';
import { tagKey, type Difficulty } from '../quiz/filing.js';
import type { QuestionKind } from '../quiz/question.js';

/** So many questions that an attempt draws from the bank: of one cell, the quiz's where it has none of its own, and narrowed as far as its author likes. */
export interface DraftDraw { readonly id: string; readonly cell: Cell | null; readonly count: number; readonly kind: QuestionKind | null; readonly tag: string | null; readonly difficulty: Difficulty | null }

/** What it asks of the bank; null while it has no cell. */
export function cellDraw({ cell: own, count, kind, tag, difficulty }: DraftDraw, ofQuiz: Cell | null): CellDraw | null {
  const cell = own ?? ofQuiz;
  return cell === null ? null : { kind: 'cell', competencyId: cell.competencyId, level: cell.level, count, ...(kind === null ? {} : { questionKind: kind }), ...(tag === null ? {} : { tag }), ...(difficulty === null ? {} : { difficulty }) };
}

/** A published draw as its author would write it, by its place in the quiz. */
export const draftDraw = ({ competencyId, level, count, questionKind, tag, difficulty }: CellDraw, place: number): DraftDraw =>
  ({ id: `draw-${place + 1}`, cell: { competencyId, level }, count, kind: questionKind ?? null, tag: tag ?? null, difficulty: difficulty ?? null });

/** Whether two quizzes ask for the same, in the same order. */
export const sameDraws = (a: readonly Draw[], b: readonly Draw[]): boolean => JSON.stringify(a.map(told)) === JSON.stringify(b.map(told));
const told = (it: Draw) => (it.kind === 'fixed' ? [it.questionId] : [it.competencyId, it.level, it.count, it.questionKind ?? null, it.tag === undefined ? null : tagKey(it.tag), it.difficulty ?? null]);
