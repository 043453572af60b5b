import { readSheet } from 'read-excel-file/universal';
import { sayFormulas, shareOfMark } from './formula-cells';
import { mostUnpacked, unpackedSize } from './unpacked-size';

export interface SheetText { readonly text: string; /** Formulas are in it, with the value that they last had. */ readonly calculated: boolean }
/** Looking for formulas takes so much of the time; reading the cells takes the rest. */
const firstPass = 0.25;
/** Null where it is no sheet that can be read. */
export type SheetRead = SheetText | 'too long' | null;

/** The first sheet of an XLSX file as the text of a table; one that unpacks to more than a table holds is left alone. A large one takes seconds: in a page, it is read by `sheet.worker.ts`, which says how far it is. */
export async function sheetText(file: Blob, saysHowFar: (share: number) => void = () => undefined): Promise<SheetRead> {
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const size = await unpackedSize(bytes);
    if (size === null || size > mostUnpacked) return size === null ? null : 'too long';
    const said = sayFormulas(bytes, (share) => { saysHowFar(share * firstPass); });
    const parseNumber = (number: string): number | null => {
      const share = shareOfMark(number);
      if (share === null && Number.isNaN(Number(number))) throw new Error('a number that is none');
      if (share === null) return Number(number);
      saysHowFar(firstPass + share * (1 - firstPass));
      return null;
    };
    const rows = await readSheet(new Blob([said.file]), { parseNumber });
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
