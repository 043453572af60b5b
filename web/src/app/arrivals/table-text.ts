import { mostOfTable } from '@palier/contracts';
import { decodeText } from './decode-text';

/** The text of a table, or the key of the sentence that says why there is none, with what it names. */
export type TableText = { readonly text: string; /** Formulas are in it, with the value that they last had. */ readonly calculated: boolean } | { readonly refused: 'arrivals.fileUnreadable' | 'arrivals.fileEncoding' | 'arrivals.fileTooLong'; readonly params: Readonly<Record<string, string | number>> };

/** A table in a CSV of any encoding that spreadsheets save, or in the first sheet of an XLSX file. What is longer than an import may be is refused before it is read. */
export async function tableTextOf(file: File): Promise<TableText> {
  const refused = (key: 'fileUnreadable' | 'fileEncoding' | 'fileTooLong'): TableText => ({ refused: `arrivals.${key}`, params: { name: file.name, rows: mostOfTable.rows.toLocaleString(document.documentElement.lang), megabytes: mostOfTable.characters / 1_000_000 } });
  if (file.size > mostOfTable.bytes) return refused('fileTooLong');
  if (/\.xlsx$/i.test(file.name)) {
    const sheet = await firstSheetOf(file);
    return sheet === null ? refused('fileUnreadable') : sheet.text.length > mostOfTable.characters ? refused('fileTooLong') : sheet;
  }
  const read = decodeText(new Uint8Array(await file.arrayBuffer()));
  if ('problem' in read) return refused(read.problem === 'no-text' ? 'fileUnreadable' : 'fileEncoding');
  return read.text.length > mostOfTable.characters ? refused('fileTooLong') : { text: read.text, calculated: false };
}

async function firstSheetOf(file: File): Promise<Extract<TableText, { text: string }> | null> {
  try {
    const [{ readSheet }, { sayFormulas }] = await Promise.all([import('read-excel-file/universal'), import('./formula-cells')]);
    const said = sayFormulas(new Uint8Array(await file.arrayBuffer()));
    const rows = await readSheet(new Blob([said.file]));
    return { text: rows.map((row) => row.map((it) => written(it)).join('\t')).join('\n'), calculated: said.calculated };
  } catch {
    return null;
  }
}

/** A cell as text that the server reads: days as 2026-03-04, no tab or line end inside. */
function written(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  const text = typeof cell === 'string' ? cell : typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : '';
  const plain = text.replace(/\s+/gu, ' ').trim();
  return plain.startsWith('"') ? `"${plain.replaceAll('"', '""')}"` : plain;
}
