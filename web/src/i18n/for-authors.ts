import { enForAuthors } from './en-for-authors';
import { frForAuthors } from './fr-for-authors';

/** What authors read besides, in each language. */
export const forAuthors = { fr: frForAuthors, en: enForAuthors };
