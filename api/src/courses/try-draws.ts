import { Injectable } from '@nestjs/common';
import type { BodyOf, PresentedQuestion, TriedDraws, tryDraws } from '@palier/contracts';
import { cellDraw, draw, offeredOrders, present, type Actor } from '@palier/domain';
import { Database, require } from '#platform';
import { QuizzesQueries } from '#quizzes';
import { DraftsQueries } from './drafts.queries.js';

/** What the draws of a quiz find in the bank, and an example of what they draw: as whoever answers sees it, for nobody learns the answers to questions of others by drawing them. */
@Injectable()
export class TryDraws {
  constructor(private readonly db: Database, private readonly drafts: DraftsQueries, private readonly quizzes: QuizzesQueries) {}

  async of(actor: Actor, draftId: string, { cell, draws, named, seed }: BodyOf<typeof tryDraws>): Promise<TriedDraws> {
    const row = await this.drafts.row(draftId, this.db);
    require(actor, 'course.write', row.madeBy);
    const supply = await this.drafts.supply(cell, draws, named);
    return { draws: supply, example: seed === null || supply.length < draws.length || supply.some((it) => it.missing > 0) ? null : await this.example(draws.flatMap((it) => cellDraw(it, cell) ?? []), named, seed, row.content.locale) };
  }

  private async example(draws: readonly NonNullable<ReturnType<typeof cellDraw>>[], named: readonly string[], seed: number, locale: 'fr' | 'en'): Promise<TriedDraws['example']> {
    const bank = (await this.quizzes.bank({ draws })).filter((it) => !named.includes(it.questionId));
    const drawn = draw({ draws }, bank, seed);
    if ('shortOf' in drawn) return null;
    const versionOf = new Map(bank.map((it) => [it.questionId, it.questionVersionId]));
    const texts = new Map((await this.quizzes.texts([...versionOf.values()], locale)).map((it) => [it.questionVersionId, it]));
    const asked = drawn.questionIds.flatMap((id) => texts.get(versionOf.get(id) ?? '') ?? []);
    const orders = offeredOrders(asked.map((it) => it.content), seed);
    return asked.map((it, at) => ({ lang: it.locale as 'fr' | 'en', question: { questionVersionId: it.questionVersionId, ...present(it.content, orders[at] ?? []), sequence: 0, response: null } as PresentedQuestion }));
  }
}
