import type { Instant } from '../evidence/evidence.js';
import { endOfDay } from '../time/day.js';
import { dueDay, type PersonalDays } from '../time/due-day.js';
import { newsDays, type Due } from './reminder.js';

/** Working days after which whoever leads somebody is told that something is late, until HR says otherwise; 0: never. */
export const usualEscalationDays = 3;
export const mostEscalationDays = 20;
/** What fell due longer ago is history, whatever somebody was away meanwhile. */
export const escalationLooksBack = 120;

/** When so many working days of the person have gone by since the due day; null where nobody is ever told. Days on which they are away do not count. */
export const escalationAt = ({ dueOn, zone }: Pick<Due, 'dueOn' | 'zone'>, days: number, of: PersonalDays): Instant | null => (days === 0 ? null : endOfDay(dueDay({ kind: 'workingDays', days, from: dueOn }, of).day, zone));

/** Is it to be told now? From that moment on, as long as it is news; never where the day was given only after it. */
export function escalates(due: Due, days: number, of: PersonalDays, now: Instant): Instant | null {
  const at = escalationAt(due, days, of);
  return at !== null && at > due.askedAt && at <= now && now - at <= newsDays * 86_400_000 ? at : null;
}
