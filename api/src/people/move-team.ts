import { Injectable } from '@nestjs/common';
import { mayStandUnder, type Actor } from '@palier/domain';
import { audit, Database, newId, Refusal, type Tx } from '#platform';
import { lockTeams, markChanged, takeTeam } from './take-team.js';
import { TeamTreeQueries } from './team-tree.queries.js';

/** From today on a team stands under another, or under none: whoever leads that one leads this one too. Earlier days keep where it stood. */
@Injectable()
export class MoveTeam {
  constructor(private readonly db: Database, private readonly teams: TeamTreeQueries) {}

  run(by: Actor, teamId: string, wish: { readonly seen?: number | undefined; readonly parentId: string | null }): Promise<{ version: number }> {
    return this.db.transaction(async (tx) => {
      await lockTeams(tx);
      const { version, parentId } = await takeTeam(tx, teamId, wish.seen);
      return parentId === wish.parentId ? { version } : this.within(tx, by, teamId, wish.parentId);
    });
  }

  /** Within the caller's transaction, which has locked the teams. */
  async within(tx: Tx, by: Actor, teamId: string, parentId: string | null): Promise<{ version: number }> {
    const all = await this.teams.standing(tx);
    if (parentId !== null && !all.some((it) => it.id === parentId)) throw new Refusal('thing.not-found');
    if (!mayStandUnder(teamId, parentId, new Map(all.map((it) => [it.id, it.parentId])))) throw new Refusal('team.cycle');
    await tx.query('insert into team_move (id, team_id, parent_id, from_on, recorded_at, recorded_by) values ($1, $2, $3, palier_today(), palier_now(), $4)', [newId(), teamId, parentId, by.personId]);
    await tx.query('update team set parent_id = $2 where id = $1', [teamId, parentId]);
    await audit(tx, by.personId, 'team.move', teamId, { parentId });
    return { version: await markChanged(tx, by, teamId) };
  }
}
