import { Injectable } from '@nestjs/common';
import type { Bilingual } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { audit, Database, newId, Refusal, type Tx } from '#platform';
import { lockTeams } from './take-team.js';
import { namesOf, TeamTreeQueries } from './team-tree.queries.js';

export interface NewTeam { readonly id: string; readonly name: Bilingual; /** The team it stands under. */ readonly parentId?: string | null }

/** A team opens, under another or under none; where it first stands it has always stood, since people may have been in it before it was written down here. No two teams have one name. The same id and wish again is the same. */
@Injectable()
export class OpenTeam {
  constructor(private readonly db: Database, private readonly teams: TeamTreeQueries) {}

  run(by: Actor | null, wish: NewTeam): Promise<{ id: string }> {
    return this.db.transaction((tx) => this.within(tx, by, wish));
  }

  async within(tx: Tx, by: Actor | null, { id, name, parentId = null }: NewTeam): Promise<{ id: string }> {
    await lockTeams(tx);
    const all = await this.teams.standing(tx);
    const same = all.find((it) => it.id === id);
    if (same !== undefined) {
      if (same.name.fr === name.fr && same.name.en === name.en && same.parentId === parentId) return { id };
      throw new Refusal('id.taken');
    }
    if (parentId !== null && !all.some((it) => it.id === parentId)) throw new Refusal('thing.not-found');
    if (all.some((it) => namesOf(it.name).some((taken) => namesOf(name).includes(taken)))) throw new Refusal('team.name-taken');
    await tx.query('insert into team (id, name, parent_id) values ($1, $2, $3)', [id, JSON.stringify(name), parentId]);
    if (parentId !== null) await tx.query(`insert into team_move (id, team_id, parent_id, from_on, recorded_at, recorded_by) values ($1, $2, $3, '-infinity', palier_now(), $4)`, [newId(), id, parentId, by?.personId ?? null]);
    await audit(tx, by?.personId ?? null, 'team.open', id, { parentId });
    return { id };
  }
}
