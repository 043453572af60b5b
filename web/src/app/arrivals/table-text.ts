import { mostOfTable } from '@palier/contracts';
import { decodeText } from './decode-text';
import type { SheetRead, SheetText } from './sheet-text';

/** The text of a table, or the key of the sentence that says why there is none, with what it names. */
export type TableText = SheetText | { readonly refused: 'arrivals.fileUnreadable' | 'arrivals.fileEncoding' | 'arrivals.fileTooLong' | 'arrivals.fileStopped'; readonly params: Readonly<Record<string, string | number>> };

/** A table in a CSV of any encoding that spreadsheets save, or in the first sheet of an XLSX file. What is longer than an import may be is refused before it is read; `sheetOf` reads a sheet, in a page beside it. */
export async function tableTextOf(file: File, sheetOf: (file: File) => Promise<SheetRead>): Promise<TableText> {
  const refused = (key: 'fileUnreadable' | 'fileEncoding' | 'fileTooLong'): TableText => ({ refused: `arrivals.${key}`, params: { name: file.name, rows: mostOfTable.rows.toLocaleString(document.documentElement.lang), megabytes: mostOfTable.characters / 1_000_000 } });
  if (file.size > mostOfTable.bytes) return refused('fileTooLong');
  if (/\.xlsx$/i.test(file.name)) {
    const sheet = await sheetOf(file);
    return sheet === 'too long' ? refused('fileTooLong') : sheet === null ? refused('fileUnreadable') : sheet.text.length > mostOfTable.characters ? refused('fileTooLong') : sheet;
  }
  const read = decodeText(new Uint8Array(await file.arrayBuffer()));
  if ('problem' in read) return refused(read.problem === 'no-text' ? 'fileUnreadable' : 'fileEncoding');
  return read.text.length > mostOfTable.characters ? refused('fileTooLong') : { text: read.text, calculated: false };
}
