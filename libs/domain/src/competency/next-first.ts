import type { HeldLevel, Level } from './cell.js';

/** Competencies in the order in which somebody works at them: those still below what is expected first, each part in the order it came in. */
export function nextFirst<T extends { readonly expected: Level | null; readonly held: HeldLevel }>(of: readonly T[]): T[] {
  const next = (it: T): boolean => it.expected !== null && it.held < it.expected;
  return [...of.filter(next), ...of.filter((it) => !next(it))];
}
