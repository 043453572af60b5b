import { cellKey, type Cell } from '../competency/cell.js';
import { mark, type Marked } from './mark.js';
import type { QuestionContent, Response } from './question.js';
import { passed, sameScore, score, type CellScore } from './score.js';

/** A question of an attempt that was handed in, with what its answer is worth so far. Where a correction concerns it, the corrected words and the answer. */
export interface StandingMark extends Marked { readonly questionVersionId: string; readonly cell: Cell; readonly anew: { readonly content: QuestionContent; readonly response: Response | null } | null }

export interface Worth { readonly score: number; readonly passed: boolean; readonly byCell: readonly CellScore[] }
export interface RegradedMark { readonly questionVersionId: string; readonly before: Marked; readonly after: Marked }
export interface RegradedAttempt {
  readonly before: Worth;
  readonly after: Worth;
  /** Every answer that was marked anew, whether it is worth something else now or not. */
  readonly marks: readonly RegradedMark[];
  /** Cells whose score is another one now. */
  readonly moved: readonly { readonly cell: Cell; readonly before: number; readonly after: number }[];
}

/** Marks an attempt anew where a correction concerns it, by the rules by which it was marked first; all else stays as it stands. */
export function regrade(standing: readonly StandingMark[], passMark: number): RegradedAttempt {
  const after = standing.map((it) => (it.anew === null ? it : { ...it, ...mark(it.anew.content, it.anew.response) }));
  const [was, is] = [worth(standing, passMark), worth(after, passMark)];
  return {
    before: was, after: is,
    marks: standing.flatMap((it, index) => (it.anew === null ? [] : [{ questionVersionId: it.questionVersionId, before: only(it), after: only(after[index] ?? it) }])),
    moved: was.byCell.flatMap(({ cell, score: before }) => {
      const now = is.byCell.find((it) => cellKey(it.cell) === cellKey(cell))?.score ?? before;
      return sameScore(now, before) ? [] : [{ cell, before, after: now }];
    }),
  };
}

const only = ({ credit, verdict }: Marked): Marked => ({ credit, verdict });

function worth(marks: readonly StandingMark[], passMark: number): Worth {
  const { total, byCell } = score(marks.map(({ cell, credit }) => ({ cell, credit })));
  return { score: total, passed: passed(total, passMark), byCell };
}
