import { Injectable } from '@nestjs/common';
import { plusDays, type Actor } from '@palier/domain';
import { audit, Database, Refusal, require, takeRecordedAt } from '#platform';
import { markChanged, takeTeam } from './take-team.js';

/** The last day on which somebody leads a team, or stands in: earlier than was said before, never later. What they did meanwhile stays theirs. */
@Injectable()
export class EndTerm {
  constructor(private readonly db: Database) {}

  run(by: Actor, termId: string, wish: { readonly seen?: number | undefined; readonly lastDay: string }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const [term] = await tx.query<{ personId: string; teamId: string; until: string | null }[]>(`select person_id as "personId", team_id as "teamId", until_on::text as until from team_membership where id = $1 and kind in ('lead', 'deputy')`, [termId]);
      if (term === undefined) throw new Refusal('thing.not-found');
      require(by, 'teams.appoint', term.personId);
      const at = await takeRecordedAt(tx, term.personId);
      const until = plusDays(wish.lastDay, 1);
      const [before] = await tx.query<{ until: string }[]>('select until_on::text as until from team_membership_end where membership_id = $1', [termId]);
      if (before?.until === until) return { id: termId };
      await takeTeam(tx, term.teamId, wish.seen);
      if (before !== undefined || (term.until !== null && until >= term.until)) throw new Refusal('team.term-over', { day: plusDays(before?.until ?? term.until ?? until, -1) });
      await tx.query('insert into team_membership_end (membership_id, until_on, recorded_at, recorded_by) values ($1, $2, $3, $4)', [termId, until, at, by.personId]);
      await audit(tx, by.personId, 'team.end-term', term.personId, { termId, lastDay: wish.lastDay });
      await markChanged(tx, by, term.teamId);
      return { id: termId };
    });
  }
}
