/** The parts of a plan as somebody looks at it on a day, in their order: what is late first, what is done last. */
export const timelineParts = ['late', 'today', 'week', 'day30', 'day60', 'day90', 'later', 'done'] as const;
export type TimelinePart = (typeof timelineParts)[number];

/** Where a step stands today: a week ends on its Sunday, and the checkpoints are 30, 60 and 90 days after the hire. */
export function timelinePart(step: { readonly dueOn: string; readonly late: boolean; readonly done: boolean }, today: string, hiredOn: string): TimelinePart {
  if (step.done) return 'done';
  if (step.late) return 'late';
  if (step.dueOn <= today) return 'today';
  if (step.dueOn <= endOfWeek(today)) return 'week';
  const ends = partEnds(hiredOn);
  return (['day30', 'day60', 'day90'] as const).find((it) => step.dueOn <= ends[it]) ?? 'later';
}

/** The last days of the parts that end with a checkpoint. */
export const partEnds = (hiredOn: string): Readonly<Record<'day30' | 'day60' | 'day90', string>> => ({ day30: plus(hiredOn, 30), day60: plus(hiredOn, 60), day90: plus(hiredOn, 90) });

/** What is shown of a part: until when it is, where it ends with a checkpoint; its steps; and what is left of them takes so many minutes. */
export interface ShownPart<S> { readonly name: TimelinePart; readonly until: string | undefined; readonly steps: readonly S[]; readonly minutes: number }

/**
 * A plan in the parts that have steps, in their order; `standing` says in which each step is. Whoever looks after somebody else has their own steps first within each part.
 * No part comes before another for that: nothing late is pushed down by what is theirs and far away.
 */
export function timeline<S extends { readonly mine: boolean; readonly minutes: number | null }>(steps: readonly S[], hiredOn: string, reads: 'own' | 'others', standing: (step: S) => TimelinePart): readonly ShownPart<S>[] {
  const found = Map.groupBy(steps, standing);
  const ends: Partial<Record<TimelinePart, string>> = partEnds(hiredOn);
  return timelineParts.flatMap((name) => {
    const all = found.get(name) ?? [];
    const ordered = reads === 'own' ? all : [...all.filter((it) => it.mine), ...all.filter((it) => !it.mine)];
    return all.length === 0 ? [] : [{ name, until: ends[name], steps: ordered, minutes: name === 'done' ? 0 : all.reduce((sum, it) => sum + (it.minutes ?? 0), 0) }];
  });
}

// A page reckons with these: plain days need no calendar of a zone.
const dayLong = 86_400_000;
const plus = (day: string, days: number): string => new Date(Date.parse(day) + days * dayLong).toISOString().slice(0, 10);
const endOfWeek = (day: string): string => plus(day, 6 - ((Date.parse(day) / dayLong + 3) % 7));
