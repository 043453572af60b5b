import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, Refusal, require, takeRecordedAt } from '#platform';

/** Lets somebody begin a quiz once more than it allows. Granted twice with one id, it is granted once. */
@Injectable()
export class GrantAttempt {
  constructor(private readonly db: Database) {}

  run(by: Actor, attemptId: string, wish: { readonly id: string }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const [attempt] = await tx.query<{ personId: string; quizVersionId: string }[]>('select person_id as "personId", quiz_version_id as "quizVersionId" from attempt where id = $1', [attemptId]);
      if (attempt === undefined) throw new Refusal('thing.not-found');
      require(by, 'attempt.grant', attempt.personId);
      const at = await takeRecordedAt(tx, attempt.personId);
      const [taken] = await tx.query<{ same: boolean }[]>('select person_id = $2 and quiz_version_id = $3 and recorded_by = $4 as same from attempt_grant where id = $1', [wish.id, attempt.personId, attempt.quizVersionId, by.personId]);
      if (taken?.same === false) throw new Refusal('id.taken');
      if (taken !== undefined) return { id: wish.id };
      await tx.query('insert into attempt_grant (id, person_id, quiz_version_id, recorded_at, recorded_by) values ($1, $2, $3, $4, $5)', [wish.id, attempt.personId, attempt.quizVersionId, at, by.personId]);
      await audit(tx, by.personId, 'attempt.grant', attempt.personId, { attemptId });
      return { id: wish.id };
    });
  }
}
