import { Injectable } from '@nestjs/common';
import type { Actor, Level } from '@palier/domain';
import { audit, Database, keepText } from '#platform';
import { takeOpenRequest } from './open-request.js';
import { RecordEvidence } from './record-evidence.js';

export interface Confirmation { readonly id: string; readonly levels: readonly Level[]; readonly observed: string }

/** A rater confirms levels one by one with one observed fact: a row of evidence each, and the standing moves at once. */
@Injectable()
export class ConfirmPractice {
  constructor(private readonly db: Database, private readonly evidence: RecordEvidence) {}

  run(by: Actor, requestId: string, wish: Confirmation): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const request = await takeOpenRequest(tx, by, 'sign-off.confirm', requestId, { id: wish.id, decision: 'confirmed' });
      if (request.answeredBefore) return { id: wish.id };
      const wordsId = await keepText(tx, wish.observed, request.at);
      await tx.query(`insert into sign_off (id, request_id, person_id, competency_id, rater_id, decision, words_id, occurred_at, recorded_at) values ($1, $2, $3, $4, $5, 'confirmed', $6, $7, $7)`,
        [wish.id, requestId, request.personId, request.competencyId, by.personId, wordsId, request.at]);
      const levels = [...new Set(wish.levels)].sort((a, b) => a - b);
      await this.evidence.within(tx, request.personId, request.at, levels.map((level) => ({
        cell: { competencyId: request.competencyId, level }, source: { kind: 'signOff', signOffId: wish.id, raterId: by.personId }, occurredAt: request.at,
      })));
      await audit(tx, by.personId, 'sign-off.confirm', request.personId, { requestId, levels });
      return { id: wish.id };
    });
  }
}
