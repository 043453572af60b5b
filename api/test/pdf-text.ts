import { inflateSync } from 'node:zlib';

/** What is written on the pages of a PDF of ours, line by line: letters are looked up as a reader does who copies them, in the tables that its fonts bring along. */
export function pdfText(pdf: Buffer): string {
  const objects = new Map([...pdf.toString('latin1').matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id = '', body = '']) => [id, body]));
  const all = [...objects.values()];
  const stream = (id: string): string => {
    const [, packed = ''] = /stream\r?\n([\s\S]*?)\r?\nendstream/.exec(objects.get(id) ?? '') ?? [];
    return packed === '' ? '' : inflateSync(Buffer.from(packed, 'latin1')).toString('latin1');
  };
  const fonts = new Map(all.flatMap((it) => [...it.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id = '']) => [name, lettersOf(stream(/\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? '')?.[1] ?? ''))] as const)));
  const pages = all.filter((it) => /\/Type \/Page\n/.test(it)).map((it) => stream(/\/Contents (\d+) 0 R/.exec(it)?.[1] ?? ''));
  return pages.flatMap((page) => page.split('\nET').map((part) => {
    let font: ReadonlyMap<number, string> = new Map();
    return [...part.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9a-f]+)>(?=[^\n]*\] TJ)/g)].map(([, name, glyphs]) => {
      if (name !== undefined) font = fonts.get(name) ?? new Map<number, string>();
      return (glyphs?.match(/.{4}/g) ?? []).map((it) => font.get(Number.parseInt(it, 16)) ?? '\ufffd').join('');
    }).join('');
  }).filter((it) => it !== '')).join('\n');
}

/** Which letters stand for the glyphs of a font. */
function lettersOf(table: string): ReadonlyMap<number, string> {
  return new Map([...table.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/g)].flatMap(([, first = '', letters = '']) => [...letters.matchAll(/<([0-9a-f]+)>/g)].map(([, units = ''], index) => [Number.parseInt(first, 16) + index, String.fromCharCode(...(units.match(/.{4}/g) ?? []).map((it) => Number.parseInt(it, 16)))] as const)));
}
