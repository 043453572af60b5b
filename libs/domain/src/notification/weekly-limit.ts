import type { Instant } from '../evidence/evidence.js';

/** A mail about one thing, or the mail of the day. */
export type MailForm = 'single' | 'digest';

const week = 7 * 86_400_000;

/**
 * May this person be written to now? Never more than `limit` mails within any seven days. The last place is kept for a mail of the day,
 * so that what no longer goes by itself still goes together.
 */
export function mayWrite(form: MailForm, written: readonly Instant[], now: Instant, limit: number): boolean {
  const lately = written.filter((it) => it > now - week).length;
  return lately < (form === 'digest' ? limit : limit - 1);
}
