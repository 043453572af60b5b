import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** The typeface of the product, as files that a PDF can hold. It is cut by script: each file holds the letters of one. */
const folder = join(createRequire(import.meta.url).resolve('@fontsource/inter/files/inter-latin-400-normal.woff'), '../..');
const ranges = Object.entries(JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8')) as Record<string, string>).reverse()
  .map(([script, said]) => ({ script, spans: said.split(',').map((it) => it.replace('U+', '').split('-').map((end) => Number.parseInt(end, 16))) }));

export type Weight = 400 | 600;
export interface Run { readonly script: string; readonly words: string }

export const fontFile = (script: string, weight: Weight): string => join(folder, `files/inter-${script}-${weight}-normal.woff`);
export const scripts: readonly string[] = ranges.map((it) => it.script);

const holds = (script: string, code: number): boolean => ranges.find((it) => it.script === script)?.spans.some(([from = 0, to = from]) => code >= from && code <= to) === true;
const unknown = '?';

/** Words cut where another file of the typeface is needed. A sign that none of them holds is shown as a question mark: the page, with the letters of its reader, has them all. */
export function runsOf(words: string): Run[] {
  const runs: { script: string; words: string }[] = [];
  for (const written of words.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ').replaceAll(/[\p{Cf}\ufe00-\ufe0f]/gu, '')) {
    const known = scripts.find((script) => holds(script, written.codePointAt(0) ?? 0));
    const sign = known === undefined ? unknown : written;
    const before = runs.at(-1);
    if (before !== undefined && holds(before.script, sign.codePointAt(0) ?? 0)) before.words += sign;
    else runs.push({ script: known ?? 'latin', words: sign });
  }
  return runs;
}
