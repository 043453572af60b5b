import { oneLine } from '../question-text/question-text.js';

/** A picture beside what a question asks. Where a house keeps it already, `file` says as what, and its bytes need not be there. */
export interface PortablePicture { readonly words: string; /** In base 64; what says nothing is no picture that could be written. */ readonly base64: string; readonly file: string }

/** How the bytes of pictures that a question may carry begin, in base 64. */
const beginnings = [['iVBORw0KGgo', 'png'], ['/9j/', 'jpg'], ['UklGR', 'webp']] as const;
const mostWords = 1_000;

/** The ending of a picture by how its bytes begin, or null where they are none that a question may carry. */
export const endingOf = (base64: string): string | null => beginnings.find(([beginning]) => base64.startsWith(beginning))?.[1] ?? null;

/** A picture in its one form, or null where it is none. */
export function tidyPicture({ words, base64, file }: PortablePicture): PortablePicture | null {
  const bytes = base64.replace(/[\t-\r ]+/g, '');
  if (file === '' && (endingOf(bytes) === null || !/^[A-Za-z0-9+/]+={0,2}$/.test(bytes) || bytes.length % 4 !== 0)) return null;
  return { words: oneLine(words).slice(0, mostWords).trim(), base64: bytes, file };
}
