import { readCell } from '../table/read-cell.js';
import { monthFirst, readDay } from '../table/read-day.js';
import { columnsOf, readRows } from '../table/read-rows.js';
import type { Row, Wrong } from '../table/table.js';
import { meaningOf } from './headers.js';
import { levelFields, type LevelColumn, type LevelField, type LevelLine, type LevelProblem, type LevelProblemCode, type LevelTable } from './level-table.js';
import { readLevel } from './read-level.js';

/**
 * Reads levels as teams keep them: a line for each person and competency, or a grid with people down and competencies across.
 * `chosen` says what columns mean where the headers do not. What has a problem is not in `lines`; in a grid that is one cell, not its whole row.
 */
export function readLevelTable(text: string, chosen: Readonly<Record<string, LevelField | null>> = {}): LevelTable {
  const rows = readRows(text);
  if ('problem' in rows) return { form: 'grid', columns: [], lines: [], problems: [rows.problem] };
  const { head, body } = rows;
  const { form, columns } = formOf(head, body, chosen);
  const has = (...fields: LevelField[]): boolean => columns.some((it) => it.field !== null && fields.includes(it.field));
  const missing: LevelProblemCode | null = !has('name', 'lastName', 'login', 'mail') ? 'table.no-person-column' : !has('competency', 'levels') ? 'table.no-competency-column' : !has('level', 'levels') ? 'table.no-level-column' : null;
  if (missing !== null) return { form, columns, lines: [], problems: [{ line: head.line, code: missing, params: {} }] };
  const lines: LevelLine[] = [];
  const problems: LevelProblem[] = [];
  const days = columns.findIndex((it) => it.field === 'date');
  const monthsFirst = days !== -1 && body.some((row) => monthFirst(row.cells[days] ?? ''));
  for (const row of body) {
    const wrong: Wrong<LevelProblemCode> = (code, params = {}) => { problems.push({ line: row.line, code, params }); return null; };
    lines.push(...readRow(row, form, columns, monthsFirst, wrong));
  }
  return { form, columns, lines, problems };
}

/** A table that names its competencies in a column is long; any other is a grid, whose first column says who, unless another one does. */
function formOf(head: Row, body: readonly Row[], chosen: Readonly<Record<string, LevelField | null>>): Pick<LevelTable, 'form' | 'columns'> {
  const withFirstName = head.cells.some((it) => meaningOf(it, false) === 'firstName');
  const meant = columnsOf(head, body, levelFields.filter((it) => it !== 'levels'), chosen, (header) => { const it = meaningOf(header, withFirstName); return it === 'other' ? null : it; });
  if (meant.some((it) => it.field === 'competency' || it.field === 'level')) return { form: 'long', columns: meant };
  const who = meant.some((it) => it.field === 'name' || it.field === 'lastName' || it.field === 'login' || it.field === 'mail');
  return {
    form: 'grid',
    columns: meant.map((it, index): LevelColumn => {
      if (it.field !== null) return it;
      if (Object.hasOwn(chosen, it.header)) return { ...it, field: chosen[it.header] === 'levels' ? 'levels' : null };
      if (index === 0 && !who) return { ...it, field: 'name' };
      return { ...it, field: it.header === '' || meaningOf(it.header, withFirstName) !== null ? null : 'levels' };
    }),
  };
}

function readRow(row: Row, form: LevelTable['form'], columns: readonly LevelColumn[], monthsFirst: boolean, say: Wrong<LevelProblemCode>): LevelLine[] {
  let told = 0;
  const wrong: Wrong<LevelProblemCode> = (code, params) => { told += 1; return say(code, params); };
  if (row.cells.slice(columns.length).some((it) => it !== '')) wrong('table.more-cells-than-columns', { columns: columns.length });
  const cell = (index: number): string | null => (index === -1 ? null : readCell(row, index, columns[index]?.header ?? '', wrong));
  const value = (field: LevelField): string | null => cell(columns.findIndex((it) => it.field === field));
  const name = value('name') ?? ([value('firstName'), value('lastName')].filter((it) => it !== null).join(' ') || null);
  const keys = [value('login'), value('mail'), name].filter((it) => it !== null);
  const about = { line: row.line, person: name ?? keys[0] ?? '', keys, date: readDay(value('date'), wrong, monthsFirst), rater: value('rater') };
  if (keys.length === 0 && told === 0) wrong('table.person-missing');
  if (told > 0) return [];
  if (form === 'grid') return columns.flatMap((it, index) => { const level = it.field === 'levels' ? readLevel(cell(index), (code, params) => wrong(code, { ...params, column: it.header })) : null; return level === null ? [] : [{ ...about, competency: it.header, level }]; });
  const level = readLevel(value('level'), (code, params) => wrong(code, { ...params, column: columns.find((it) => it.field === 'level')?.header ?? '' }));
  const competency = value('competency');
  if (level !== null && competency === null && told === 0) wrong('table.competency-missing');
  return level === null || competency === null || told > 0 ? [] : [{ ...about, competency, level }];
}
