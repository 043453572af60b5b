import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, Jobs, keepText, Refusal, require, sha256, takeRecordedAt } from '#platform';
import { KeepOwnDays } from './keep-own-days.js';

/** A lead grants a later day, or does not: whoever has it may take until their last working day until then. Answered the same way twice, it is answered once. */
@Injectable()
export class AnswerExtension {
  constructor(private readonly db: Database, private readonly own: KeepOwnDays, private readonly jobs: Jobs) {}

  run(by: Actor, requestId: string, wish: { readonly decision: 'granted' | 'refused'; readonly words: string }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const [request] = await tx.query<{ personId: string; assignmentId: string }[]>('select person_id as "personId", assignment_id as "assignmentId" from extension_request where id = $1', [requestId]);
      if (request === undefined) throw new Refusal('thing.not-found');
      require(by, 'extension.answer', request.personId);
      const at = await takeRecordedAt(tx, request.personId);
      const words = wish.words.trim() === '' ? null : wish.words;
      const [before] = await tx.query<{ decision: string; by: string; words: Buffer | null }[]>('select n.decision, n.recorded_by as by, t.sha256 as words from extension_answer n left join fact_text t on t.id = n.words_id where n.request_id = $1', [requestId]);
      if (before !== undefined) {
        if (before.decision === wish.decision && before.by === by.personId && (words === null ? before.words === null : before.words?.equals(sha256(words)) === true)) return { id: requestId };
        throw new Refusal('extension.answered-already');
      }
      const [gone] = await tx.query<unknown[]>('select 1 from departure where person_id = $1 and left_on <= palier_today()', [request.personId]);
      if (gone !== undefined) throw new Refusal('assignment.over');
      const wordsId = words === null ? null : await keepText(tx, words, at);
      await tx.query('insert into extension_answer (request_id, person_id, decision, words_id, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6)', [requestId, request.personId, wish.decision, wordsId, at, by.personId]);
      if (wish.decision === 'granted') await this.own.within(tx, by, { because: 'granted', deedId: requestId, assignmentId: request.assignmentId });
      await audit(tx, by.personId, 'extension.answer', request.personId, { requestId, decision: wish.decision });
      await this.jobs.announce(tx, 'extension.answer', requestId);
      return { id: requestId };
    });
  }
}
