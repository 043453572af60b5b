import type { Instant } from '../evidence/evidence.js';
import type { Action, Actor, Role } from './policy.js';

/** `off`: nobody is asked for a code. `offered`: whoever enrolled is. `required`: so is whoever holds a role that needs it, and who has none enrols first. */
export type SecondFactorMode = 'off' | 'offered' | 'required';

const inNeed: readonly Role[] = ['lead', 'hr', 'admin'];

/** Does somebody see or decide enough about others that a password alone is too little? */
export const needsSecondFactor = ({ roles }: Pick<Actor, 'roles'>): boolean => roles.some((role) => inNeed.includes(role));

/** What the installation asks for: what was said at its start, else what an administrator said, else yes, a demo aside. */
export function secondFactorMode(saidAtStart: 'on' | 'off' | null, saidByAdmin: boolean | null, demo: boolean): SecondFactorMode {
  if (saidAtStart !== null) return saidAtStart === 'on' ? 'required' : 'off';
  return (saidByAdmin ?? !demo) ? 'required' : 'offered';
}

/** What a session still owes after its password. */
export type Awaits = 'code' | 'enrolment';

/** Null where the session owes nothing. A role given meanwhile counts at once. */
export function awaitedBy(session: Pick<Actor, 'roles'> & { readonly mode: SecondFactorMode; readonly enrolled: boolean; readonly confirmed: boolean }): Awaits | null {
  if (session.mode === 'off' || session.confirmed) return null;
  if (session.enrolled) return 'code';
  return session.mode === 'required' && needsSecondFactor(session) ? 'enrolment' : null;
}

/** The only doors of a half-open session. Whoever must show a code may not enrol instead: a password would then do for both. */
const openWhile: Readonly<Record<Awaits, readonly Action[]>> = { code: ['second-factor.confirm', 'session.sign-out'], enrolment: ['second-factor.enrol', 'session.sign-out'] };
export const mayWhile = (awaits: Awaits, action: Action): boolean => openWhile[awaits].includes(action);

/** A one-time code holds for thirty seconds (RFC 6238), and for those before and after it: clocks of phones are never exact. */
const stepMillis = 30_000;
export const stepOf = (at: Instant): number => Math.floor(at / stepMillis);

/** The steps whose codes are taken now. None that was used, and none before it: a code works once. */
export function acceptableSteps(at: Instant, lastUsed: number): readonly number[] {
  const now = stepOf(at);
  return [now - 1, now, now + 1].filter((step) => step > lastUsed);
}

/** What somebody typed, as it was meant: capitals, without the spaces and dashes that make it readable. */
export const codeMeant = (typed: string): string => typed.replace(/[\s-]/g, '').toUpperCase();
export const isOneTimeCode = (code: string): boolean => /^\d{6}$/.test(code);
