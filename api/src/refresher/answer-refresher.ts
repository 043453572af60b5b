import { Injectable } from '@nestjs/common';
import type { AskedAgain } from '@palier/contracts';
import { mark, type Actor, type Response } from '@palier/domain';
import { canonicalAnswer, refuseForeignOptions, wordsApart } from '#learning';
import { Database, newId, Refusal, require, sha256, takeRecordedAt } from '#platform';
import { RefresherQueries, shown } from './refresher.queries.js';

export interface RefresherAnswerWish { readonly position: number; /** Null where one does not know. */ readonly response: Response | null; readonly hesitated: boolean }

/** Keeps the answer to one question, then says what was right. The first answer counts: whoever has read the key cannot answer again; the same again is the same. No evidence, no standing and no attempt is touched. */
@Injectable()
export class AnswerRefresher {
  constructor(private readonly db: Database, private readonly refreshers: RefresherQueries) {}

  run(actor: Actor, refresherId: string, wish: RefresherAnswerWish): Promise<NonNullable<AskedAgain['feedback']>> {
    return this.db.transaction(async (tx) => {
      const at = await takeRecordedAt(tx, actor.personId);
      const [found] = await tx.query<{ personId: string; ended: boolean }[]>('select f.person_id as "personId", exists (select from refresher_end e where e.refresher_id = f.id) as ended from refresher f where f.id = $1', [refresherId]);
      if (found === undefined) throw new Refusal('thing.not-found');
      require(actor, 'refresher.take', found.personId);
      const question = await this.refreshers.question(refresherId, wish.position, tx);
      if (question === null) throw new Refusal('attempt.not-its-question');
      if (wish.response !== null) refuseForeignOptions(wish.response, question.content.kind, question.optionOrder);
      const hash = sha256(JSON.stringify([wish.response === null ? null : canonicalAnswer(wish.response), wish.hesitated]));
      if (question.sha256 !== null) {
        if (!question.sha256.equals(hash)) throw new Refusal('refresher.answered-already');
      } else {
        if (found.ended) throw new Refusal('refresher.over');
        const { credit, verdict } = mark(question.content, wish.response);
        const words = wish.response === null ? null : wordsApart(wish.response);
        const response = wish.response === null ? null : words === null ? wish.response : { kind: wish.response.kind };
        const textId = words === null ? null : newId();
        if (words !== null) await tx.query('insert into fact_text (id, words, sha256, recorded_at) values ($1, $2, $3, $4)', [textId, words, sha256(words), at]);
        await tx.query('insert into refresher_answer (refresher_id, position, response, text_id, response_sha256, hesitated, credit, verdict, recorded_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
          [refresherId, wish.position, response === null ? null : JSON.stringify(response), textId, hash, wish.hesitated, credit, verdict, at]);
      }
      const answered = await this.refreshers.question(refresherId, wish.position, tx);
      const feedback = answered === null ? null : shown(answered).feedback;
      if (feedback === null) throw new Error('an answer that was kept is not there');
      return feedback;
    });
  }
}
