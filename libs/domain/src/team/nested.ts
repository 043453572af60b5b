/** Teams in the order in which they stand under one another, those under a team after it and one step deeper. A team whose parent is not among them stands at the top. */
export function nested<T extends { readonly id: string; readonly parentId: string | null }>(teams: readonly T[]): (T & { readonly depth: number })[] {
  const known = new Set(teams.map((it) => it.id));
  const under = Map.groupBy(teams, (it) => (it.parentId !== null && known.has(it.parentId) ? it.parentId : null));
  const below = (parent: string | null, depth: number): (T & { readonly depth: number })[] => (under.get(parent) ?? []).flatMap((it) => [{ ...it, depth }, ...below(it.id, depth + 1)]);
  return below(null, 0);
}
