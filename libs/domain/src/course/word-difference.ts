import { diffWordsWithSpace } from 'diff';

/** A text beside its later form, word by word: what both have, what the first alone has, what the second alone has. */
export interface Piece { readonly kind: 'kept' | 'removed' | 'added'; readonly text: string }

/** Beyond so many words that differ, nobody reads what stayed between them, and looking for it would take long. */
const mostEdits = 600;

export function wordsBetween(before: string, after: string): Piece[] {
  const found = diffWordsWithSpace(before, after, { maxEditLength: mostEdits });
  const pieces: readonly Piece[] = found === undefined
    ? [{ kind: 'removed', text: before }, { kind: 'added', text: after }]
    : found.map((it) => ({ kind: it.added ? 'added' : it.removed ? 'removed' : 'kept', text: it.value }));
  return runs(pieces.filter((it) => it.text !== ''));
}

/** Words that all went and came read as one run, not word by word: a space alone did not stay between them. */
function runs(pieces: readonly Piece[]): Piece[] {
  const done: Piece[] = [];
  let [removed, added, space] = ['', '', ''];
  const end = (): void => {
    if (removed !== '') done.push({ kind: 'removed', text: removed });
    if (added !== '') done.push({ kind: 'added', text: added });
    if (space !== '') done.push({ kind: 'kept', text: space });
    [removed, added, space] = ['', '', ''];
  };
  pieces.forEach(({ kind, text }, at) => {
    if (kind === 'kept') {
      const between = /^ +$/.test(text) && removed !== '' && added !== '' && pieces[at + 1]?.kind === 'removed' && pieces[at + 2]?.kind === 'added';
      if (between) space = text;
      else { end(); done.push({ kind, text }); }
      return;
    }
    if (space !== '') { removed += space; added += space; space = ''; }
    if (kind === 'removed') removed += text;
    else added += text;
  });
  end();
  return done;
}

export const textBefore = (pieces: readonly Piece[]): string => pieces.map((it) => (it.kind === 'added' ? '' : it.text)).join('');
export const textAfter = (pieces: readonly Piece[]): string => pieces.map((it) => (it.kind === 'removed' ? '' : it.text)).join('');

/** The later text. @throws where these are not the pieces of that text. */
export function wordsApplied(before: string, pieces: readonly Piece[]): string {
  if (textBefore(pieces) !== before) throw new Error('pieces of another text');
  return textAfter(pieces);
}
