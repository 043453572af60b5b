import { Injectable } from '@nestjs/common';
import type { Actor, Level } from '@palier/domain';
import { audit, Database, Jobs, keepText, Refusal, require, sha256, takeRecordedAt } from '#platform';
import { SecondOpinionQueries } from './second-opinion.queries.js';

interface Contested { readonly personId: string; readonly competencyId: string; readonly raterId: string; readonly level: Level | null; readonly decision: 'confirmed' | 'refused'; readonly withdrawn: boolean }

/** A person contests a refusal, or a signature that was taken back, and says why: somebody who had no part in it is asked. Nothing moves until they answer. */
@Injectable()
export class AskSecondOpinion {
  constructor(private readonly db: Database, private readonly opinions: SecondOpinionQueries, private readonly jobs: Jobs) {}

  run(by: Actor, signOffId: string, wish: { readonly id: string; readonly words: string }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const select = `
        select s.person_id as "personId", s.competency_id as "competencyId", s.rater_id as "raterId", s.decision, coalesce(r.level, (select max(e.level) from evidence e where e.sign_off_id = s.id)) as level, w.id is not null as withdrawn
        from sign_off s left join sign_off_request r on r.id = s.request_id and s.decision = 'refused' left join sign_off_withdrawal w on w.sign_off_id = s.id where s.id = $1`;
      const [known] = await tx.query<Contested[]>(select, [signOffId]);
      if (known === undefined) throw new Refusal('thing.not-found');
      require(by, 'second-opinion.ask', known.personId);
      const at = await takeRecordedAt(tx, known.personId);
      const [same] = await tx.query<{ signOffId: string; words: Buffer | null }[]>('select o.sign_off_id as "signOffId", t.sha256 as words from second_opinion o left join fact_text t on t.id = o.words_id where o.id = $1', [wish.id]);
      if (same !== undefined) {
        if (same.signOffId === signOffId && same.words?.equals(sha256(wish.words)) === true) return { id: wish.id };
        throw new Refusal('id.taken');
      }
      const [it = known] = await tx.query<Contested[]>(select, [signOffId]);
      if (it.level === null || (it.decision === 'confirmed' && !it.withdrawn)) throw new Refusal('second-opinion.nothing-to-contest');
      const [before] = await tx.query<{ given: boolean }[]>(`
        select g.opinion_id is not null as given from second_opinion o left join second_opinion_given g on g.opinion_id = o.id where $1 in (o.sign_off_id, o.other_id) and (g.opinion_id is not null or exists (select from open_second_opinion n where n.id = o.id)) order by o.recorded_at desc limit 1`, [signOffId]);
      if (before !== undefined) throw new Refusal(before.given ? 'second-opinion.decided-already' : 'second-opinion.open-already');
      const named = (await this.opinions.named([{ personId: it.personId, raters: [it.raterId] }], tx))(it.personId, [it.raterId]);
      if (named.length === 0) throw new Refusal('second-opinion.nobody');
      await tx.query(`insert into second_opinion (id, kind, person_id, competency_id, level, sign_off_id, raters, words_id, recorded_at) values ($1, 'appeal', $2, $3, $4, $5, $6, $7, $8)`,
        [wish.id, it.personId, it.competencyId, it.level, signOffId, [it.raterId], await keepText(tx, wish.words, at), at]);
      await audit(tx, by.personId, 'second-opinion.ask', it.personId, { opinionId: wish.id, signOffId });
      await this.jobs.announce(tx, 'second-opinion.ask', wish.id);
      return { id: wish.id };
    });
  }
}
