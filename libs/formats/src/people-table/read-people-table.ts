import { readCell, readDay } from '../table/read-cell.js';
import { columnsOf, readRows } from '../table/read-rows.js';
import { plain, type Row, type Wrong } from '../table/table.js';
import { fieldOfHeader } from './headers.js';
import { peopleFields, type Column, type PeopleField, type PeopleTable, type PersonLine, type TableProblem, type TableProblemCode } from './people-table.js';

/** Reads a table of people as it is pasted from a spreadsheet or saved as CSV. Lines with a problem are not in `lines`. `chosen` says what columns mean where the headers do not. */
export function readPeopleTable(text: string, chosen: Readonly<Record<string, PeopleField | null>> = {}): PeopleTable {
  const rows = readRows(text);
  if ('problem' in rows) return { columns: [], lines: [], problems: [rows.problem] };
  const { head, body } = rows;
  const withFirstName = head.cells.some((it) => fieldOfHeader(it, false) === 'firstName');
  const columns = columnsOf(head, body, peopleFields, chosen, (header) => fieldOfHeader(header, withFirstName));
  const has = (field: PeopleField): boolean => columns.some((it) => it.field === field);
  if (!has('name') && !has('lastName')) return { columns, lines: [], problems: [{ line: head.line, code: 'table.no-name-column', params: {} }] };
  if (!has('login') && !has('mail')) return { columns, lines: [], problems: [{ line: head.line, code: 'table.no-login-column', params: {} }] };
  return { columns, ...readLines(body, columns) };
}

function readLines(body: readonly Row[], columns: readonly Column[]): Pick<PeopleTable, 'lines' | 'problems'> {
  const lines: PersonLine[] = [];
  const problems: TableProblem[] = [];
  const seen = new Map<string, number>();
  for (const row of body) {
    const wrong: Wrong<TableProblemCode> = (code, params = {}) => { problems.push({ line: row.line, code, params }); return null; };
    const before = problems.length;
    const line = readLine(row, columns, wrong);
    if (problems.length > before) continue;
    const keys = [line.login, ...(line.mail === null ? [] : [line.mail])].map(plain);
    const first = keys.map((it) => seen.get(it)).find((it) => it !== undefined);
    if (first !== undefined) { wrong('table.twice', { login: line.login, first }); continue; }
    for (const key of keys) seen.set(key, row.line);
    lines.push(line);
  }
  return { lines, problems };
}

function readLine(row: Row, columns: readonly Column[], say: Wrong<TableProblemCode>): PersonLine {
  let told = false;
  const wrong: Wrong<TableProblemCode> = (code, params) => { told = true; return say(code, params); };
  if (row.cells.slice(columns.length).some((it) => it !== '')) wrong('table.more-cells-than-columns', { columns: columns.length });
  const value = (field: PeopleField): string | null => {
    const index = columns.findIndex((it) => it.field === field);
    return index === -1 ? null : readCell(row, index, columns[index]?.header ?? '', wrong);
  };
  const name = value('name') ?? [value('firstName'), value('lastName')].filter((it) => it !== null).join(' ');
  if (name === '' && !told) wrong('table.name-missing');
  const mail = value('mail');
  if (mail !== null && !/^[^\s@]+@[^\s@]+\.[^\s@.]+$/u.test(mail)) wrong('table.mail-unreadable', { found: mail });
  const login = value('login') ?? mail ?? '';
  if (login === '' && !told) wrong('table.login-missing', { name });
  return {
    line: row.line, name, login, mail, team: value('team'), lead: value('lead'), roleProfile: value('roleProfile'), profileFrom: readDay(value('profileFrom'), wrong), hiredOn: readDay(value('hiredOn'), wrong),
    site: value('site'), language: language(value('language'), wrong), timeZone: timeZone(value('timeZone'), wrong),
  };
}

function language(found: string | null, wrong: Wrong<TableProblemCode>): 'fr' | 'en' | null {
  if (found === null) return null;
  const key = plain(found);
  if (['fr', 'francais', 'french', 'fr-fr'].includes(key)) return 'fr';
  if (['en', 'anglais', 'english', 'en-gb', 'en-us'].includes(key)) return 'en';
  return wrong('table.language-unknown', { found });
}

function timeZone(found: string | null, wrong: Wrong<TableProblemCode>): string | null {
  if (found === null) return null;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: found }).resolvedOptions().timeZone;
  } catch {
    return wrong('table.time-zone-unknown', { found });
  }
}
