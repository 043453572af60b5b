import { readCell } from '../table/read-cell.js';
import { isMailAddress } from '../table/mail-address.js';
import { monthFirst, readDay } from '../table/read-day.js';
import { columnsOf, readRows } from '../table/read-rows.js';
import { garbled, plain, type Row, type Wrong } from '../table/table.js';
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
  const monthsFirst = fieldsWithMonthsFirst(body, columns);
  for (const row of body) {
    const wrong: Wrong<TableProblemCode> = (code, params = {}) => { problems.push({ line: row.line, code, params }); return null; };
    const before = problems.length;
    const line = readLine(row, columns, monthsFirst, wrong);
    if (problems.length > before) continue;
    const keys = [line.login, ...(line.mail === null ? [] : [line.mail])].map((it) => it.normalize('NFKC').toLowerCase());
    const first = keys.map((it) => seen.get(it)).find((it) => it !== undefined);
    if (first !== undefined) { wrong('table.twice', { login: line.login, first }); continue; }
    for (const key of keys) seen.set(key, row.line);
    lines.push(line);
  }
  return { lines, problems };
}

const dayFields = ['hiredOn', 'teamFrom', 'leadFrom', 'profileFrom'] as const;
const isDay = (field: PeopleField | null): field is (typeof dayFields)[number] => dayFields.some((it) => it === field);

/** The columns of days in which one at least writes the month first. */
function fieldsWithMonthsFirst(body: readonly Row[], columns: readonly Column[]): ReadonlySet<PeopleField> {
  const days = columns.flatMap(({ field }, index) => (isDay(field) ? [{ field, index }] : []));
  return new Set(days.filter(({ index }) => body.some((row) => monthFirst(row.cells[index] ?? ''))).map((it) => it.field));
}

function readLine(row: Row, columns: readonly Column[], monthsFirst: ReadonlySet<PeopleField>, say: Wrong<TableProblemCode>): PersonLine {
  let told = false;
  const wrong: Wrong<TableProblemCode> = (code, params) => { told = true; return say(code, params); };
  if (row.cells.slice(columns.length).some((it) => it !== '')) wrong('table.more-cells-than-columns', { columns: columns.length });
  const value = (field: PeopleField): string | null => {
    const index = columns.findIndex((it) => it.field === field);
    const cell = index === -1 ? null : readCell(row, index, columns[index]?.header ?? '', wrong);
    return cell !== null && garbled.test(cell) ? wrong('table.garbled', { found: cell }) : cell;
  };
  const day = (field: (typeof dayFields)[number]): string | null => readDay(value(field), wrong, monthsFirst.has(field));
  const name = value('name') ?? [value('firstName'), value('lastName')].filter((it) => it !== null).join(' ');
  if (name === '' && !told) wrong('table.name-missing');
  const mail = value('mail');
  if (mail !== null && !isMailAddress(mail)) wrong('table.mail-unreadable', { found: mail });
  const login = value('login') ?? mail ?? '';
  if (login === '' && !told) wrong('table.login-missing', { name });
  const path = [value('parentTeam'), value('team')].map((it) => (it ?? '').split(/[>›]/).map((part) => part.trim()).filter((part) => part !== ''));
  const teams = path.flat();
  if (path[1]?.length === 0 && teams.length > 0) wrong('table.team-missing', { above: teams.join(' > ') });
  if (new Set(teams.map(plain)).size < teams.length) wrong('table.team-above-itself', { team: teams.join(' > ') });
  return {
    line: row.line, name, login, mail, team: teams.at(-1) ?? null, teamFrom: day('teamFrom'), above: teams.slice(0, -1), lead: value('lead'), leadFrom: day('leadFrom'), roleProfile: value('roleProfile'), profileFrom: day('profileFrom'), scopes: value('scopes'), hiredOn: day('hiredOn'),
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

/** What the zones met so far are called: asking costs as much as the rest of a line. */
const zones = new Map<string, string>();
const mostZones = 1000;

function timeZone(found: string | null, wrong: Wrong<TableProblemCode>): string | null {
  if (found === null) return null;
  const known = zones.get(found);
  if (known !== undefined) return known;
  try {
    const zone = new Intl.DateTimeFormat('en', { timeZone: found }).resolvedOptions().timeZone;
    if (zones.size < mostZones) zones.set(found, zone);
    return zone;
  } catch {
    return wrong('table.time-zone-unknown', { found });
  }
}
