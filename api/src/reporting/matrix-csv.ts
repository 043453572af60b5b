import { csvOf, csvRows } from '#platform';
import { Counted, headerOf, notesOf, rowsOf, words, type MatrixFile } from './matrix-file.js';

/** The matrix for a spreadsheet, page by page: its columns first, so that whatever reads tables reads it; what goes with it after an empty line. */
export async function* matrixCsv(file: MatrixFile): AsyncGenerator<string> {
  const { locale, pages } = file;
  const counted = new Counted();
  let head = null;
  for await (const page of pages) {
    if (head === null) yield csvOf([headerOf(page, locale)], locale);
    head ??= page;
    counted.add(page);
    if (page.people.length > 0) yield csvRows(rowsOf(page, locale), locale);
  }
  if (head === null) return;
  const { about, legend } = notesOf(head, counted, file);
  yield csvRows([[''], ...about, [words[locale].legend], ...legend], locale);
}
