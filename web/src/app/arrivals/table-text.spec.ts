import { describe, expect, it } from '@jest/globals';
import { readPeopleTable } from '@palier/formats';
import { strToU8, zipSync } from 'fflate';
import { sheetText } from './sheet-text.js';
import { tableTextOf } from './table-text.js';

const read = (file: File) => tableTextOf(file, sheetText);

const kind = 'http://schemas.openxmlformats.org';
/** An XLSX file whose sheet has these rows of cells, written as spreadsheets write them: attributes and insides. */
function workbook(rows: readonly (readonly (readonly [attributes: string, inside: string])[])[], prefix = ''): File {
  const row = (cells: (typeof rows)[number], index: number) => `<${prefix}row r="${index + 1}">${cells.map(([attributes, inside], column) => `<${prefix}c r="${String.fromCharCode(65 + column)}${index + 1}"${attributes}${inside === '' ? '/>' : `>${inside.replace(/<(\/?)/g, `<$1${prefix}`)}</${prefix}c>`}`).join('')}</${prefix}row>`;
  const files = {
    '[Content_Types].xml': `<Types xmlns="${kind}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${kind}/package/2006/relationships"><Relationship Id="r1" Type="${kind}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${kind}/spreadsheetml/2006/main" xmlns:r="${kind}/officeDocument/2006/relationships"><sheets><sheet name="People" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${kind}/package/2006/relationships"><Relationship Id="r1" Type="${kind}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${kind}/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${kind}/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `<?xml version="1.0" encoding="UTF-8"?><${prefix}worksheet xmlns${prefix === '' ? '' : ':x'}="${kind}/spreadsheetml/2006/main"><${prefix}sheetData>${rows.map(row).join('')}</${prefix}sheetData></${prefix}worksheet>`,
  };
  return new File([zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])))], 'people.xlsx');
}
const words = (text: string) => [' t="inlineStr"', `<is><t>${text}</t></is>`] as const;
const head = ['Nom', 'Identifiant', 'Embauche', 'Site'].map(words);
const problems = (text: string) => readPeopleTable(text).problems.map((it) => [it.line, it.code, it.params['column']]);

describe('a long sheet', () => {
  it.each(['', 'x:'])('says how far its reading is, from nothing to all, and reads as it would without (prefix "%s")', async (prefix) => {
    const lines = Array.from({ length: 3_499 }, (_, line) => [`Personne ${line}`, `p${line}`, '2026-03-04', line % 2 === 0 ? '</row>' : String(line / 8)]);
    const rows = lines.map(([name = '', login = '', , site = '']) => [words(name), words(login), [' s="1"', '<v>46085</v>'] as const, site === '</row>' ? words('&lt;/row&gt;') : (['', `<v>${site}</v>`] as const)]);
    const shares: number[] = [];
    const read = await sheetText(workbook([head, ...rows], prefix), (share) => { shares.push(share); });
    expect(read).toEqual({ text: [['Nom', 'Identifiant', 'Embauche', 'Site'], ...lines].map((it) => it.join('\t')).join('\n'), calculated: false });
    expect(shares).toHaveLength(6);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect([shares[0], shares.at(-1)].map((it) => Math.round((it ?? 0) * 100))).toEqual([7, 89]);
  });
});

describe('the formulas of a sheet', () => {
  it.each(['', 'x:'])('are read as their last value, and as themselves where they have none or gave an error (prefix "%s")', async (prefix) => {
    const table = await read(workbook([
      head,
      [[' t="str"', '<f>CONCATENATE("Xa","vier")</f><v>Xavier</v>'], words('xavier'), [' s="1"', '<f>C1+1</f><v>46085</v>'], [' t="str"', '<f>B9&amp;""</f><v></v>']],
      [words('Yann'), words('yann'), [' s="1"', '<f>TODAY()</f>'], [' t="e"', '<f>1/0</f><v>#DIV/0!</v>']],
      [[' t="str"', '<f>A1&amp;"&lt;"</f>'], words('zoe'), ['', '<f>1+1</f><v/>'], ['', '<f t="shared" si="0"/>']],
      [words('Ana'), words('ana'), [' s="1"', ''], [' s="1" t="e"', '<v>#N/A</v>']],
    ], prefix));
    expect(table).toEqual({ text: ['Nom\tIdentifiant\tEmbauche\tSite', 'Xavier\txavier\t2026-03-04\t', 'Yann\tyann\t=TODAY()\t#DIV/0!', '=A1&"<"\tzoe\t=1+1\t=', 'Ana\tana\t\t#N/A'].join('\n'), calculated: true });
    if ('refused' in table) throw new Error(table.refused);
    expect(readPeopleTable(table.text).lines.map((it) => [it.name, it.hiredOn, it.site])).toEqual([['Xavier', '2026-03-04', null]]);
    expect(problems(table.text)).toEqual([[3, 'table.formula', 'Embauche'], [3, 'table.formula', 'Site'], [4, 'table.formula', 'Nom'], [4, 'table.formula', 'Embauche'], [4, 'table.formula', 'Site'], [5, 'table.formula', 'Site']]);
  });

  it('are said where there are some, and only there', async () => {
    expect(await read(workbook([head, [words('Ana'), words('ana'), [' s="1"', '<v>46085</v>'], words('=Lyon')]]))).toEqual({ text: 'Nom\tIdentifiant\tEmbauche\tSite\nAna\tana\t2026-03-04\t=Lyon', calculated: false });
    expect(await read(new File(['Nom;Identifiant\nAna;ana'], 'people.csv'))).toEqual({ text: 'Nom;Identifiant\nAna;ana', calculated: false });
  });
});
