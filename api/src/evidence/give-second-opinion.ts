import { Injectable } from '@nestjs/common';
import type { Actor, Level } from '@palier/domain';
import { audit, Database, Jobs, keepText, Refusal, require, sha256, takeRecordedAt } from '#platform';
import { ProjectStandings } from './project-standings.js';
import { SecondOpinionQueries } from './second-opinion.queries.js';
import { SignLevels } from './sign-levels.js';

export interface OpinionWish { readonly id: string; readonly decision: 'held' | 'notHeld'; readonly levels: readonly Level[]; readonly words: string }

/** Somebody who had no part in it says whether the level is held, with what they saw. Held, it is a signature of theirs, and the standings move at once. It is final for what was contested, or for what two raters disagreed about: not held, no signature from before counts on. */
@Injectable()
export class GiveSecondOpinion {
  constructor(private readonly db: Database, private readonly opinions: SecondOpinionQueries, private readonly signs: SignLevels, private readonly standings: ProjectStandings, private readonly jobs: Jobs) {}

  run(by: Actor, opinionId: string, wish: OpinionWish): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const [it] = await tx.query<{ personId: string; competencyId: string; level: Level; kind: string; raters: string[] }[]>('select kind, person_id as "personId", competency_id as "competencyId", level, raters from second_opinion where id = $1', [opinionId]);
      if (it === undefined) throw new Refusal('thing.not-found');
      require(by, 'second-opinion.give', it.personId);
      const at = await takeRecordedAt(tx, it.personId);
      const [before] = await tx.query<{ id: string; by: string; decision: string; words: Buffer }[]>('select g.id, g.recorded_by as by, g.decision, t.sha256 as words from second_opinion_given g join fact_text t on t.id = g.words_id where g.opinion_id = $1', [opinionId]);
      if (before !== undefined) {
        if (before.id === wish.id && before.by === by.personId && before.decision === wish.decision && before.words.equals(sha256(wish.words))) return { id: wish.id };
        throw new Refusal('second-opinion.decided-already');
      }
      const [open] = await tx.query<unknown[]>('select 1 from open_second_opinion where id = $1', [opinionId]);
      if (open === undefined) throw new Refusal('second-opinion.no-longer-asked');
      if (!(await this.opinions.named([it], tx))(it.personId, it.raters).includes(by.personId)) throw new Refusal('second-opinion.not-named');

      const wordsId = await keepText(tx, wish.words, at);
      await tx.query('insert into second_opinion_given (opinion_id, id, person_id, raters, decision, words_id, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8)', [opinionId, wish.id, it.personId, it.raters, wish.decision, wordsId, at, by.personId]);
      if (wish.decision === 'held') await this.signs.within(tx, by, it.personId, at, wordsId, [{ competencyId: it.competencyId, levels: [it.level, ...wish.levels.filter((level) => level < it.level)], requestId: null, observationId: null, opinionId }]);
      else if (it.kind === 'disagreement') await this.standings.after(tx, it.personId, it.competencyId, at);
      await audit(tx, by.personId, 'second-opinion.give', it.personId, { opinionId, decision: wish.decision });
      await this.jobs.announce(tx, 'second-opinion.give', opinionId);
      return { id: wish.id };
    });
  }
}
