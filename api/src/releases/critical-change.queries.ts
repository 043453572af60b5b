import { Injectable } from '@nestjs/common';
import type { ChangeQuestion, CriticalChange, Locale, Response as SaidResponse } from '@palier/contracts';
import { offeredOrders, present, type Actor, type QuestionContent } from '@palier/domain';
import { wordsAgain } from '#learning';
import { Database, Refusal, sha256, type Reader } from '#platform';
import { QuizzesQueries, type QuestionText } from '#quizzes';
import { CurrencyQueries } from './currency.queries.js';

interface Answered { readonly questionVersionId: string; readonly response: { readonly kind: string }; readonly words: string | null; readonly verdict: NonNullable<ChangeQuestion['tried']>['verdict']; readonly credit: number; readonly tries: number }
/** A question of a change as somebody is asked it. */
export interface AskedQuestion extends QuestionText { readonly order: readonly string[] }

/** A critical change as whoever it concerns reads it. */
@Injectable()
export class CriticalChangeQueries {
  constructor(private readonly db: Database, private readonly quizzes: QuizzesQueries, private readonly currency: CurrencyQueries) {}

  /** With the questions that come before it is confirmed: no key, and no explanation before the answer is right. Seven queries, five where nothing is asked. @throws where it is not there, not critical, not out, or not this person's to read. */
  async one(actor: Actor, changeId: string): Promise<CriticalChange> {
    const [change] = await this.db.query<(Omit<CriticalChange, 'acknowledgedAt' | 'questions'> & { acknowledgedAt: Date | null; locale: Locale })[]>(`
      select c.id, s.name as product, r.name as release, c.area, c.text, c.links, encode(v.sha256, 'hex') as sha256, k.recorded_at as "acknowledgedAt", me.locale, k.id is null and exists (select from change_acknowledgement b where b.change_id = c.id and b.person_id = me.id) as "readBefore"
      from release_change_now c join release_now r on r.id = c.release_id join support_scope s on s.id = r.product_id join release_change_version v on v.change_id = c.id and v.number = c.number join person me on me.id = $2
      left join change_confirmed k on k.change_id = c.id and k.person_id = me.id where c.id = $1 and c.severity = 'critical' and not c.withdrawn`, [changeId, actor.personId]);
    if (change === undefined || !(await this.currency.reads(actor, changeId))) throw new Refusal('thing.not-found');
    const { acknowledgedAt, locale, ...its } = change;
    return { ...its, acknowledgedAt: acknowledgedAt?.toISOString() ?? null, questions: await this.questions(actor, changeId, its.sha256, locale) };
  }

  /** What a change asks somebody, in their language where it has it. Two queries, one where nothing is asked. */
  async asked(personId: string, changeId: string, locale: string, reader: Reader = this.db): Promise<AskedQuestion[]> {
    const ids = (await reader.query<{ id: string }[]>('select question_version_id as id from release_change_asks where change_id = $1 order by position', [changeId])).map((it) => it.id);
    if (ids.length === 0) return [];
    const texts = new Map((await this.quizzes.texts(ids, locale, reader)).map((it) => [it.questionVersionId, it]));
    return ids.flatMap((id) => { const text = texts.get(id); return text === undefined ? [] : [{ ...text, order: orderFor(personId, id, text.content) }]; });
  }

  private async questions(actor: Actor, changeId: string, sha256: string, locale: Locale): Promise<ChangeQuestion[]> {
    const asked = await this.asked(actor.personId, changeId, locale);
    if (asked.length === 0) return [];
    // What was right stays right, whatever was tried after it; else the last try counts.
    const given = await this.db.query<Answered[]>(`
      select distinct on (a.question_version_id) a.question_version_id as "questionVersionId", a.response, t.words, a.verdict, a.credit, (count(*) over (partition by a.question_version_id))::int as tries
      from change_answer a left join fact_text t on t.id = a.text_id where a.person_id = $1 and a.change_id = $2 and a.sha256 = decode($3, 'hex') order by a.question_version_id, a.credit = 1 desc, a.recorded_at desc, a.id desc`, [actor.personId, changeId, sha256]);
    return asked.map(({ questionVersionId, content, order, locale: lang }): ChangeQuestion => {
      const last = given.find((it) => it.questionVersionId === questionVersionId);
      const response = last === undefined ? null : wordsAgain(last.response, last.words);
      return { questionVersionId, ...present(content, order, response), lang: lang as Locale, sequence: last?.tries ?? 0, response: response as SaidResponse | null, tried: last === undefined ? null : triedOf(last.verdict, content) };
    });
  }
}

/** What whoever answered may know: the explanation once they are right, and nothing of what would be right before. */
export const triedOf = (verdict: Answered['verdict'], content: QuestionContent): NonNullable<ChangeQuestion['tried']> => ({ verdict, explanation: verdict === 'right' ? content.explanation : '' });

/** Everybody has an order of their own, the same at each try. */
const orderFor = (personId: string, questionVersionId: string, content: QuestionContent): string[] => offeredOrders([content], sha256(`${personId} ${questionVersionId}`).readUInt32BE(0))[0] ?? [];
