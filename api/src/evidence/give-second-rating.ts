import { Injectable } from '@nestjs/common';
import type { Actor, HeldLevel } from '@palier/domain';
import { audit, Database, keepText, Refusal, require, sha256, takeRecordedAt } from '#platform';
import { SecondOpinionQueries } from './second-opinion.queries.js';

/** A second rater says which level they see, without the first word. It measures raters: no standing moves, whatever they say. */
@Injectable()
export class GiveSecondRating {
  constructor(private readonly db: Database, private readonly opinions: SecondOpinionQueries) {}

  run(by: Actor, drawId: string, wish: { readonly id: string; readonly level: HeldLevel; readonly words: string }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const [it] = await tx.query<{ personId: string; raterId: string; gone: boolean }[]>('select d.person_id as "personId", d.rater_id as "raterId", exists (select from sign_off_withdrawal w where w.sign_off_id = d.sign_off_id) as gone from rating_draw d where d.id = $1', [drawId]);
      if (it === undefined) throw new Refusal('thing.not-found');
      require(by, 'second-rating.give', it.personId);
      const at = await takeRecordedAt(tx, it.personId);
      const [before] = await tx.query<{ id: string; by: string; level: number; words: Buffer }[]>('select r.id, r.recorded_by as by, r.level, t.sha256 as words from second_rating r join fact_text t on t.id = r.words_id where r.draw_id = $1', [drawId]);
      if (before !== undefined) {
        if (before.id === wish.id && before.by === by.personId && before.level === wish.level && before.words.equals(sha256(wish.words))) return { id: wish.id };
        throw new Refusal('second-rating.given-already');
      }
      if (it.gone || !(await this.opinions.named([{ personId: it.personId, raters: [it.raterId] }], tx))(it.personId, [it.raterId]).includes(by.personId)) throw new Refusal('second-rating.no-longer-asked');
      await tx.query('insert into second_rating (draw_id, id, person_id, rater_id, level, words_id, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8)', [drawId, wish.id, it.personId, it.raterId, wish.level, await keepText(tx, wish.words, at), at, by.personId]);
      await audit(tx, by.personId, 'second-rating.give', it.personId, { drawId });
      return { id: wish.id };
    });
  }
}
