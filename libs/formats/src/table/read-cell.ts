import type { Row, RowProblemCode, Wrong } from './table.js';

const mostCharacters = 300;

/** The words of a cell, or null where it is empty, too long, or a formula. */
export function readCell(row: Row, index: number, header: string, wrong: Wrong<RowProblemCode>): string | null {
  const cell = (row.cells[index] ?? '').normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (cell === '') return null;
  if (cell.length > mostCharacters) return wrong('table.value-too-long', { column: header, most: mostCharacters });
  if (/^[=+@-](?=.*[A-Za-z(|])/u.test(cell) || /^=/.test(cell)) return wrong('table.formula', { column: header });
  return cell;
}

/** 2026-03-04, also with a time behind it; 4/3/2026, 04.03.2026 and 04-03-2026 are the fourth of March. */
export function readDay(found: string | null, wrong: Wrong<RowProblemCode>): string | null {
  if (found === null) return null;
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:T.*)?$/.exec(found);
  const written = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(found);
  const [year, month, date] = iso !== null ? [iso[1], iso[2], iso[3]].map(Number) : written !== null ? [written[3], written[2], written[1]].map(Number) : [];
  if (year === undefined || month === undefined || date === undefined) return wrong('table.date-unreadable', { found });
  if (iso === null && month > 12 && date <= 12) return wrong('table.date-month-first', { found });
  const there = new Date(Date.UTC(year, month - 1, date));
  if (there.getUTCMonth() !== month - 1 || there.getUTCDate() !== date || year < 1900 || year > 2200) return wrong('table.date-unreadable', { found });
  return there.toISOString().slice(0, 10);
}
