/** The four levels of a competency. Cumulative: holding 3 means holding 1, 2 and 3. */
export const levels = [1, 2, 3, 4] as const;
export type Level = (typeof levels)[number];

/** What a person holds of a competency; 0 says that nothing is proved yet. */
export type HeldLevel = 0 | Level;

/** One (competency, level): the unit of progress everywhere. */
export interface Cell {
  readonly competencyId: string;
  readonly level: Level;
}

/** One string per cell, for maps and sets. */
export const cellKey = ({ competencyId, level }: Cell): string => `${competencyId}/${level}`;
