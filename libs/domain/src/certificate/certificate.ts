import { Temporal } from 'temporal-polyfill';
import { newsDays } from '../notification/reminder.js';
import { plusDays } from '../time/day.js';

/** How long a certificate holds: so many months, renewable from so many days before it ends; or for good. */
export interface CertificateTerms { readonly months: number | null; readonly renewDays: number }
/** Somebody got it on a day; whoever issued it may have said its last day. */
export interface Issued { readonly issuedOn: string; readonly saidUntil: string | null }

/** Never had; valid; valid, and may be renewed by now; not valid any more. */
export const certificateStates = ['missing', 'valid', 'toRenew', 'expired'] as const;
export type CertificateState = (typeof certificateStates)[number];
export interface CertificateStanding { readonly state: CertificateState; /** The last valid day; null where it ends with no day, or was never had. */ readonly until: string | null; /** From this day on it may be renewed. */ readonly renewFrom: string | null }

const plusMonths = (day: string, months: number): string => Temporal.PlainDate.from(day).add({ months }).toString();

/**
 * The last valid day after all that was issued; null where there is none, undefined where nothing was. One that is renewed within the window of one before goes on from
 * its last day, and not from the day of renewal; any other holds from the day it was issued. What counts is the best of these chains, so that no certificate takes away from another.
 */
export function validUntil(issued: readonly Issued[], { months, renewDays }: CertificateTerms): string | null | undefined {
  return issued.some((it) => it.saidUntil === null && months === null) ? null : lastValidDay(issued, months ?? 0, (until) => plusDays(until, -renewDays));
}

/** The same of what ends after so many months, its window opening on a day of its own. */
export function lastValidDay(issued: readonly Issued[], months: number, opensOn: (until: string) => string): string | undefined {
  const ends = new Set<string>();
  for (const { issuedOn, saidUntil } of [...issued].sort((a, b) => (a.issuedOn < b.issuedOn ? -1 : a.issuedOn > b.issuedOn ? 1 : 0))) {
    const inWindow = [...ends].filter((until) => issuedOn <= until && issuedOn >= opensOn(until));
    if (saidUntil !== null) ends.add(saidUntil);
    else for (const from of [issuedOn, ...inWindow]) ends.add(plusMonths(from, months));
  }
  return [...ends].sort().at(-1);
}

/** What somebody is told of a certificate: that it may be renewed, as long as it may; that it ended, as long as that is news. */
export function certificateNews({ state, until }: Pick<CertificateStanding, 'state' | 'until'>, today: string): 'toRenew' | 'expired' | null {
  if (until === null) return null;
  return state === 'toRenew' ? 'toRenew' : state === 'expired' && plusDays(until, newsDays) >= today ? 'expired' : null;
}

/** Where a certificate stands on a day. What is issued later than that day is not counted. */
export function certificateStanding(issued: readonly Issued[], terms: CertificateTerms, today: string): CertificateStanding {
  const until = validUntil(issued.filter((it) => it.issuedOn <= today), terms);
  if (until === undefined) return { state: 'missing', until: null, renewFrom: null };
  if (until === null) return { state: 'valid', until: null, renewFrom: null };
  const renewFrom = plusDays(until, -terms.renewDays);
  return { state: until < today ? 'expired' : renewFrom <= today ? 'toRenew' : 'valid', until, renewFrom };
}
