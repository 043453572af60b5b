/** A text with its gaps as a cell of a table: `[1]`, `[2]`… in their order; a backslash keeps what looks like one from being a gap. */
export const writePassage = (pieces: readonly string[]): string => pieces.map((piece, at) => `${piece.replace(/\\/g, '\\\\').replace(/\[(?=\d+\])/g, '\\[')}${at === pieces.length - 1 ? '' : `[${at + 1}]`}`).join('');

/** The pieces of such a text, and the numbers of the gaps between them. */
export function readPassage(text: string): { readonly pieces: readonly string[]; readonly gaps: readonly number[] } {
  const pieces: string[] = [];
  const gaps: number[] = [];
  let [piece, from] = ['', 0];
  for (const match of text.matchAll(/\\([\\[])|\[(\d{1,2})\]/g)) {
    piece += `${text.slice(from, match.index)}${match[1] ?? ''}`;
    from = match.index + match[0].length;
    if (match[2] === undefined) continue;
    pieces.push(piece);
    gaps.push(Number(match[2]));
    piece = '';
  }
  return { pieces: [...pieces, `${piece}${text.slice(from)}`], gaps };
}
