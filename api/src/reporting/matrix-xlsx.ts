import { workbookOf } from '#platform';
import { Counted, headerOf, notesOf, rowsOf, words, type MatrixFile, type Row } from './matrix-file.js';

/** The matrix as a workbook, page by page: a sheet of levels, and one that says of what and of whom they are. */
export function matrixXlsx(file: MatrixFile): AsyncGenerator<Uint8Array> {
  const { locale, pages } = file;
  const say = words[locale];
  const counted = new Counted();
  let notes: Row[] = [];
  async function* levels(): AsyncGenerator<Row[]> {
    let head = null;
    for await (const page of pages) {
      counted.add(page);
      yield head === null ? [headerOf(page, locale), ...rowsOf(page, locale)] : rowsOf(page, locale);
      head ??= page;
    }
    if (head === null) return;
    const { about, legend } = notesOf(head, counted, file);
    notes = [[say.about], ...about, [], [say.legend], ...legend];
  }
  function* reading(): Generator<Row[]> { yield notes; }
  return workbookOf([{ name: say.matrix, widths: [28, 24, 12, 14, 12], rows: levels(), frozen: true }, { name: say.about, widths: [40, 90], rows: reading(), frozen: false }], say.matrix);
}
