import { Injectable } from '@nestjs/common';
import type { Locale } from '@palier/contracts';
import { mark, type Actor, type Response } from '@palier/domain';
import { hashOf, refuseForeignOptions, wordsApart } from '#learning';
import { Database, keepText, Refusal, takeRecordedAt } from '#platform';
import { NoticeQueries } from '#trust';
import { CriticalChangeQueries, triedOf } from './critical-change.queries.js';
import { CurrencyQueries } from './currency.queries.js';

export interface ChangeAnswerWish { readonly id: string; readonly sha256: string; readonly questionVersionId: string; /** The language that was read. */ readonly lang: Locale; readonly response: Response }
type Answered = { id: string } & ReturnType<typeof triedOf>;

/** One answer to a question of a critical change, marked at once and kept for good, as often as somebody likes; the same id again is the same answer. It proves nothing, and counts in no statistics. */
@Injectable()
export class AnswerChange {
  constructor(private readonly db: Database, private readonly changes: CriticalChangeQueries, private readonly notices: NoticeQueries, private readonly currency: CurrencyQueries) {}

  run(by: Actor, changeId: string, wish: ChangeAnswerWish): Promise<Answered> {
    return this.db.transaction(async (tx) => {
      const at = await takeRecordedAt(tx, by.personId);
      const [change] = await tx.query<{ sha256: string }[]>(`
        select encode(v.sha256, 'hex') as sha256 from release_change_now c join release_change_version v on v.change_id = c.id and v.number = c.number where c.id = $1 and c.severity = 'critical' and not c.withdrawn`, [changeId]);
      if (change === undefined || !(await this.currency.reads(by, changeId, tx))) throw new Refusal('thing.not-found');
      const hash = hashOf(wish.response);
      const [same] = await tx.query<{ own: boolean; hash: Buffer; questionVersionId: string; verdict: Answered['verdict']; content: Parameters<typeof triedOf>[1] }[]>(`
        select a.person_id = $2 and a.change_id = $3 as own, a.response_sha256 as hash, a.question_version_id as "questionVersionId", a.verdict, t.content from change_answer a join question_text t on t.question_version_id = a.question_version_id and t.locale = a.locale and t.revision = a.revision where a.id = $1`, [wish.id, by.personId, changeId]);
      if (same !== undefined) {
        if (same.own && same.questionVersionId === wish.questionVersionId && same.hash.equals(hash)) return { id: wish.id, ...triedOf(same.verdict, same.content) };
        throw new Refusal('id.taken');
      }
      if (change.sha256 !== wish.sha256) throw new Refusal('change.says-otherwise');
      // Nobody is marked before they were told what is kept of it, and who sees it.
      if (!(await this.notices.inForce(by.personId, tx)).acknowledged) throw new Refusal('notice.not-acknowledged');
      const question = (await this.changes.asked(by.personId, changeId, wish.lang, tx)).find((it) => it.questionVersionId === wish.questionVersionId);
      if (question === undefined) throw new Refusal('change.asks-another');
      refuseForeignOptions(wish.response, question.content.kind, question.order);
      const { credit, verdict } = mark(question.content, wish.response);
      const words = wordsApart(wish.response);
      const textId = words === null ? null : await keepText(tx, words, at);
      await tx.query(`
        insert into change_answer (id, person_id, change_id, sha256, question_version_id, locale, revision, response, response_sha256, text_id, credit, verdict, recorded_at) values ($1, $2, $3, decode($4, 'hex'), $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
        [wish.id, by.personId, changeId, wish.sha256, question.questionVersionId, question.locale, question.revision, JSON.stringify(words === null ? wish.response : { kind: wish.response.kind }), hash, textId, credit, verdict, at]);
      return { id: wish.id, ...triedOf(verdict, question.content) };
    });
  }
}
