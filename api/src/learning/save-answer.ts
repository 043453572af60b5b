import { Injectable } from '@nestjs/common';
import type { Actor, QuestionKind, Response } from '@palier/domain';
import { Database, keepText, Refusal, require, sha256, takeRecordedAt } from '#platform';

export interface AnswerWish { readonly questionVersionId: string; readonly sequence: number; readonly response: Response }

/** Keeps one answer for good before it is acknowledged. The same again is the same; an older sequence never wins. Arrival is stamped before waiting. */
@Injectable()
export class SaveAnswer {
  constructor(private readonly db: Database) {}

  async run(actor: Actor, attemptId: string, wish: AnswerWish): Promise<{ sequence: number; savedAt: string }> {
    const arrived = await this.db.now();
    return this.db.transaction(async (tx) => {
      const [attempt] = await tx.query<{ personId: string; deadline: Date | null }[]>('select person_id as "personId", deadline from attempt where id = $1', [attemptId]);
      if (attempt === undefined) throw new Refusal('thing.not-found');
      require(actor, 'attempt.answer', attempt.personId);
      const at = await takeRecordedAt(tx, actor.personId);
      const [question] = await tx.query<{ kind: QuestionKind; options: string[] }[]>(`
        select v.kind, coalesce(q.option_order, '[]') as options from attempt_question q join question_version v on v.id = q.question_version_id where q.attempt_id = $1 and q.question_version_id = $2`, [attemptId, wish.questionVersionId]);
      if (question === undefined) throw new Refusal('attempt.not-its-question');
      refuseForeignOptions(wish.response, question);

      const hash = sha256(JSON.stringify(canonical(wish.response)));
      const [same] = await tx.query<{ hash: Buffer; savedAt: Date }[]>('select response_sha256 as hash, recorded_at as "savedAt" from attempt_answer where attempt_id = $1 and question_version_id = $2 and sequence = $3', [attemptId, wish.questionVersionId, wish.sequence]);
      if (same !== undefined) {
        if (same.hash.equals(hash)) return { sequence: wish.sequence, savedAt: same.savedAt.toISOString() };
        throw new Refusal('attempt.stale-answer');
      }
      const [state] = await tx.query<{ submitted: boolean; newest: number }[]>(`
        select exists (select from attempt_submission where attempt_id = $1) as submitted,
          (select coalesce(max(sequence), 0)::int from attempt_answer where attempt_id = $1 and question_version_id = $2) as newest`, [attemptId, wish.questionVersionId]);
      if (state?.submitted !== false) throw new Refusal('attempt.already-submitted');
      if (attempt.deadline !== null && arrived > attempt.deadline.getTime()) throw new Refusal('attempt.too-late');
      if (wish.sequence < state.newest) throw new Refusal('attempt.stale-answer', { newest: state.newest });

      const textId = 'text' in wish.response ? await keepText(tx, wish.response.text, at) : null;
      const response = 'text' in wish.response ? { kind: wish.response.kind } : wish.response;
      await tx.query('insert into attempt_answer (attempt_id, question_version_id, sequence, response, text_id, response_sha256, recorded_at) values ($1, $2, $3, $4, $5, $6, $7)',
        [attemptId, wish.questionVersionId, wish.sequence, JSON.stringify(response), textId, hash, at]);
      return { sequence: wish.sequence, savedAt: at.toISOString() };
    });
  }
}

const canonical = (response: Response): unknown[] => {
  switch (response.kind) {
    case 'singleChoice': return [response.kind, response.optionId];
    case 'multipleChoice': return [response.kind, ...[...new Set(response.optionIds)].sort()];
    case 'shortText': case 'numeric': return [response.kind, response.text];
    case 'trueFalse': return [response.kind, response.value];
  }
};

function refuseForeignOptions(response: Response, question: { readonly kind: string; readonly options: readonly string[] }): void {
  if (response.kind !== question.kind) throw new Refusal('attempt.wrong-kind-of-answer');
  const ticked = response.kind === 'singleChoice' ? [response.optionId] : response.kind === 'multipleChoice' ? response.optionIds : [];
  if (ticked.some((id) => !question.options.includes(id))) throw new Refusal('attempt.wrong-kind-of-answer');
}
