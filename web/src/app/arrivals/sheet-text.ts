import { readSheet } from 'read-excel-file/universal';
import { sayFormulas } from './formula-cells';
import { mostUnpacked, unpackedSize } from './unpacked-size';

export interface SheetText { readonly text: string; /** Formulas are in it, with the value that they last had. */ readonly calculated: boolean }
/** Null where it is no sheet that can be read. */
export type SheetRead = SheetText | 'too long' | null;

/** The first sheet of an XLSX file as the text of a table; one that unpacks to more than a table holds is left alone. A large one takes seconds: in a page, it is read by `sheet.worker.ts`. */
export async function sheetText(file: Blob): Promise<SheetRead> {
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const size = await unpackedSize(bytes);
    if (size === null || size > mostUnpacked) return size === null ? null : 'too long';
    const said = sayFormulas(bytes);
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
