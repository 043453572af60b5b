import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { Database } from '#platform';
import { TakeTurn } from './take-turn.js';

/** Whoever asked says that it is solved. */
@Injectable()
export class SolveHelp {
  constructor(private readonly db: Database, private readonly turns: TakeTurn) {}

  run(by: Actor, requestId: string, wish: { readonly id: string }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      await this.turns.within(tx, by, requestId, { id: wish.id, kind: 'solved' });
      return { id: wish.id };
    });
  }
}
