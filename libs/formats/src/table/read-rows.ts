import { parse } from 'csv-parse/sync';
import { mostRows, type ColumnOf, type ProblemOfTable, type Row, type RowProblemCode } from './table.js';

/** The first row and those below it, as they are pasted from a spreadsheet or saved as CSV; or what makes the text no table. */
export function readRows(text: string, most = mostRows): { readonly head: Row; readonly body: readonly Row[] } | { readonly problem: ProblemOfTable<RowProblemCode> } {
  let rows: Row[];
  try {
    rows = text.trim() === '' ? [] : rowsOf(text, most);
  } catch (error) {
    const line = typeof error === 'object' && error !== null && 'lines' in error && typeof error.lines === 'number' ? error.lines : 1;
    // Ends of lines of two kinds are counted twice there.
    return { problem: { line: Math.min(line, text.split(/\r\n?|\n/).length), code: 'table.malformed', params: {} } };
  }
  const [head, ...body] = rows;
  if (head === undefined) return { problem: { line: 1, code: 'table.empty', params: {} } };
  if (body.length > most) return { problem: { line: head.line, code: 'table.too-long', params: { most } } };
  return { head, body };
}

/** The delimiter that the first line uses most. */
function delimiterOf(text: string): string {
  const first = /[^\r\n]*/.exec(text.slice(text.search(/\S/)))?.[0] ?? '';
  return ['\t', ';', ','].reduce((best, next) => (first.split(next).length > first.split(best).length ? next : best));
}

/** A row that is longer is no row of ours: a quote that never closes, or columns by the thousand, which take very long to part. */
const longestRow = 100_000;

/** Stops reading where the table is too long, however long it is. */
function rowsOf(text: string, most: number): Row[] {
  const rows: Row[] = [];
  const sources = text.split(/\r\n?|\n/);
  let ended = 0;
  parse(text, {
    bom: true, delimiter: delimiterOf(text), relax_column_count: true, relax_quotes: true, skip_empty_lines: true, trim: true, to: most + 2, max_record_size: longestRow,
    on_record: (cells, { lines }) => {
      // A cell may hold several lines: a row is where it begins.
      let line = ended + 1;
      while (line < lines && (sources[line - 1] ?? '').trim() === '') line++;
      ended = lines;
      if (cells.some((it) => it !== '')) rows.push({ line: Math.min(line, sources.length), cells });
      return null;
    },
  });
  return rows;
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
