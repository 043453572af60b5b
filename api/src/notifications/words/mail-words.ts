import type { Notification } from '@palier/contracts';
import { english } from './english.js';
import { french } from './french.js';

/** Everything that a mail can say, once per language: a wording that is missing does not compile. */
export interface MailWords {
  /** What happened, in one sentence: the subject where it goes by itself, a line in the mail of the day. */
  sentence(it: Notification): string;
  readonly open: string;
  greeting(name: string): string;
  digestSubject(count: number): string;
  weeklySubject(count: number): string;
  readonly digestLead: string;
  readonly resetSubject: string;
  resetLead(hours: number): string;
  readonly resetOpen: string;
  readonly resetNotYou: string;
  readonly testSubject: string;
  readonly testLead: string;
  /** Why it came, and where to choose otherwise. */
  readonly why: string;
  readonly choose: string;
  /** Where such mails are stopped in one click, and where they cannot be. */
  readonly stop: string;
  readonly mandatory: string;
}

export const mailWords = { fr: french, en: english } as const satisfies Record<string, MailWords>;
export type MailLocale = keyof typeof mailWords;
