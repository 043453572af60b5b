/** Somebody who leads a team of the person, or one above it; `depth` counts the steps up. */
export interface Near { readonly id: string; readonly depth: number; /** Holds the role of a lead, and so may decide. */ readonly decides: boolean }

/**
 * Who is named to give a second opinion: of those who lead the person the nearest who had no part in it, a deputy like a lead; HR where there is nobody.
 * Never the person, and nobody twice.
 */
export function secondRaters(personId: string, near: readonly Near[], hr: readonly string[], apart: readonly string[]): string[] {
  const free = (id: string): boolean => id !== personId && !apart.includes(id);
  const leads = near.filter((it) => it.decides && free(it.id));
  const first = Math.min(...leads.map((it) => it.depth));
  return [...new Set(leads.length > 0 ? leads.filter((it) => it.depth === first).map((it) => it.id) : hr.filter(free))];
}
