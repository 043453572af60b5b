/** Which team each team stands under; null, or no entry, where it stands under none. */
export type Placement = ReadonlyMap<string, string | null>;

/** The teams above a team, the nearest first. Ends also where the placement itself runs in a ring. */
export function teamsAbove(teamId: string, placement: Placement): string[] {
  const above: string[] = [];
  for (let next = placement.get(teamId) ?? null; next !== null && next !== teamId && !above.includes(next); next = placement.get(next) ?? null) above.push(next);
  return above;
}

/** May this team stand under that one? Never under itself, nor under a team that stands somewhere under it. */
export const mayStandUnder = (teamId: string, parentId: string | null, placement: Placement): boolean => parentId === null || (parentId !== teamId && !teamsAbove(parentId, placement).includes(teamId));
