import { spreadsheetText } from '@palier/domain';
import { columnsOf, readRows } from '../table/read-rows.js';
import { plain } from '../table/table.js';
import { FrameworkProblems, frameworkLimits, frameworkOf, wordsOf, type FileWords, type FrameworkDraft, type FrameworkRead, type PortableFramework } from './framework-file.js';

const fields = ['kind', 'id', 'of', 'level', 'fr', 'en', 'from', 'whose', 'reason'] as const;
type Field = (typeof fields)[number];
const headers: Readonly<Record<Field, readonly string[]>> = { kind: ['kind', 'nature'], id: ['id'], of: ['of', 'de'], level: ['level', 'niveau'], fr: ['fr', 'francais'], en: ['en', 'anglais'], from: ['from', 'du'], whose: ['whose', 'a qui'], reason: ['reason', 'raison'] };

/** Words for a cell that a spreadsheet does not reckon with, and that come back as they were: an apostrophe that stood there already is doubled. */
const safe = (text: string): string => (/^'+/.test(text) && spreadsheetText(text.replace(/^'+/, '')).startsWith("'") ? `'${text}` : spreadsheetText(text));
const bare = (cell: string): string => (/^'+/.test(cell) && spreadsheetText(cell.replace(/^'+/, '')).startsWith("'") ? cell.slice(1) : cell);
const cell = (text: string): string => { const it = safe(text); return /["\r\n;,\t]|^\s|\s$/u.test(it) ? `"${it.replaceAll('"', '""')}"` : it; };

/** A framework as a table, row by row: the framework, its competencies, each with its levels below it, its profiles, each with what it expects. The same framework gives the same bytes in one language. */
export function* tableFile(of: PortableFramework, locale: 'fr' | 'en'): Generator<string> {
  const row = (...cells: readonly string[]): string => `${cells.map(cell).join(locale === 'fr' ? ';' : ',')}\r\n`;
  const said = (it: FileWords): [string, string] => [it.fr ?? '', it.en ?? ''];
  yield `\uFEFF${row(...fields)}`;
  yield row('framework', of.id, '', String(of.number), ...said(of.name), of.publishedOn ?? '', of.kind, '');
  for (const it of of.competencies) {
    yield row('competency', it.id, of.id, '', ...said(it.name), '', '', '');
    for (const [at, text] of (it.levels?.statements ?? []).entries()) yield row('level', '', it.id, String(at + 1), ...said(text), '', it.levels?.whose ?? '', '');
  }
  for (const it of of.profiles) {
    yield row('profile', it.id, of.id, '', ...said(it.title), '', it.kind, it.disclaimer);
    for (const one of it.expectations) yield row('expectation', one.competencyId, it.id, one.level === null ? '' : String(one.level), ...said(one.example), one.from, one.kind, one.reason);
  }
}

/** The same whole. */
export const writeFrameworkTable = (of: PortableFramework, locale: 'fr' | 'en'): string => [...tableFile(of, locale)].join('');

/** Reads that table, in whichever order its rows and columns stand. */
export function readFrameworkTable(text: string): FrameworkRead {
  const problems = new FrameworkProblems();
  const refused = (): FrameworkRead => ({ framework: null, problems: problems.all });
  const rows = readRows(text, frameworkLimits.rows);
  if ('problem' in rows) {
    const { line, code } = rows.problem;
    problems.wrong(line, code === 'table.empty' ? 'frameworks.empty' : code === 'table.too-long' ? 'frameworks.too-long' : 'frameworks.malformed');
    return refused();
  }
  const columns = columnsOf(rows.head, rows.body, fields, {}, (header) => fields.find((it) => headers[it].includes(plain(header))) ?? null);
  const missing = fields.filter((it) => !columns.some((column) => column.field === it));
  if (missing.length > 0) { problems.wrong(rows.head.line, 'frameworks.no-columns', { columns: missing.join(', ') }); return refused(); }
  const draft = { frameworks: [], competencies: [], levels: [], profiles: [], expectations: [] } as { -readonly [K in keyof FrameworkDraft]: FrameworkDraft[K][number][] };
  for (const { line: at, cells } of rows.body) {
    const value = (field: Field): string => bare(cells[columns.findIndex((it) => it.field === field)] ?? '');
    const said = wordsOf(value('fr'), value('en'));
    const [id, of] = [value('id').toLowerCase(), value('of').toLowerCase()];
    switch (value('kind')) {
      case 'framework': draft.frameworks.push({ at, id, name: said, kind: value('whose'), number: value('level'), publishedOn: value('from') }); break;
      case 'competency': draft.competencies.push({ at, id, name: said }); break;
      case 'level': draft.levels.push({ at, of, level: value('level'), statement: said, whose: value('whose') }); break;
      case 'profile': draft.profiles.push({ at, id, title: said, kind: value('whose'), disclaimer: value('reason') }); break;
      case 'expectation': draft.expectations.push({ at, of, competencyId: id, kind: value('whose'), level: value('level'), from: value('from'), reason: value('reason'), example: said }); break;
      default: problems.wrong(at, 'frameworks.kind-unknown', { found: value('kind').slice(0, 40), known: 'framework, competency, level, profile, expectation' });
    }
  }
  return frameworkOf(draft, problems);
}
