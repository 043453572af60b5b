import type { Row, RowProblemCode, Wrong } from './table.js';

const mostCharacters = 300;

/** The words of a cell, or null where it is empty, too long, or a formula in the place of its value. What starts with + - or @ is text like any other: exports neutralise it. */
export function readCell(row: Row, index: number, header: string, wrong: Wrong<RowProblemCode>): string | null {
  const cell = (row.cells[index] ?? '').normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (cell === '') return null;
  if (cell.length > mostCharacters) return wrong('table.value-too-long', { column: header, most: mostCharacters });
  if (cell.startsWith('=')) return wrong('table.formula', { column: header });
  return cell;
}
