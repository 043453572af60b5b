import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, Jobs, keepText, Refusal, require, type Tx } from '#platform';
import { ApplyRegrade } from './apply-regrade.js';
import type { RegradeState } from './ask-regrade.js';
import { RegradesQueries, type KeptRegrade } from './regrades.queries.js';

/** A second person approves a regrade, which applies it, or refuses it and says why. Nobody approves their own. Decided twice, it is decided once. */
@Injectable()
export class DecideRegrade {
  constructor(private readonly db: Database, private readonly regrades: RegradesQueries, private readonly applies: ApplyRegrade, private readonly jobs: Jobs) {}

  approve(by: Actor, regradeId: string, wish: { readonly id: string; readonly would: string }): Promise<RegradeState> {
    return this.db.transaction(async (tx) => {
      const kept = await this.open(tx, by, regradeId, wish.id);
      if (kept.decision !== null) return { id: regradeId, state: 'applied', attempts: kept.attempts };
      if (kept.askedBy === by.personId) throw new Refusal('regrade.needs-another');
      const { plan, at } = await this.applies.take(tx, by, kept.questionId, wish.would);
      if (plan.corrected.questionVersionId !== kept.correctedVersionId) throw new Refusal('regrade.would-differ');
      await this.applies.within(tx, by, regradeId, wish.id, plan, at);
      return { id: regradeId, state: 'applied', attempts: plan.attempts.length };
    });
  }

  refuse(by: Actor, regradeId: string, wish: { readonly id: string; readonly reason: string }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const kept = await this.open(tx, by, regradeId, wish.id);
      if (kept.decision !== null) return { id: wish.id };
      const [now] = await tx.query<{ at: Date }[]>('select palier_now() as at');
      if (now === undefined) throw new Error('the clock gave no answer');
      await tx.query(`insert into regrade_decision (regrade_id, id, decision, words_id, recorded_at, recorded_by) values ($1, $2, 'refused', $3, $4, $5)`, [regradeId, wish.id, await keepText(tx, wish.reason, now.at), now.at, by.personId]);
      await audit(tx, by.personId, 'regrade.refuse', null, { regradeId });
      await this.jobs.announce(tx, 'regrade.decide', regradeId);
      return { id: wish.id };
    });
  }

  /** The regrade, locked against another decision. @throws where it was decided already, unless by this very wish. */
  private async open(tx: Tx, by: Actor, regradeId: string, decisionId: string): Promise<KeptRegrade> {
    const found = await this.regrades.byId(regradeId, tx);
    if (found === null) throw new Refusal('thing.not-found');
    require(by, 'regrade.decide', found.author);
    await tx.query(`select pg_advisory_xact_lock(hashtextextended($1::text, 0))`, [found.questionId]);
    const now = await this.regrades.byId(regradeId, tx);
    if (now === null || (now.decision !== null && now.decisionId !== decisionId)) throw new Refusal('regrade.decided-already');
    return now;
  }
}
