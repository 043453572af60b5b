import { startsFormula } from '@palier/domain';
import { strToU8, Zip, ZipDeflate } from 'fflate';

export interface Sheet { readonly name: string; /** How wide its columns are, in characters; the last width goes for those after. */ readonly widths: readonly number[]; /** Rows, in parts, as they come; the first row is its header. */ readonly rows: AsyncIterable<readonly WorkbookRow[]> | Iterable<readonly WorkbookRow[]>; /** Whether header and first column stay in view. */ readonly frozen: boolean }
export type WorkbookRow = readonly (string | number)[];

/** The one instant in every file of a workbook: two workbooks with the same cells are the same bytes. ZIP keeps local time, and none before 1980. */
const still = new Date(1980, 0, 1);
const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/**
 * A workbook while its rows come: never in memory as a whole. Words are kept in their cell as words, which no spreadsheet reckons with;
 * those that look like a formula are marked as text as well, so that they stay so when somebody edits the cell.
 */
export async function* workbookOf(sheets: readonly Sheet[], title: string): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, part) => { if (error !== null) throw error; ready.push(part); });
  const entry = (name: string) => {
    const it = new ZipDeflate(name, { level: 6 });
    it.mtime = still;
    zip.add(it);
    return it;
  };
  for (const [name, text] of wrapping(sheets, title)) entry(name).push(strToU8(xml + text), true);
  for (const [index, sheet] of sheets.entries()) {
    const file = entry(`xl/worksheets/sheet${index + 1}.xml`);
    file.push(strToU8(`${xml}<worksheet xmlns="${main}">${viewOf(sheet)}<sheetData>`));
    let row = 0;
    for await (const rows of sheet.rows) {
      file.push(strToU8(rows.map((it) => rowOf(it, ++row)).join('')));
      yield* ready.splice(0);
    }
    file.push(strToU8('</sheetData></worksheet>'), true);
  }
  zip.end();
  yield* ready;
}

function* wrapping(sheets: readonly Sheet[], title: string): Generator<[string, string]> {
  const numbers = sheets.map((_, index) => index + 1);
  yield ['[Content_Types].xml', `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>${numbers.map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}</Types>`];
  yield ['_rels/.rels', `<Relationships xmlns="${packaged}/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="r2" Type="${packaged}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`];
  yield ['docProps/core.xml', `<cp:coreProperties xmlns:cp="${packaged}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escaped(title)}</dc:title><dc:creator>Palier</dc:creator></cp:coreProperties>`];
  yield ['xl/workbook.xml', `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets.map((it, index) => `<sheet name="${escaped(it.name)}" sheetId="${index + 1}" r:id="r${index + 1}"/>`).join('')}</sheets></workbook>`];
  yield ['xl/_rels/workbook.xml.rels', `<Relationships xmlns="${packaged}/relationships">${numbers.map((n) => `<Relationship Id="r${n}" Type="${office}/worksheet" Target="worksheets/sheet${n}.xml"/>`).join('')}<Relationship Id="styles" Type="${office}/styles" Target="styles.xml"/></Relationships>`];
  yield ['xl/styles.xml', `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyFont="1" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>`];
}

function viewOf({ widths, frozen }: Sheet): string {
  const last = widths.length;
  return `<sheetViews><sheetView workbookViewId="0">${frozen ? '<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>' : ''}</sheetView></sheetViews><cols>${widths.map((width, index) => `<col min="${index + 1}" max="${index + 1 === last ? 16_384 : index + 1}" width="${width}" customWidth="1"/>`).join('')}</cols>`;
}

function rowOf(cells: WorkbookRow, row: number): string {
  const bold = row === 1 ? 2 : 0;
  return `<row r="${row}">${cells.map((it, index) => {
    if (it === '') return '';
    const place = `${columnOf(index)}${row}`;
    if (typeof it === 'number') return `<c r="${place}"${bold === 0 ? '' : ` s="${bold}"`}><v>${it}</v></c>`;
    const style = bold + (startsFormula(it) ? 1 : 0);
    return `<c r="${place}"${style === 0 ? '' : ` s="${style}"`} t="inlineStr"><is><t xml:space="preserve">${escaped(it)}</t></is></c>`;
  }).join('')}</row>`;
}

const columns: string[] = [];
/** A, B … Z, AA … */
function columnOf(index: number): string {
  const known = columns[index];
  if (known !== undefined) return known;
  const name = (index < 26 ? '' : columnOf(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26));
  columns[index] = name;
  return name;
}

/** What XML cannot hold becomes the sign for what cannot be read. */
const unreadable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;', '\n': '&#10;', '\t': '&#9;' };
const escaped = (text: string): string => text.replace(unreadable, '\ufffd').replace(/[&<>"\r\n\t]/g, (it) => marks[it] ?? '');
