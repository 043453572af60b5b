import { plain, type Wrong } from '../table/table.js';

/** Signs by which people say that there is nothing to say. */
const silent = ['', '0', '-', '–', '—', '?', 'na', 'n/a', 'so', 's/o', 's.o.', 'sans objet', 'non evalue', 'not assessed', 'not applicable'];

/** 3, N3, niv. 3, « niveau 3 », level 3, 3/4 and 3,0 are level 3. Null says nothing: the cell is empty, 0, a dash, or wrong. */
export function readLevel(found: string | null, wrong: Wrong<'table.level-unreadable'>): 1 | 2 | 3 | 4 | null {
  const key = plain(found ?? '');
  const [, digit] = /^(?:n|niv|niveau|l|lvl|level)?\.? ?(\d)(?:[.,]0+)?(?: ?\/ ?4| sur 4| of 4)?$/.exec(key) ?? [];
  if (silent.includes(key) || digit === '0') return null;
  const level = ([1, 2, 3, 4] as const).find((it) => String(it) === digit);
  return level ?? wrong('table.level-unreadable', { found: found ?? '' });
}
