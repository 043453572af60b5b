import { rowProblemCodes, type ColumnOf, type ProblemOfTable } from '../table/table.js';

/** What a column of a table of levels can mean; `levels` is a column of a grid whose header names a competency. */
export const levelFields = ['name', 'firstName', 'lastName', 'login', 'mail', 'competency', 'level', 'date', 'rater', 'levels'] as const;
export type LevelField = (typeof levelFields)[number];

/** What the table says of one person in one competency. Silence is no line: an empty cell says nothing, and neither does 0. */
export interface LevelLine {
  /** 1-based line of the source. */
  readonly line: number;
  /** Who it is about, in the words of the table. */
  readonly person: string;
  /** All that the line says of who they are: login, mail, name. */
  readonly keys: readonly string[];
  readonly competency: string;
  readonly level: 1 | 2 | 3 | 4;
  /** YYYY-MM-DD, or null where the table does not say when. */
  readonly date: string | null;
  /** Who said so, in the words of the table. */
  readonly rater: string | null;
}

export const levelProblemCodes = [...rowProblemCodes, 'table.no-person-column', 'table.no-competency-column', 'table.no-level-column', 'table.person-missing', 'table.competency-missing', 'table.level-unreadable'] as const;
export type LevelProblemCode = (typeof levelProblemCodes)[number];
export type LevelProblem = ProblemOfTable<LevelProblemCode>;
export type LevelColumn = ColumnOf<LevelField>;

export interface LevelTable {
  /** `long`: a line for each person and competency. `grid`: people down, competencies across, a level in each cell. */
  readonly form: 'long' | 'grid';
  readonly columns: readonly LevelColumn[];
  readonly lines: readonly LevelLine[];
  readonly problems: readonly LevelProblem[];
}
