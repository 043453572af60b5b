import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** The file with words where a formula has no value, and whether it has formulas whose last value is taken. */
export interface SaidFormulas { readonly file: Uint8Array<ArrayBuffer>; readonly calculated: boolean }

const sheetName = /^xl\/worksheets\/[^/]+\.xml$/i;
const cells = /<((?:\w+:)?)c(?=[\s/>])([^>]*?)(?:\/>|>(.*?)<\/\1c>)/gs;

/**
 * Reading a sheet gives its values alone: a formula that was never calculated, or that gave an error, would be an empty cell, which says something else.
 * Here such a cell becomes the words of its formula (=TODAY()) or of its error (#DIV/0!), which every table refuses by row.
 */
export function sayFormulas(file: Uint8Array<ArrayBuffer>): SaidFormulas {
  const entries = unzipSync(file, { filter: (it) => /\.(?:xml|rels)$/i.test(it.name) });
  let calculated = false;
  const said = Object.entries(entries).map(([name, bytes]): [string, Uint8Array] => {
    if (!sheetName.test(name)) return [name, bytes];
    const sheet = strFromU8(bytes);
    const words = sheet.replace(cells, (cell, prefix: string, attributes: string, inside: string | undefined) => {
      const found = wordsOf(attributes, inside ?? '');
      if (found === 'value') calculated = true;
      return found === null || found === 'value' ? cell : `<${prefix}c${attributes.replace(/\st=(?:"\w*"|'\w*')/, '')} t="inlineStr"><${prefix}is><${prefix}t>${found.words}</${prefix}t></${prefix}is></${prefix}c>`;
    });
    return [name, words === sheet ? bytes : strToU8(words)];
  });
  // Stored, not deflated: to inflate what is large, the reader would start a worker of its own from an address that the page's policy refuses, and wait for ever.
  return { file: zipSync(Object.fromEntries(said), { level: 0 }), calculated };
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
