import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, Jobs, keepText } from '#platform';
import { OpenDisagreement } from './open-disagreement.js';
import { takeOpenRequest } from './open-request.js';

/** A rater refuses, saying what to do again. Nothing moves; the answer stays with the request. Where another rater confirmed the same and nobody asked anew since, a third is asked. */
@Injectable()
export class RefusePractice {
  constructor(private readonly db: Database, private readonly disagreements: OpenDisagreement, private readonly jobs: Jobs) {}

  run(by: Actor, requestId: string, wish: { readonly id: string; readonly reason: string }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const request = await takeOpenRequest(tx, by, 'sign-off.refuse', requestId, { id: wish.id, decision: 'refused' });
      if (request.answeredBefore) return { id: wish.id };
      const wordsId = await keepText(tx, wish.reason, request.at);
      await tx.query(`insert into sign_off (id, request_id, person_id, competency_id, rater_id, decision, words_id, occurred_at, recorded_at) values ($1, $2, $3, $4, $5, 'refused', $6, $7, $7)`,
        [wish.id, requestId, request.personId, request.competencyId, by.personId, wordsId, request.at]);
      await this.disagreements.within(tx, request.personId, request.at, [{ kind: 'refused', signOffId: wish.id, raterId: by.personId, cell: { competencyId: request.competencyId, level: request.level } }]);
      await audit(tx, by.personId, 'sign-off.refuse', request.personId, { requestId });
      await this.jobs.announce(tx, 'sign-off.refuse', wish.id);
      return { id: wish.id };
    });
  }
}
