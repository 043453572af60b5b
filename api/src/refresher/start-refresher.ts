import { Injectable } from '@nestjs/common';
import { offeredOrders, type Actor } from '@palier/domain';
import { Database, Refusal, require, takeRecordedAt } from '#platform';
import { RefresherQueries } from './refresher.queries.js';

/** Begins the refresher of a week: its questions, their versions, words and order are bound. Begun already, on any device, it is that one. */
@Injectable()
export class StartRefresher {
  constructor(private readonly db: Database, private readonly refreshers: RefresherQueries) {}

  run(actor: Actor, wish: { readonly id: string; readonly locale: 'fr' | 'en' }): Promise<{ id: string }> {
    require(actor, 'refresher.take', actor.personId);
    return this.db.transaction(async (tx) => {
      const at = await takeRecordedAt(tx, actor.personId);
      const [taken] = await tx.query<{ personId: string }[]>('select person_id as "personId" from refresher where id = $1', [wish.id]);
      if (taken !== undefined && taken.personId !== actor.personId) throw new Refusal('id.taken');
      const standing = await this.refreshers.standing(actor.personId, tx);
      if (standing.out) throw new Refusal('refresher.none-wanted');
      if (standing.id !== null) return { id: standing.id };
      if (taken !== undefined) throw new Refusal('refresher.over');
      if (standing.onboarding) throw new Refusal('refresher.not-yet');
      const chosen = await this.refreshers.choose(await this.refreshers.known([actor.personId], standing.now, tx), standing.now, wish.locale, tx);
      if (chosen.length === 0) throw new Refusal('refresher.nothing-due');
      await tx.query('insert into refresher (id, person_id, week, recorded_at) values ($1, $2, $3, $4)', [wish.id, actor.personId, standing.week, at]);
      const orders = offeredOrders(chosen.map((it) => it.content), Number.parseInt(wish.id.slice(-7), 16));
      await tx.query(`
        insert into refresher_question (refresher_id, position, question_version_id, locale, revision, option_order, reason, recall, seconds)
        select $1, position, "versionId", locale, revision, "order", reason, recall, seconds from jsonb_to_recordset($2) as it(position integer, "versionId" uuid, locale text, revision integer, "order" jsonb, reason text, recall double precision, seconds integer)`,
        [wish.id, JSON.stringify(chosen.map((it, index) => ({ position: index + 1, versionId: it.questionVersionId, locale: it.locale, revision: it.revision, order: orders[index] ?? [], reason: it.reason, recall: it.recall, seconds: it.seconds })))]);
      return { id: wish.id };
    });
  }
}
