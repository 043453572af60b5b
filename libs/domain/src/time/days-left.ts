import type { PersonalDays, UnavailabilityKind } from './due-day.js';

/** How much of the time before a due day is somebody’s to learn in: what a working day is, `hindrance` says. */
export interface DaysLeft {
  /** Days on which they work, from tomorrow to the due day; those on call and with a night among them, for one works on them. */
  readonly days: number;
  /** Days on which they would work, were they not away. */
  readonly absent: number;
  /** Of the days on which they work, those on call, and those with a night and no call. */
  readonly onCall: number;
  readonly night: number;
}

/** The days that are left until a due day, counted at once and not day by day: thousands of people are counted for together, and years ahead. */
export function daysLeft(today: string, dueOn: string, { holidays, unavailable }: PersonalDays): DaysLeft {
  const [first, last] = [numberOf(today) + 1, numberOf(dueOn)];
  const off = [...holidays.keys()].filter((it) => it > today && it <= dueOn).map(numberOf).filter((it) => weekdays(it, it) === 1);
  const open = (from: number, until: number): number => weekdays(from, until) - off.filter((it) => from <= it && it <= until).length;
  /** Days that would be worked on and lie in any time of these kinds; each counts once, however many times hold it. */
  const within = (...kinds: readonly UnavailabilityKind[]): number => {
    let [sum, counted] = [0, first - 1];
    for (const { from, until } of unavailable.filter((it) => kinds.includes(it.kind)).map((it) => ({ from: numberOf(it.from), until: numberOf(it.until) })).sort((a, b) => a.from - b.from)) {
      const [start, end] = [Math.max(from, counted + 1), Math.min(until, last)];
      if (start > end) continue;
      sum += open(start, end);
      counted = end;
    }
    return sum;
  };
  if (last < first) return { days: 0, absent: 0, onCall: 0, night: 0 };
  const all = open(first, last);
  if (unavailable.length === 0) return { days: all, absent: 0, onCall: 0, night: 0 };
  const [absent, called, any] = [within('absence'), within('absence', 'onCall'), within('absence', 'onCall', 'night')];
  return { days: all - absent, absent, onCall: called - absent, night: any - called };
}

/** Days are numbers here, 0 being Thursday 1 January 1970. */
const numberOf = (day: string): number => Date.parse(day) / 86_400_000;
/** Mondays to Fridays between two days, both included: five for each whole week up to the end, less those before the start. */
const weekdays = (from: number, until: number): number => (from > until ? 0 : weekdaysTo(until) - weekdaysTo(from - 1));
const weekdaysTo = (day: number): number => Math.floor((day + 3) / 7) * 5 + Math.min(5, (((day + 3) % 7) + 7) % 7 + 1);
