import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { Database } from '#platform';
import { ShareAnswer, takeAnswer } from './share-answer.js';

/** Nobody but whoever asked reads an answer any more: its author changes their mind, or HR takes it down. */
@Injectable()
export class WithdrawAnswer {
  constructor(private readonly db: Database, private readonly shares: ShareAnswer) {}

  run(by: Actor, answerId: string, wish: { readonly id: string }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const answer = await takeAnswer(tx, by, 'help.withdraw', answerId, { id: wish.id, shownAs: null });
      if (answer !== null) await this.shares.within(tx, by, { ...answer, id: wish.id, answerId, shownAs: null });
      return { id: wish.id };
    });
  }
}
