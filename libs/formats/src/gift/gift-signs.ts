import { withoutEnd } from '../table/without-end.js';

/** Signs that mean something to GIFT, kept as words by a backslash; so is the end of a line. */
export const escaped = (text: string): string => text.replace(/[\\~=#{}:]/g, '\\$&').replace(/\n/g, '\\n');
export const unescaped = (text: string): string => text.replace(/\\([\\~=#{}:n])/g, (_, sign: string) => (sign === 'n' ? '\n' : sign));

/** Where a sign stands that no backslash keeps, from a place on; -1 where there is none. */
export function signAt(text: string, signs: string, from = 0): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (signs.includes(text[at] ?? '')) return at;
  }
  return -1;
}

/** The parts of a text between a sign that no backslash keeps. */
export function partedAt(text: string, sign: string): readonly [before: string, after: string | null] {
  for (let at = signAt(text, sign[0] ?? ''); at !== -1; at = signAt(text, sign[0] ?? '', at + 1)) {
    if (text.startsWith(sign, at)) return [text.slice(0, at), text.slice(at + sign.length)];
  }
  return [text, null];
}

/** A text whose form is said in front of it. */
export const formMark = /^[\t-\r ]*\[(html|moodle|plain|markdown)\]/i;

/** Without the spaces at its ends; those that do not break a line belong to its words. */
export const bare = (text: string): string => withoutEnd(text.replace(/^[\t-\r ]+/, ''), '\t\n\v\f\r ');
