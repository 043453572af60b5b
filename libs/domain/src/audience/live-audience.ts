import { plusDays } from '../time/day.js';
import type { Truth } from './audience.js';

/** What becomes of what was asked of somebody who is no longer in the audience: it stays asked, or what they did not begin is withdrawn. */
export const leavers = ['stay', 'withdraw'] as const;
export type Leavers = (typeof leavers)[number];

/** A campaign takes people in and lets them go until so many days after its day. */
export const liveDays = 90;
export const liveUntil = (dueOn: string): string => plusDays(dueOn, liveDays);

/** Whoever joins has so many working days, or until the day of the campaign where that is later. */
export const joinersWorkingDays = 10;
export const joinersDay = (dueOn: string, soonest: string): string => (soonest > dueOn ? soonest : dueOn);

/** Somebody joins once a rule holds of them and the release concerns them (a course concerns whoever is asked), and leaves once it is known that one of the two is no longer so. What is not known moves nobody. */
export function audienceMove(isIn: boolean, now: { readonly mayBeAsked: boolean; readonly matches: Truth; readonly concerned: Truth }): 'joined' | 'left' | null {
  if (isIn) return now.matches === false || now.concerned === false ? 'left' : null;
  return now.mayBeAsked && now.matches === true && now.concerned === true ? 'joined' : null;
}
