/** When a step is due: so many days from the day of hire (0 is that day, below 0 before it), or on a day of its own. */
export type StepDue = { readonly kind: 'fromHire'; readonly days: number } | { readonly kind: 'on'; readonly day: string };

/**
 * The day on which a step is due. Counted from the day of hire, it is never a Saturday or a Sunday: what is due before the arrival comes
 * forward to the Friday, so that it is ready; anything later waits until the Monday. A day that somebody chose stays what it is.
 * Nothing is due before the day on which it was asked: a plan that is given late makes nobody late.
 */
export function dueOn(due: StepDue, hiredOn: string, askedOn: string): string {
  const planned = due.kind === 'on' ? due.day : workday(numberOf(hiredOn) + due.days, due.days < 0 ? 'before' : 'after');
  return planned < askedOn ? workday(numberOf(askedOn), 'after') : planned;
}

// A lead's list counts a thousand such days in one answer: days are numbers here, 0 being Thursday 1 January 1970.
const dayLong = 86_400_000;
const numberOf = (day: string): number => Date.parse(day) / dayLong;

function workday(day: number, side: 'before' | 'after'): string {
  const weekend = ((((day + 3) % 7) + 7) % 7) - 4;
  return new Date((weekend <= 0 ? day : side === 'before' ? day - weekend : day + 3 - weekend) * dayLong).toISOString().slice(0, 10);
}

/** The week of a plan that a day belongs to: 1 is the seven days from the hire on, 0 is all that comes before. */
export function weekOf(day: string, hiredOn: string): number {
  const days = numberOf(day) - numberOf(hiredOn);
  return days < 0 ? 0 : Math.floor(days / 7) + 1;
}
