import { Injectable } from '@nestjs/common';
import { optionSuspected, type Actor, type SuspicionKind } from '@palier/domain';
import { audit, Database, keepText, Refusal, require, sha256 } from '#platform';
import { ItemsQueries } from './items.queries.js';

export interface DismissalWish { readonly id: string; readonly questionVersionId: string; readonly kind: SuspicionKind; readonly optionId: string | null; readonly reason: string }

/** Somebody looked into a suspicion and found it unfounded: it is told no more, until the evidence grows markedly beyond that of now. */
@Injectable()
export class DismissSuspicion {
  constructor(private readonly db: Database, private readonly items: ItemsQueries) {}

  run(by: Actor, questionId: string, wish: DismissalWish): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const author = await this.items.authorOf(questionId, tx);
      if (author === null) throw new Refusal('thing.not-found');
      require(by, 'suspicion.dismiss', author);
      await tx.query(`select pg_advisory_xact_lock(hashtextextended($1::text, 0))`, [questionId]);
      const [before] = await tx.query<{ versionId: string; kind: string; optionId: string | null; reason: Buffer }[]>('select d.question_version_id as "versionId", d.kind, d.option_id as "optionId", t.sha256 as reason from suspicion_dismissal d join fact_text t on t.id = d.reason_id where d.id = $1', [wish.id]);
      if (before !== undefined) {
        if (before.versionId === wish.questionVersionId && before.kind === wish.kind && before.optionId === wish.optionId && before.reason.equals(sha256(wish.reason))) return { id: wish.id };
        throw new Refusal('id.taken');
      }
      const { people, heard } = await this.items.heardOf(by, questionId, wish.questionVersionId, tx);
      const suspected = heard.find((it) => it.kind === wish.kind && optionSuspected(it) === wish.optionId);
      if (suspected === undefined) throw new Refusal('suspicion.not-told');
      const at = new Date(await this.db.now(tx));
      await tx.query('insert into suspicion_dismissal (id, question_version_id, kind, option_id, factor, people, reason_id, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
        [wish.id, wish.questionVersionId, wish.kind, wish.optionId, suspected.factor, people, await keepText(tx, wish.reason, at), at, by.personId]);
      await audit(tx, by.personId, 'suspicion.dismiss', questionId);
      return { id: wish.id };
    });
  }
}
