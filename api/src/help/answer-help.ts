import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { Database, newId } from '#platform';
import { ShareAnswer } from './share-answer.js';
import { TakeTurn } from './take-turn.js';

/** Whoever a request is addressed to answers it; where that is useful, everybody reads the answer under a question in the answerer's own words. */
@Injectable()
export class AnswerHelp {
  constructor(private readonly db: Database, private readonly turns: TakeTurn, private readonly shares: ShareAnswer) {}

  run(by: Actor, requestId: string, wish: { readonly id: string; readonly words: string; readonly shownAs: string | null }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const taken = await this.turns.within(tx, by, requestId, { id: wish.id, kind: 'answer', words: wish.words });
      if (taken !== null && wish.shownAs !== null) await this.shares.within(tx, by, { ...taken, id: newId(), answerId: wish.id, shownAs: wish.shownAs });
      return { id: wish.id };
    });
  }
}
