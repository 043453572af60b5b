import type { Row, RowProblemCode, Wrong } from './table.js';

const mostCharacters = 300;
/** What spreadsheets show where a formula gave no value, in any language: #REF!, #N/A, #NOM?, #¿NOMBRE?, Err:502. */
const formulaError = /^(?:#(?:N\/[AD]|NV|GETTING_DATA|[¡¿]?\p{Lu}[\p{Lu}\d_/]*[!?])|Err:\d{3})$/u;

/** The words of a cell, or null where it is empty, too long, or a formula in the place of its value, or the error of one. What starts with + - or @ is text like any other: exports neutralise it. */
export function readCell(row: Row, index: number, header: string, wrong: Wrong<RowProblemCode>): string | null {
  const cell = (row.cells[index] ?? '').normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (cell === '') return null;
  if (cell.startsWith('=') || formulaError.test(cell)) return wrong('table.formula', { column: header });
  if (cell.length > mostCharacters) return wrong('table.value-too-long', { column: header, most: mostCharacters });
  return cell;
}
