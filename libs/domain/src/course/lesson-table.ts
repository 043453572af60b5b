import type { TableRow, TextNode } from './lesson.js';
import { tidyLine, writeLine } from './lesson-line.js';

/** More columns than these are read as words of the last one: nobody reads them, and a short text could ask for a million cells. */
export const mostColumns = 20;

/** The one form of a table: tidy cells, the first row names the columns, and none is shorter than another. */
export function tidyRows(rows: readonly TableRow[]): TableRow[] {
  const width = Math.max(0, ...rows.map((it) => it.content.length));
  if (width === 0) return [];
  return rows.map((row, at) => ({ type: 'tableRow', content: Array.from({ length: width }, (_, column) => ({ type: at === 0 ? 'tableHeader' as const : 'tableCell' as const, content: tidyLine(row.content[column]?.content ?? []) })) }));
}

export function writeRows(rows: readonly TableRow[]): string {
  const lines = rows.map((row) => `|${row.content.map((it) => ` ${writeCell(it.content)} |`).join('')}`);
  return [lines[0] ?? '', `|${' --- |'.repeat(rows[0]?.content.length ?? 0)}`, ...lines.slice(1)].join('\n');
}

/** The cells of a line, as they are typed: a backslash before the sign between them says that it is a sign. */
export function cellsOf(inner: string): string[] {
  const cells = inner.split(/(?<!\\)\|/).map((it) => it.replaceAll('\\|', '|').replace(/^ +| +$/g, ''));
  return cells.length <= mostColumns ? cells : [...cells.slice(0, mostColumns - 1), cells.slice(mostColumns - 1).join(' ')];
}

/** Whether a line only says where the names of the columns end. */
export const isRule = (cells: readonly string[]): boolean => cells.every((it) => /^:?-+:?$/.test(it));

const writeCell = (nodes: readonly TextNode[]): string => writeLine(nodes).replaceAll('|', '\\|');
