import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { Database } from '#platform';
import { TakeTurn } from './take-turn.js';

/** Whoever asked asks again, or adds a word; what was over is open again. */
@Injectable()
export class AskAgain {
  constructor(private readonly db: Database, private readonly turns: TakeTurn) {}

  run(by: Actor, requestId: string, wish: { readonly id: string; readonly words: string }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      await this.turns.within(tx, by, requestId, { id: wish.id, kind: 'again', words: wish.words });
      return { id: wish.id };
    });
  }
}
