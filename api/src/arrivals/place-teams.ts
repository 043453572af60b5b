import type { Bilingual, ImportProblem } from '@palier/contracts';
import { mayStandUnder } from '@palier/domain';
import type { PersonLine } from '@palier/formats';
import { loginKey } from '#people';
import { newId } from '#platform';

interface Standing { readonly id: string; readonly name: Bilingual; readonly parentId: string | null }
/** A team that a table names and nobody opened yet; those above it come first. */
export interface PlannedTeam { readonly id: string; readonly name: string; readonly parentId: string | null }
/** A team that a table puts elsewhere. */
export interface PlannedMove { readonly id: string; readonly name: string; readonly parentId: string; readonly parentName: string }

const keysOf = (name: Bilingual): string[] => [name.fr, name.en].flatMap((it) => (it === undefined ? [] : [loginKey(it)]));

/** Which teams the lines of a table name, and where these come to stand: opened where they are new, moved where they stood elsewhere. A line that would close a ring, or says otherwise than a line before it, is refused. */
export class PlaceTeams {
  private readonly ids: Map<string, string>;
  private readonly placement: Map<string, string | null>;
  private readonly said = new Map<string, { readonly parentId: string; readonly line: number }>();
  private readonly names = new Map<string, string>();

  constructor(private readonly standing: readonly Standing[]) {
    this.ids = new Map(standing.flatMap((it) => keysOf(it.name).map((key) => [key, it.id] as const)));
    this.placement = new Map(standing.map((it) => [it.id, it.parentId]));
  }

  idOf(name: string): string | null {
    return this.ids.get(loginKey(name)) ?? null;
  }

  /** Takes in what a line says; gives what is wrong with it, or null. */
  take({ line, team, above }: PersonLine): Omit<ImportProblem, 'line'> | null {
    if (team === null) return null;
    const chain = [...above, team].map((name) => ({ id: this.known(name), name }));
    for (const [index, { id, name }] of chain.entries()) {
      const parent = chain[index - 1];
      if (parent === undefined) continue;
      const before = this.said.get(id);
      if (before !== undefined && before.parentId !== parent.id) return { code: 'import.team-two-places', params: { team: name, first: before.line } };
      if (!mayStandUnder(id, parent.id, this.placement)) return { code: 'import.team-ring', params: { team: name, above: parent.name } };
      this.placement.set(id, parent.id);
      this.said.set(id, before ?? { parentId: parent.id, line });
    }
    return null;
  }

  /** What is to be opened and moved for these lines alone: the others are left out. */
  outcome(lines: readonly PersonLine[]): { readonly opened: readonly PlannedTeam[]; readonly moved: readonly PlannedMove[] } {
    const there = new Map(this.standing.map((it) => [it.id, it]));
    const [opened, moved] = [new Map<string, PlannedTeam>(), new Map<string, PlannedMove>()];
    for (const { team, above } of lines) {
      if (team === null) continue;
      let parent: { readonly id: string; readonly name: string } | null = null;
      for (const name of [...above, team]) {
        const id = this.known(name);
        const stands = there.get(id);
        const planned = opened.get(id);
        if (stands === undefined && (planned === undefined || (planned.parentId === null && parent !== null))) opened.set(id, { id, name: this.names.get(id) ?? name, parentId: parent?.id ?? null });
        if (stands !== undefined && parent !== null && stands.parentId !== parent.id) moved.set(id, { id, name, parentId: parent.id, parentName: parent.name });
        parent = { id, name };
      }
    }
    return { opened: parentsFirst([...opened.values()]), moved: [...moved.values()] };
  }

  private known(name: string): string {
    const key = loginKey(name);
    const id = this.ids.get(key) ?? newId();
    this.ids.set(key, id);
    if (!this.names.has(id)) this.names.set(id, name);
    return id;
  }
}

function parentsFirst(teams: readonly PlannedTeam[]): PlannedTeam[] {
  const waiting = new Map(teams.map((it) => [it.id, it]));
  const ordered: PlannedTeam[] = [];
  const take = (it: PlannedTeam): void => {
    if (!waiting.delete(it.id)) return;
    const parent = waiting.get(it.parentId ?? '');
    if (parent !== undefined) take(parent);
    ordered.push(it);
  };
  for (const it of teams) take(it);
  return ordered;
}
