import type { HeldLevel, Level } from '../competency/cell.js';
import { plusDays } from '../time/day.js';

/** Days within which what is carried over is to be confirmed, unless HR says otherwise; and the most that anybody may say. */
export const confirmWithin = { usual: 90, most: 366 } as const;

/** May what is carried over today wait until this day? Not into the past, and not for ever. */
export const mayWaitUntil = (day: string, today: string): boolean => day >= today && day <= plusDays(today, confirmWithin.most);

/** What one line of a table says of somebody in one competency, on a day. */
export interface Statement { readonly line: number; readonly personId: string; readonly competencyId: string; readonly level: Level; readonly statedOn: string }

/**
 * Of several statements about the same person and competency the newest counts, once: a level lowered last year is not what it was before.
 * Where the newest day says two different levels, nobody can tell which: these are in conflict and none counts.
 */
export function newestOf<T extends Statement>(statements: readonly T[]): { readonly counts: readonly T[]; readonly older: readonly T[]; readonly conflicts: readonly T[] } {
  const byPlace = Map.groupBy([...statements].sort((a, b) => a.line - b.line), (it) => `${it.personId}/${it.competencyId}`);
  const counts: T[] = [];
  const older: T[] = [];
  const conflicts: T[] = [];
  for (const group of byPlace.values()) {
    const newest = group.reduce((last, it) => (it.statedOn > last ? it.statedOn : last), '');
    const said = group.filter((it) => it.statedOn === newest);
    older.push(...group.filter((it) => it.statedOn !== newest));
    if (said.some((it) => it.level !== said[0]?.level)) conflicts.push(...said);
    else { counts.push(...said.slice(0, 1)); older.push(...said.slice(1)); }
  }
  return { counts, older, conflicts };
}

/** What is known already where a statement comes in: the newest statement carried over before, how much of it still holds, and what is proved without it. */
export interface Before { readonly stated: { readonly level: Level; readonly statedOn: string } | null; readonly stillHeld: HeldLevel; readonly proved: HeldLevel }

/**
 * What becomes of a statement: it is carried over (`new`); it was before (`same`); something newer was (`older`); proof of our own holds it anyway (`proved`);
 * or it says less than what still holds from before (`lower`), which only a withdrawal can lower.
 */
export function verdictOn({ level, statedOn }: Pick<Statement, 'level' | 'statedOn'>, { stated, stillHeld, proved }: Before): 'new' | 'same' | 'older' | 'proved' | 'lower' {
  if (stated !== null && statedOn < stated.statedOn) return 'older';
  if (stated !== null && statedOn === stated.statedOn && level === stated.level) return 'same';
  if (level < stillHeld) return 'lower';
  return level <= proved ? 'proved' : 'new';
}
