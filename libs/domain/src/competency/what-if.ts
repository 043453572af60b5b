import { levels, type HeldLevel, type Level } from './cell.js';

/** What somebody holds of a competency, and what was and would be expected of it; null where nothing is. */
export interface Shift { readonly held: HeldLevel; readonly before: Level | null; readonly after: Level | null }

/** The levels that somebody would lack and does not lack today. */
export const newlyMissing = ({ held, before, after }: Shift): Level[] => levels.filter((level) => level > held && level <= (after ?? 0) && level > (before ?? 0));

/** The levels that somebody lacks and would lack no longer, because they would not be expected any more. */
export const noLongerMissing = ({ held, before, after }: Shift): Level[] => newlyMissing({ held, before: after, after: before });
