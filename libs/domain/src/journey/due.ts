import { Temporal } from 'temporal-polyfill';

/** When a step is due: so many days from the day of hire (0 is that day, below 0 before it), or on a day of its own. */
export type StepDue = { readonly kind: 'fromHire'; readonly days: number } | { readonly kind: 'on'; readonly day: string };

/**
 * The day on which a step is due. Counted from the day of hire, it is never a Saturday or a Sunday: what is due before the arrival comes
 * forward to the Friday, so that it is ready; anything later waits until the Monday. A day that somebody chose stays what it is.
 * Nothing is due before the day on which it was asked: a plan that is given late makes nobody late.
 */
export function dueOn(due: StepDue, hiredOn: string, askedOn: string): string {
  const planned = due.kind === 'on' ? due.day : workday(Temporal.PlainDate.from(hiredOn).add({ days: due.days }), due.days < 0 ? 'before' : 'after');
  return planned < askedOn ? workday(Temporal.PlainDate.from(askedOn), 'after') : planned;
}

function workday(day: Temporal.PlainDate, side: 'before' | 'after'): string {
  const weekend = day.dayOfWeek - 5;
  return (weekend <= 0 ? day : side === 'before' ? day.subtract({ days: weekend }) : day.add({ days: 3 - weekend })).toString();
}

/** The week of a plan that a day belongs to: 1 is the seven days from the hire on, 0 is all that comes before. */
export function weekOf(day: string, hiredOn: string): number {
  const days = Temporal.PlainDate.from(hiredOn).until(Temporal.PlainDate.from(day), { largestUnit: 'day' }).days;
  return days < 0 ? 0 : Math.floor(days / 7) + 1;
}
