import type { Locale } from '@palier/contracts';
import { spreadsheetText } from '@palier/domain';
import { stringify } from 'csv-stringify/sync';

/** Rows as the CSV that a spreadsheet of this language opens: its mark, its delimiter, and no cell that starts a formula, whoever wrote it. French Excel wants `;`. */
export function csvOf(rows: readonly (readonly (string | number)[])[], locale: Locale): string {
  return `\ufeff${csvRows(rows, locale)}`;
}

/** More of the same, after the first rows: without the mark that a file begins with. */
export function csvRows(rows: readonly (readonly (string | number)[])[], locale: Locale): string {
  return stringify(rows.map((row) => [...row]), { delimiter: locale === 'fr' ? ';' : ',', record_delimiter: 'windows', cast: { string: (it) => spreadsheetText(it) } });
}
