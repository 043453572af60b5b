import { releaseLimits } from '@palier/domain';
import { columnsOf, readRows } from '../table/read-rows.js';
import { plain } from '../table/table.js';
import { kindOfWords, Notes, severityOfWords, type NotesRead } from './release-notes.js';

const fields = ['key', 'area', 'kind', 'severity', 'text', 'link'] as const;
type Field = (typeof fields)[number];
const headers: Readonly<Record<Field, readonly string[]>> = {
  key: ['key', 'issue key', 'id', 'ticket', 'number', 'n°', 'cle', 'cle de ticket', 'numero', 'reference'],
  area: ['area', 'component', 'components', 'component/s', 'module', 'domaine', 'composant', 'composants', 'produit', 'partie'],
  kind: ['kind', 'type', 'issue type', 'type de ticket', 'nature', 'category', 'categorie'],
  severity: ['severity', 'priority', 'severite', 'gravite', 'priorite', 'importance'],
  /** Of several, the first of these. */
  text: ['text', 'release note', 'release notes', 'summary', 'title', 'subject', 'change', 'texte', 'resume', 'titre', 'sujet', 'objet', 'nouveaute', 'note', 'description'],
  link: ['link', 'url', 'address', 'lien', 'adresse'],
};
const fieldOf = (header: string): Field | null => fields.find((it) => headers[it].includes(plain(header))) ?? null;

/** Reads a table of tickets as trackers save it (CSV) or as it is pasted from a spreadsheet: a row a change, known by its headers. */
export function readTicketTable(text: string): NotesRead {
  const notes = new Notes();
  // A spreadsheet may say in a first line what parts its cells.
  const rows = readRows(text.replace(/^(\uFEFF?)sep=[;,\t](?=[\r\n])/i, '$1'), releaseLimits.changes);
  if ('problem' in rows) {
    const { line, code } = rows.problem;
    if (code === 'table.too-long') notes.wrong(line, 'notes.too-many', { most: releaseLimits.changes }); else notes.wrong(line, code === 'table.empty' ? 'notes.empty' : 'notes.malformed');
    return notes.read();
  }
  const said = rows.head.cells.filter((it) => fieldOf(it) === 'text').sort((a, b) => headers.text.indexOf(plain(a)) - headers.text.indexOf(plain(b)));
  const columns = columnsOf(rows.head, rows.body, fields, Object.fromEntries(said.slice(1).filter((it) => it !== said[0]).map((it) => [it, null])), fieldOf);
  if (!columns.some((it) => it.field === 'text')) { notes.wrong(rows.head.line, 'notes.no-text-column'); return notes.read(); }
  for (const row of rows.body) {
    // What an apostrophe in front kept from being a formula.
    const value = (field: Field): string => { const at = columns.findIndex((it) => it.field === field); return at === -1 ? '' : (row.cells[at] ?? '').replace(/^'(?=[=+\-@])/, ''); };
    notes.take(row.line, { key: value('key'), area: value('area'), kind: kindOfWords(value('kind')) ?? 'changed', severity: severityOfWords(value('severity')), text: value('text'), links: value('link').split(/\s+/) });
  }
  return notes.read();
}
