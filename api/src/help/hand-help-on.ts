import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { Database } from '#platform';
import { TakeTurn } from './take-turn.js';

/** Somebody else answers, by name; whoever asked sees who. From then on whoever handed it on reads it no more. */
@Injectable()
export class HandHelpOn {
  constructor(private readonly db: Database, private readonly turns: TakeTurn) {}

  run(by: Actor, requestId: string, wish: { readonly id: string; readonly to: string; readonly words: string }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      await this.turns.within(tx, by, requestId, { id: wish.id, kind: 'handover', to: wish.to, words: wish.words });
      return { id: wish.id };
    });
  }
}
