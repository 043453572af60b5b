import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** The file with words where a formula has no value, and whether it has formulas whose last value is taken. */
export interface SaidFormulas { readonly file: Uint8Array<ArrayBuffer>; readonly calculated: boolean }

const sheetName = /^xl\/worksheets\/[^/]+\.xml$/i;
const cells = /<((?:\w+:)?)c(?=[\s/>])([^>]*?)(?:\/>|>(.*?)<\/\1c>)|<\/((?:\w+:)?)row>/gs;

/** So many rows are read between two words on how far it is. */
const rowsOfMark = 1000;
/** The last column that a sheet has: a mark stands behind everything that people write. */
const lastColumn = 'XFD';
/** How far the row is that a mark closes, between 0 and 1; null where a number is no mark. */
export const shareOfMark = (number: string): number | null => { const [, row, of] = /^(\d+)\/(\d+)$/.exec(number) ?? []; return row === undefined ? null : Number(row) / Number(of); };

/**
 * Reading a sheet gives its values alone: a formula that was never calculated, or that gave an error, would be an empty cell, which says something else.
 * Here such a cell becomes the words of its formula (=TODAY()) or of its error (#DIV/0!), which every table refuses by row.
 * A long sheet is marked every thousand rows, in a column that holds nothing else: whoever reads it on then knows how far they are. Says how far this pass is.
 */
export function sayFormulas(file: Uint8Array<ArrayBuffer>, said: (share: number) => void = () => undefined): SaidFormulas {
  const entries = unzipSync(file, { filter: (it) => /\.(?:xml|rels)$/i.test(it.name) });
  let calculated = false;
  const sayAll = Object.entries(entries).map(([name, bytes]): [string, Uint8Array] => {
    if (!sheetName.test(name)) return [name, bytes];
    const sheet = strFromU8(bytes);
    const of = sheet.match(/<\/(?:\w+:)?row>/g)?.length ?? 0;
    let rows = 0;
    let last = '';
    const words = sheet.replace(cells, (cell, prefix: string, attributes: string, inside: string | undefined, endOfRow: string | undefined) => {
      if (endOfRow !== undefined) {
        if (++rows % rowsOfMark !== 0) return cell;
        said(rows / of);
        const [, row] = /\sr=["'][A-Z]{1,2}(\d+)["']/.exec(last) ?? [];
        return row === undefined ? cell : `<${endOfRow}c r="${lastColumn}${row}"><${endOfRow}v>${rows}/${of}</${endOfRow}v></${endOfRow}c>${cell}`;
      }
      last = attributes;
      const found = wordsOf(attributes, inside ?? '');
      if (found === 'value') calculated = true;
      return found === null || found === 'value' ? cell : `<${prefix}c${attributes.replace(/\st=(?:"\w*"|'\w*')/, '')} t="inlineStr"><${prefix}is><${prefix}t>${found.words}</${prefix}t></${prefix}is></${prefix}c>`;
    });
    return [name, words === sheet ? bytes : strToU8(words)];
  });
  // Stored, not deflated: to inflate what is large, the reader would start a worker of its own from an address that the page's policy refuses, and wait for ever.
  return { file: zipSync(Object.fromEntries(sayAll), { level: 0 }), calculated };
}

/** What a cell says of its formula: its value, the words to say in the place of one, or null where there is no formula. Words stay as the sheet escapes them. */
function wordsOf(attributes: string, inside: string): 'value' | { readonly words: string } | null {
  const type = /\st=["'](\w+)["']/.exec(attributes)?.[1] ?? 'n';
  const formula = /<(?:\w+:)?f(?:\s[^>]*?)?(?:\/>|>([^<]*)<)/.exec(inside);
  const value = /<(?:\w+:)?v(?:\s[^>]*?)?(?:\/>|>([^<]*)<)/.exec(inside);
  if (type === 'e' && value?.[1]) return { words: value[1] };
  if (formula === null) return type === 'e' ? { words: '=' } : null;
  // A formula whose value is a text without letters has a value; a number without digits is none.
  return value?.[1] || (type === 'str' && value !== null) || type === 'inlineStr' ? 'value' : { words: `=${formula[1] ?? ''}` };
}
