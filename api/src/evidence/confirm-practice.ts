import { Injectable } from '@nestjs/common';
import type { Actor, Level } from '@palier/domain';
import { audit, Database, Jobs, keepText } from '#platform';
import { takeOpenRequest } from './open-request.js';
import { SignLevels } from './sign-levels.js';

export interface Confirmation { readonly id: string; readonly levels: readonly Level[]; readonly observed: string }

/** A rater confirms levels one by one with one observed fact: a row of evidence each, and the standing moves at once. */
@Injectable()
export class ConfirmPractice {
  constructor(private readonly db: Database, private readonly signs: SignLevels, private readonly jobs: Jobs) {}

  run(by: Actor, requestId: string, wish: Confirmation): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const request = await takeOpenRequest(tx, by, 'sign-off.confirm', requestId, { id: wish.id, decision: 'confirmed' });
      if (request.answeredBefore) return { id: wish.id };
      const wordsId = await keepText(tx, wish.observed, request.at);
      await this.signs.within(tx, by, request.personId, request.at, wordsId, [{ id: wish.id, competencyId: request.competencyId, levels: wish.levels, requestId, observationId: null }]);
      await audit(tx, by.personId, 'sign-off.confirm', request.personId, { requestId, levels: wish.levels });
      await this.jobs.announce(tx, 'sign-off.confirm', wish.id);
      return { id: wish.id };
    });
  }
}
