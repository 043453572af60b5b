import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, Jobs, keepText, newId, Refusal, require } from '#platform';
import { ApplyRegrade } from './apply-regrade.js';
import { RegradesQueries } from './regrades.queries.js';

export interface RegradeState { readonly id: string; readonly state: 'waiting' | 'applied'; readonly attempts: number }

/** Has answers marked anew by the newest version of their question: at once, or once a second person approves, where the installation asks for one. Asked twice, it is asked once. */
@Injectable()
export class AskRegrade {
  constructor(private readonly db: Database, private readonly regrades: RegradesQueries, private readonly applies: ApplyRegrade, private readonly jobs: Jobs) {}

  run(by: Actor, questionId: string, wish: { readonly id: string; readonly would: string }): Promise<RegradeState> {
    return this.db.transaction(async (tx) => {
      const author = await this.regrades.authorOf(questionId, tx);
      if (author === null) throw new Refusal('thing.not-found');
      require(by, 'regrade.ask', author);
      await tx.query(`select pg_advisory_xact_lock(hashtextextended($1::text, 0))`, [questionId]);
      const before = await this.regrades.byId(wish.id, tx);
      if (before !== null) {
        if (before.questionId !== questionId || before.would !== wish.would || before.askedBy !== by.personId || before.decision === 'refused') throw new Refusal('id.taken');
        return { id: wish.id, state: before.decision ?? 'waiting', attempts: before.attempts };
      }
      const { plan, at } = await this.applies.take(tx, by, questionId, wish.would);
      if ((await this.regrades.waitingOn(plan.corrected.questionVersionId, tx)) !== null) throw new Refusal('regrade.waits-already');
      const [now] = await tx.query<{ at: Date }[]>('select palier_now() as at');
      if (now === undefined) throw new Error('the clock gave no answer');
      await tx.query('insert into regrade (id, question_id, corrected_version_id, would, reason_id, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7)',
        [wish.id, questionId, plan.corrected.questionVersionId, wish.would, await keepText(tx, plan.corrected.reason ?? '', now.at), now.at, by.personId]);
      await audit(tx, by.personId, 'regrade.ask', null, { regradeId: wish.id, attempts: plan.attempts.length });
      if ((await this.regrades.rule(tx)).secondPerson) {
        await this.jobs.announce(tx, 'regrade.ask', wish.id);
        return { id: wish.id, state: 'waiting', attempts: plan.attempts.length };
      }
      await this.applies.within(tx, by, wish.id, newId(), plan, at);
      return { id: wish.id, state: 'applied', attempts: plan.attempts.length };
    });
  }
}
