import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, Refusal, require } from '#platform';

/** A dismissal no longer counts: its suspicion is told again. Undone twice, it is undone once. */
@Injectable()
export class TellSuspicionAgain {
  constructor(private readonly db: Database) {}

  run(by: Actor, dismissalId: string): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const [found] = await tx.query<{ questionId: string; author: string | null }[]>(`
        select v.question_id as "questionId", w.published_by as author from suspicion_dismissal d join question_version v on v.id = d.question_version_id join question_version w on w.question_id = v.question_id and w.number = 1 where d.id = $1`, [dismissalId]);
      if (found === undefined) throw new Refusal('thing.not-found');
      require(by, 'suspicion.dismiss', found.author ?? '');
      const done = await tx.query<unknown[]>('insert into suspicion_dismissal_undoing (dismissal_id, recorded_at, recorded_by) values ($1, palier_now(), $2) on conflict do nothing returning dismissal_id', [dismissalId, by.personId]);
      if (done.length > 0) await audit(tx, by.personId, 'suspicion.tell-again', found.questionId);
      return { id: dismissalId };
    });
  }
}
