import { Injectable } from '@nestjs/common';
import type { Bilingual } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { audit, Database, Refusal } from '#platform';
import { lockTeams, markChanged, takeTeam } from './take-team.js';
import { namesOf, TeamTreeQueries } from './team-tree.queries.js';

/** A team gets another name; who was in it, and when, stays. */
@Injectable()
export class RenameTeam {
  constructor(private readonly db: Database, private readonly teams: TeamTreeQueries) {}

  run(by: Actor, teamId: string, wish: { readonly seen?: number | undefined; readonly name: Bilingual }): Promise<{ version: number }> {
    return this.db.transaction(async (tx) => {
      await lockTeams(tx);
      await takeTeam(tx, teamId, wish.seen);
      const others = (await this.teams.standing(tx)).filter((it) => it.id !== teamId);
      if (others.some((it) => namesOf(it.name).some((taken) => namesOf(wish.name).includes(taken)))) throw new Refusal('team.name-taken');
      await tx.query('update team set name = $2 where id = $1', [teamId, JSON.stringify(wish.name)]);
      await audit(tx, by.personId, 'team.rename', teamId);
      return { version: await markChanged(tx, by, teamId) };
    });
  }
}
