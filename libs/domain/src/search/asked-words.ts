/** The words that somebody types into a search, at most twelve: letters and digits, without what stands between. */
export const askedWords = (typed: string): string[] => (typed.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, 12);

/** As PostgreSQL's `to_tsquery` reads it: all of the words, the last one perhaps half typed. Null where there is nothing to look for. */
export function tsqueryOf(typed: string): string | null {
  const words = askedWords(typed);
  return words.length === 0 ? null : words.map((it, index) => `'${it}'${index === words.length - 1 ? ':*' : ''}`).join(' & ');
}
