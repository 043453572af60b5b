import { cellKey, type Cell } from '../competency/cell.js';
import { reaches } from '../evidence/prove.js';

export interface CellScore { readonly cell: Cell; /** 0 to 1. */ readonly score: number; readonly questions: number }

const mean = (values: readonly number[]): number => (values.length === 0 ? 0 : values.reduce((sum, it) => sum + it, 0) / values.length);

/** The mean credit of an attempt, in all and over each cell's own questions. */
export function score(marks: readonly { readonly cell: Cell; readonly credit: number }[]): { readonly total: number; readonly byCell: readonly CellScore[] } {
  const cells = new Map(marks.map((it) => [cellKey(it.cell), it.cell]));
  const byCell = [...cells].map(([key, cell]) => {
    const own = marks.filter((it) => cellKey(it.cell) === key);
    return { cell, score: mean(own.map((it) => it.credit)), questions: own.length };
  });
  return { total: mean(marks.map((it) => it.credit)), byCell };
}

/** The pass mark says passed or failed, and nothing else: cells are proved by their own questions. */
export const passed = (total: number, passMark: number): boolean => reaches(total, passMark);

/** The same fractions in another order may add up to another binary fraction: that is no other score. */
export const sameScore = (one: number, other: number): boolean => reaches(one, other) && reaches(other, one);
