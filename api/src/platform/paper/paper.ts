import type { Locale } from '@palier/contracts';

/** What a paper says, in order, before anybody decides whether it becomes a PDF or a page. Every word of it is in one language, free words aside. */
export interface Paper {
  readonly locale: Locale;
  readonly title: string;
  /** When what it says was last changed: the same paper is the same bytes. */
  readonly at: Date;
  readonly blocks: readonly PaperBlock[];
  /** At the foot of every page. */
  readonly foot: string;
  pageOf(page: number, pages: number): string;
}

export type PaperBlock =
  | { readonly kind: 'heading'; readonly depth: 2 | 3 | 4; readonly words: string }
  | { readonly kind: 'words'; readonly words: string; /** Who said it, and when. */ readonly by?: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly caption: string; readonly head: readonly string[]; /** The first cell of a row names it. */ readonly rows: readonly (readonly string[])[] };
