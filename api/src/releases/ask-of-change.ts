import { Injectable } from '@nestjs/common';
import { mayBeAskedOfAChange, releaseLimits, type Actor } from '@palier/domain';
import { audit, Database, Refusal } from '#platform';
import { takeReleaseOf } from './take-release.js';

/** Somebody decided which questions come before a critical change is confirmed. Said twice, it is said once. Who confirmed it before stays confirmed. */
@Injectable()
export class AskOfChange {
  constructor(private readonly db: Database) {}

  run(by: Actor, changeId: string, { id, questionId }: { readonly id: string; readonly questionId: string }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const release = await takeReleaseOf(tx, changeId);
      const [change] = await tx.query<{ critical: boolean }[]>(`select severity = 'critical' as critical from release_change_now where id = $1 and not withdrawn`, [changeId]);
      if (change === undefined) throw new Refusal('thing.not-found');
      const [question] = await tx.query<{ kind: string }[]>('select kind from question_version where question_id = $1 order by number desc limit 1', [questionId]);
      if (question === undefined) throw new Refusal('thing.not-found');
      if (!change.critical) throw new Refusal('change.not-critical');
      if (!mayBeAskedOfAChange(question.kind)) throw new Refusal('change.no-conversation');
      const asked = await tx.query<{ id: string; questionId: string }[]>('select link_id as id, question_id as "questionId" from release_change_asks where change_id = $1', [changeId]);
      const same = asked.find((it) => it.questionId === questionId);
      if (same !== undefined) return { id: same.id };
      if (asked.length >= releaseLimits.questions) throw new Refusal('change.asks-enough', { most: releaseLimits.questions });
      const made = await tx.query<unknown[]>('insert into release_change_question (id, change_id, question_id, recorded_at, recorded_by) values ($1, $2, $3, palier_now(), $4) on conflict do nothing returning id', [id, changeId, questionId, by.personId]);
      if (made.length === 0) throw new Refusal('id.taken');
      await audit(tx, by.personId, 'release.ask', release.id);
      return { id };
    });
  }

  end(by: Actor, linkId: string): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const [found] = await tx.query<{ changeId: string }[]>('select change_id as "changeId" from release_change_question where id = $1', [linkId]);
      if (found === undefined) throw new Refusal('thing.not-found');
      const release = await takeReleaseOf(tx, found.changeId);
      const made = await tx.query<unknown[]>('insert into release_change_question_end (link_id, recorded_at, recorded_by) values ($1, palier_now(), $2) on conflict do nothing returning link_id', [linkId, by.personId]);
      if (made.length > 0) await audit(tx, by.personId, 'release.unask', release.id);
      return { id: linkId };
    });
  }
}
