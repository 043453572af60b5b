import { Injectable } from '@nestjs/common';
import { understoodBy, type Actor, type ChangeAnswer } from '@palier/domain';
import { Database, Refusal, takeRecordedAt } from '#platform';
import { CurrencyQueries } from './currency.queries.js';
import { takeReleaseOf } from './take-release.js';

/**
 * "Read and understood", of a change as the notes say it: what they say otherwise later was not read by it. Where it asks questions, each was answered right before,
 * and what is kept names those answers. Said twice, it is said once.
 */
@Injectable()
export class AcknowledgeChange {
  constructor(private readonly db: Database, private readonly currency: CurrencyQueries) {}

  run(by: Actor, changeId: string, wish: { readonly id: string; readonly sha256: string }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      await takeReleaseOf(tx, changeId);
      if (!(await this.currency.reads(by, changeId, tx))) throw new Refusal('thing.not-found');
      const at = await takeRecordedAt(tx, by.personId);
      const [change] = await tx.query<{ sha256: string; kept: string | null; asked: string[] }[]>(`
        select encode(v.sha256, 'hex') as sha256, (select k.id from change_confirmed k where k.person_id = $2 and k.change_id = v.change_id) as kept,
          array(select q.question_version_id from release_change_asks q where q.change_id = v.change_id order by q.position) as asked
        from release_change_version v where v.change_id = $1 order by v.number desc limit 1`, [changeId, by.personId]);
      if (change?.sha256 !== wish.sha256) throw new Refusal('change.says-otherwise');
      // What was asked since does not undo what was confirmed.
      if (change.kept !== null) return { id: change.kept };
      const answers = change.asked.length === 0 ? [] : await tx.query<ChangeAnswer[]>(`
        select id, question_version_id as "questionVersionId", encode(sha256, 'hex') as sha256, credit from change_answer where person_id = $1 and change_id = $2 order by recorded_at, id`, [by.personId, changeId]);
      const right = understoodBy(change.asked, wish.sha256, answers);
      if (right === null) throw new Refusal('change.questions-open');
      const made = await tx.query<unknown[]>(`insert into change_acknowledgement (id, person_id, change_id, sha256, recorded_at) values ($1, $2, $3, decode($4, 'hex'), $5) on conflict do nothing returning id`, [wish.id, by.personId, changeId, wish.sha256, at]);
      if (made.length === 0) throw new Refusal('id.taken');
      if (right.length > 0) await tx.query('insert into change_acknowledgement_answer (acknowledgement_id, answer_id) select $1, it from unnest($2::uuid[]) it', [wish.id, right]);
      return { id: wish.id };
    });
  }
}
