import type { QuestionContent } from '@palier/domain';
import type { Bilingual } from '../bilingual.js';
import type { CellKey } from '../course.js';

export type QuestionKey =
  | 'new-client' | 'two-files' | 'wrong-invoice' | 'orange-triangle' | 'who-changed-it' | 'signs' | 'computed-values' | 'training-environment'
  | 'part-month' | 'last-day' | 'cancelling-document' | 'document-to-open'
  | 'before-searching' | 'open-questions' | 'end-of-call' | 'first-line' | 'clear-message'
  | 'release-notes' | 'after-a-release'
  | 'upset-first-words' | 'duplicate-reminders' | 'promise-an-hour' | 'on-hold' | 'not-our-fault' | 'after-the-call' | 'upset-call';

/** A question of the bank. Difficulty: 1 read in the lesson, 2 applied, 3 worked out. */
export interface BankQuestion {
  readonly key: QuestionKey;
  readonly cell: CellKey;
  readonly difficulty: 1 | 2 | 3;
  /** Asked where a quiz names it, and drawn by none. */
  readonly namedOnly?: true;
  readonly content: Bilingual<QuestionContent>;
}
