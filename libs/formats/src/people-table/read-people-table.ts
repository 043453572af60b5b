import { parse } from 'csv-parse/sync';
import { fieldOfHeader, plain } from './headers.js';
import { peopleFields, type Column, type PeopleField, type PeopleTable, type PersonLine, type TableProblem } from './people-table.js';

const mostRows = 100_000;
const mostCharacters = 300;
const none = (problem: TableProblem): PeopleTable => ({ columns: [], lines: [], problems: [problem] });

interface Row { readonly line: number; readonly cells: readonly string[] }

/** Reads a table of people as it is pasted from a spreadsheet or saved as CSV. Lines with a problem are not in `lines`. `chosen` says what columns mean where the headers do not. */
export function readPeopleTable(text: string, chosen: Readonly<Record<string, PeopleField | null>> = {}): PeopleTable {
  if (text.trim() === '') return none({ line: 1, code: 'table.empty', params: {} });
  let rows: Row[];
  try {
    rows = rowsOf(text);
  } catch (error) {
    const line = typeof error === 'object' && error !== null && 'lines' in error && typeof error.lines === 'number' ? error.lines : 1;
    return none({ line, code: 'table.malformed', params: {} });
  }
  const [head, ...body] = rows;
  if (head === undefined) return none({ line: 1, code: 'table.empty', params: {} });
  if (body.length > mostRows) return none({ line: head.line, code: 'table.too-long', params: { most: mostRows } });
  const columns = columnsOf(head, body, chosen);
  const has = (field: PeopleField): boolean => columns.some((it) => it.field === field);
  if (!has('name') && !has('lastName')) return { columns, lines: [], problems: [{ line: head.line, code: 'table.no-name-column', params: {} }] };
  if (!has('login') && !has('mail')) return { columns, lines: [], problems: [{ line: head.line, code: 'table.no-login-column', params: {} }] };
  return { columns, ...readLines(body, columns) };
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

function columnsOf(head: Row, body: readonly Row[], chosen: Readonly<Record<string, PeopleField | null>>): Column[] {
  const withFirstName = head.cells.some((it) => fieldOfHeader(it, false) === 'firstName');
  const taken = new Set<PeopleField>();
  return head.cells.map((header, index) => {
    const wished = Object.hasOwn(chosen, header) ? (chosen[header] ?? null) : fieldOfHeader(header, withFirstName);
    const field = wished !== null && peopleFields.includes(wished) && !taken.has(wished) ? wished : null;
    if (field !== null) taken.add(field);
    return { header, field, sample: body.slice(0, 50).map((it) => it.cells[index] ?? '').filter(Boolean).slice(0, 3).join(', ') };
  });
}

function readLines(body: readonly Row[], columns: readonly Column[]): Pick<PeopleTable, 'lines' | 'problems'> {
  const lines: PersonLine[] = [];
  const problems: TableProblem[] = [];
  const seen = new Map<string, number>();
  for (const row of body) {
    const wrong = (code: TableProblem['code'], params: TableProblem['params'] = {}): null => { problems.push({ line: row.line, code, params }); return null; };
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

type Wrong = (code: TableProblem['code'], params?: TableProblem['params']) => null;

function readLine(row: Row, columns: readonly Column[], say: Wrong): PersonLine {
  let told = false;
  const wrong: Wrong = (code, params) => { told = true; return say(code, params); };
  if (row.cells.slice(columns.length).some((it) => it !== '')) wrong('table.more-cells-than-columns', { columns: columns.length });
  const value = (field: PeopleField): string | null => {
    const index = columns.findIndex((it) => it.field === field);
    const cell = (row.cells[index] ?? '').normalize('NFC').replace(/\s+/gu, ' ').trim();
    if (index === -1 || cell === '') return null;
    if (cell.length > mostCharacters) return wrong('table.value-too-long', { column: columns[index]?.header ?? '', most: mostCharacters });
    if (/^[=+@-](?=.*[A-Za-z(|])/u.test(cell) || /^=/.test(cell)) return wrong('table.formula', { column: columns[index]?.header ?? '' });
    return cell;
  };
  const name = value('name') ?? [value('firstName'), value('lastName')].filter((it) => it !== null).join(' ');
  if (name === '' && !told) wrong('table.name-missing');
  const mail = value('mail');
  if (mail !== null && !/^[^\s@]+@[^\s@]+\.[^\s@.]+$/u.test(mail)) wrong('table.mail-unreadable', { found: mail });
  const login = value('login') ?? mail ?? '';
  if (login === '' && !told) wrong('table.login-missing', { name });
  return {
    line: row.line, name, login, mail, team: value('team'), lead: value('lead'), roleProfile: value('roleProfile'), profileFrom: day(value('profileFrom'), wrong), hiredOn: day(value('hiredOn'), wrong),
    site: value('site'), language: language(value('language'), wrong), timeZone: timeZone(value('timeZone'), wrong),
  };
}

/** 2026-03-04, also with a time behind it; 4/3/2026, 04.03.2026 and 04-03-2026 are the fourth of March. */
function day(found: string | null, wrong: Wrong): string | null {
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

function language(found: string | null, wrong: Wrong): 'fr' | 'en' | null {
  if (found === null) return null;
  const key = plain(found);
  if (['fr', 'francais', 'french', 'fr-fr'].includes(key)) return 'fr';
  if (['en', 'anglais', 'english', 'en-gb', 'en-us'].includes(key)) return 'en';
  return wrong('table.language-unknown', { found });
}

function timeZone(found: string | null, wrong: Wrong): string | null {
  if (found === null) return null;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: found }).resolvedOptions().timeZone;
  } catch {
    return wrong('table.time-zone-unknown', { found });
  }
}
