import type { Locale } from '@palier/contracts';
import { spreadsheetText } from '@palier/domain';
import { stringify } from 'csv-stringify/sync';

/** Rows as the CSV that a spreadsheet of this language opens: its mark, its delimiter, and no cell that starts a formula, whoever wrote it. French Excel wants `;`. */
export function csvOf(rows: readonly (readonly (string | number)[])[], locale: Locale): string {
  return stringify(rows.map((row) => [...row]), { bom: true, delimiter: locale === 'fr' ? ';' : ',', record_delimiter: 'windows', cast: { string: (it) => spreadsheetText(it) } });
}
