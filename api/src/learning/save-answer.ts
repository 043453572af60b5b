import { Injectable } from '@nestjs/common';
import { walked, type Actor, type ContentOf, type QuestionKind, type Response } from '@palier/domain';
import { Database, newId, Refusal, require, sha256, takeRecordedAt, type Tx } from '#platform';
import { wordsApart } from './answer-words.js';
import { hashOf, refuseForeignOptions } from './fitting-answer.js';

export interface AnswerWish { readonly questionVersionId: string; readonly sequence: number; readonly response: Response }

interface Found { readonly personId: string; readonly deadline: Date | null; readonly kind: QuestionKind | null; readonly options: string[]; readonly submitted: boolean; /** A placement has gone on to other questions, by this answer. */ readonly behind: boolean; readonly newest: number; readonly hash: Buffer | null; readonly savedAt: Date | null }

/** Keeps one answer for good before it is acknowledged. The same again is the same; an older sequence never wins. Four statements and one commit, one more in a conversation; the deadline is held against the moment the answer arrived. */
@Injectable()
export class SaveAnswer {
  constructor(private readonly db: Database) {}

  /** `arrived`: by the database's clock, milliseconds since 1970. */
  run(actor: Actor, attemptId: string, wish: AnswerWish, arrived: number): Promise<{ sequence: number; savedAt: string }> {
    return this.db.transaction(async (tx) => {
      const at = await takeRecordedAt(tx, actor.personId);
      // Asked once the person is locked: what another tab saved meanwhile is seen.
      const [found] = await tx.query<Found[]>(`
        select a.person_id as "personId", a.deadline, v.kind, coalesce(q.option_order, '[]') as options, exists (select from attempt_submission s where s.attempt_id = a.id) as submitted,
          exists (select from placement p join attempt_question later on later.attempt_id = p.attempt_id where p.attempt_id = a.id and later.position > q.position) as behind,
          (select coalesce(max(x.sequence), 0)::int from attempt_answer x where x.attempt_id = a.id and x.question_version_id = $2) as newest, same.response_sha256 as hash, same.recorded_at as "savedAt"
        from attempt a left join attempt_question q on q.attempt_id = a.id and q.question_version_id = $2 left join question_version v on v.id = q.question_version_id
        left join attempt_answer same on same.attempt_id = a.id and same.question_version_id = $2 and same.sequence = $3
        where a.id = $1`, [attemptId, wish.questionVersionId, wish.sequence]);
      if (found === undefined) throw new Refusal('thing.not-found');
      require(actor, 'attempt.answer', found.personId);
      if (found.kind === null) throw new Refusal('attempt.not-its-question');
      refuseForeignOptions(wish.response, found.kind, found.options);

      const hash = hashOf(wish.response);
      if (found.hash !== null && found.savedAt !== null) {
        if (found.hash.equals(hash)) return { sequence: wish.sequence, savedAt: found.savedAt.toISOString() };
        throw new Refusal('attempt.stale-answer');
      }
      if (found.submitted) throw new Refusal('attempt.already-submitted');
      if (found.behind) throw new Refusal('attempt.question-over');
      if (found.deadline !== null && arrived > found.deadline.getTime()) throw new Refusal('attempt.too-late');
      if (wish.sequence < found.newest) throw new Refusal('attempt.stale-answer', { newest: found.newest });
      if (wish.response.kind === 'ticketSimulation') await refuseElsewhere(tx, attemptId, wish.questionVersionId, wish.response.replyIds);

      const words = wordsApart(wish.response);
      const response = words === null ? wish.response : { kind: wish.response.kind };
      await tx.query(`${words === null ? '' : 'with kept as (insert into fact_text (id, words, sha256, recorded_at) values ($7, $8, $9, $6))'}
        insert into attempt_answer (attempt_id, question_version_id, sequence, response, response_sha256, recorded_at, text_id) values ($1, $2, $3, $4, $5, $6, ${words === null ? 'null' : '$7'})`,
        [attemptId, wish.questionVersionId, wish.sequence, JSON.stringify(response), hash, at, ...(words === null ? [] : [newId(), words, sha256(words)])]);
      return { sequence: wish.sequence, savedAt: at.toISOString() };
    });
  }
}

/** What was said to a customer cannot be unsaid: an answer goes on from the one that was kept last, by one reply of the scene that was reached. */
async function refuseElsewhere(tx: Tx, attemptId: string, questionVersionId: string, replyIds: readonly string[]): Promise<void> {
  const [found] = await tx.query<{ content: ContentOf<'ticketSimulation'>; kept: readonly string[] | null }[]>(`
    select t.content, (select x.response->'replyIds' from attempt_answer x where x.attempt_id = q.attempt_id and x.question_version_id = q.question_version_id order by x.sequence desc limit 1) as kept
    from attempt_question q join question_text t on t.question_version_id = q.question_version_id and t.locale = q.locale and t.revision = q.revision where q.attempt_id = $1 and q.question_version_id = $2`, [attemptId, questionVersionId]);
  if (found === undefined) throw new Refusal('attempt.not-its-question');
  const kept = found.kept ?? [];
  if (replyIds.length <= kept.length || kept.some((id, at) => replyIds[at] !== id)) throw new Refusal('attempt.said-already');
  if (replyIds.length > kept.length + 1 || walked(found.content.scenes, replyIds) === null) throw new Refusal('attempt.not-of-this-scene');
}
