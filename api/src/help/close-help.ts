import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { Database } from '#platform';
import { TakeTurn } from './take-turn.js';

/** Whoever answers says that nothing more is to be done, with a word or without. */
@Injectable()
export class CloseHelp {
  constructor(private readonly db: Database, private readonly turns: TakeTurn) {}

  run(by: Actor, requestId: string, wish: { readonly id: string; readonly words: string }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      await this.turns.within(tx, by, requestId, { id: wish.id, kind: 'closed', words: wish.words });
      return { id: wish.id };
    });
  }
}
