import { parse } from 'csv-parse/sync';
import type { ColumnOf, ProblemOfTable, Row, RowProblemCode } from './table.js';

const mostRows = 100_000;

/** The first row and those below it, as they are pasted from a spreadsheet or saved as CSV; or what makes the text no table. */
export function readRows(text: string): { readonly head: Row; readonly body: readonly Row[] } | { readonly problem: ProblemOfTable<RowProblemCode> } {
  let rows: Row[];
  try {
    rows = text.trim() === '' ? [] : rowsOf(text);
  } catch (error) {
    const line = typeof error === 'object' && error !== null && 'lines' in error && typeof error.lines === 'number' ? error.lines : 1;
    return { problem: { line, code: 'table.malformed', params: {} } };
  }
  const [head, ...body] = rows;
  if (head === undefined) return { problem: { line: 1, code: 'table.empty', params: {} } };
  if (body.length > mostRows) return { problem: { line: head.line, code: 'table.too-long', params: { most: mostRows } } };
  return { head, body };
}

/** The delimiter that the first line uses most. */
function delimiterOf(text: string): string {
  const first = text.split(/\r\n|\n|\r/).find((it) => it.trim() !== '') ?? '';
  return ['\t', ';', ','].reduce((best, next) => (first.split(next).length > first.split(best).length ? next : best));
}

function rowsOf(text: string): Row[] {
  const records = parse(text, { bom: true, delimiter: delimiterOf(text), relax_column_count: true, relax_quotes: true, skip_empty_lines: true, info: true, trim: true }) as unknown as { info: { lines: number }; record: string[] }[];
  return records.map(({ info, record }) => ({ line: info.lines, cells: record })).filter((it) => it.cells.some((cell) => cell !== ''));
}

/** What each column means: as chosen, else as its header says; each field once, the first column wins. */
export function columnsOf<Field extends string>(head: Row, body: readonly Row[], fields: readonly Field[], chosen: Readonly<Record<string, Field | null>>, fieldOf: (header: string) => Field | null): ColumnOf<Field>[] {
  const taken = new Set<Field>();
  return head.cells.map((header, index) => {
    const wished = Object.hasOwn(chosen, header) ? (chosen[header] ?? null) : fieldOf(header);
    const field = wished !== null && fields.includes(wished) && !taken.has(wished) ? wished : null;
    if (field !== null) taken.add(field);
    return { header, field, sample: body.slice(0, 50).map((it) => it.cells[index] ?? '').filter(Boolean).slice(0, 3).join(', ') };
  });
}
