import { Temporal } from 'temporal-polyfill';

/** When a step is due: so many days from the day of hire (0 is that day, below 0 before it), or on a day of its own. */
export type StepDue = { readonly kind: 'fromHire'; readonly days: number } | { readonly kind: 'on'; readonly day: string };

/**
 * The day on which a step is due. Counted from the day of hire, it is never a Saturday or a Sunday: what is due before the arrival comes
 * forward to the Friday, so that it is ready; anything later waits until the Monday. A day that somebody chose stays what it is.
 */
export function dueOn(due: StepDue, hiredOn: string): string {
  if (due.kind === 'on') return due.day;
  const day = Temporal.PlainDate.from(hiredOn).add({ days: due.days });
  const weekend = day.dayOfWeek - 5;
  if (weekend <= 0) return day.toString();
  return (due.days < 0 ? day.subtract({ days: weekend }) : day.add({ days: 3 - weekend })).toString();
}

/** The week of a plan that a day belongs to: 1 is the seven days from the hire on, 0 is all that comes before. */
export function weekOf(day: string, hiredOn: string): number {
  const days = Temporal.PlainDate.from(hiredOn).until(Temporal.PlainDate.from(day), { largestUnit: 'day' }).days;
  return days < 0 ? 0 : Math.floor(days / 7) + 1;
}
