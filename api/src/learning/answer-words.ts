import type { Response } from '@palier/domain';

/** What was written in an answer, to be kept apart, where it can be blanked; null where nothing was. */
export function wordsApart(response: Response): string | null {
  if (response.kind === 'gapFill') return JSON.stringify(response.gaps.map(({ id, text }) => [id, text]));
  return response.kind === 'shortText' || response.kind === 'numeric' ? response.text : null;
}

/** An answer with the words that are kept apart. */
export function wordsAgain(response: { readonly kind: string }, words: string | null): Response {
  switch (response.kind) {
    case 'shortText': case 'numeric': return { kind: response.kind, text: words ?? '' };
    case 'gapFill': return { kind: response.kind, gaps: (JSON.parse(words === null || words === '' ? '[]' : words) as [string, string][]).map(([id, text]) => ({ id, text })) };
    default: return response as Response;
  }
}
