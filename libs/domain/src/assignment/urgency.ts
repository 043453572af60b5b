/** What is asked of somebody, whatever it is: a course, a step of a plan, a signature sent back. */
export interface Asked {
  readonly id: string;
  /** The last day on which it is in time; null where no day was set. */
  readonly dueOn: string | null;
  /** It was handed in and came back, to be done again: somebody waits for it. */
  readonly sentBack: boolean;
  readonly begun: boolean;
}

/** What to do first: the earliest due day, then what has none; of the same day what was sent back, then what is begun, then the id as judge. */
export function byUrgency(a: Asked, b: Asked): number {
  const [first, second] = [a.dueOn ?? '9999-12-31', b.dueOn ?? '9999-12-31'];
  if (first !== second) return first < second ? -1 : 1;
  return Number(b.sentBack) - Number(a.sentBack) || Number(b.begun) - Number(a.begun) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
