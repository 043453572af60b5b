import { releaseLimits } from '@palier/domain';
import { readChangelog } from './read-changelog.js';
import { readReleaseJson } from './read-release-json.js';
import { readTicketTable } from './read-ticket-table.js';
import { Notes, type NotesFormat, type NotesRead } from './release-notes.js';

/** The form that notes look like: JSON begins with a bracket, a table with a row of headers, all else is Markdown. */
export function notesFormatOf(text: string): NotesFormat {
  const start = text.replace(/^\uFEFF?(?:sep=[;,\t](?=[\r\n]))?\s*/i, '');
  if (/^[{[]\s*["{[\]}]/.test(start)) return 'release-json';
  const first = /^[^\r\n]*/.exec(start)?.[0] ?? '';
  return /[;,\t]/.test(first) && !/^(?:#|[-*+]\s|\d+[.)]\s)/.test(first) && /(?:summary|title|text|subject|r[ée]sum[ée]|titre|texte|sujet|objet|note)/i.test(first) ? 'tickets' : 'changelog';
}

/** Reads the notes of releases, in the form given or in that which they look like. */
export function readReleaseNotes(text: string, format: NotesFormat | null = null, zone = 'UTC'): NotesRead {
  if (text.length > releaseLimits.words) { const notes = new Notes(); notes.wrong(1, 'notes.too-long', { most: releaseLimits.words / 1_000_000 }); return notes.read(); }
  switch (format ?? notesFormatOf(text)) {
    case 'changelog': return readChangelog(text);
    case 'release-json': return readReleaseJson(text, zone);
    case 'tickets': return readTicketTable(text);
  }
}
