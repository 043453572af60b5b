/** More rows than that in one table are a mistake, or the work of several tables. */
export const mostRows = 100_000;

/** What can be wrong with any table that people paste, whatever it is about. */
export const rowProblemCodes = [
  'table.empty', 'table.malformed', 'table.too-long', 'table.formula', 'table.value-too-long', 'table.more-cells-than-columns', 'table.date-unreadable', 'table.date-month-first', 'table.date-ambiguous',
] as const;
export type RowProblemCode = (typeof rowProblemCodes)[number];

export interface ProblemOfTable<Code extends string> { readonly line: number; readonly code: Code; readonly params: Readonly<Record<string, string | number>> }

/** Says what is wrong with the line being read, and stands for the value that it therefore has not. */
export type Wrong<Code extends string> = (code: Code, params?: Readonly<Record<string, string | number>>) => null;

/** One row of cells; `line` is its line in the source, from 1. */
export interface Row { readonly line: number; readonly cells: readonly string[] }

/** What stands above a column, and which field that means. */
export interface ColumnOf<Field extends string> { readonly header: string; readonly field: Field | null; /** The first values found, for recognising the column. */ readonly sample: string }

/** Names and headers are the same whatever their accents, case, apostrophes and spaces. */
export const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[’‘]/g, "'").toLowerCase().replace(/\s+/gu, ' ').replace(/ ?:$/, '').trim();

/** What bytes of one encoding look like when they were read as another: the sign for what could not be read, or « Ã© » for « é ». */
export const garbled = /\uFFFD|[ÃÂ][\u0080-\u00BF]|â€[\u0080-\u024F™œž]|\p{L}[\u0080-\u009F]/u;
