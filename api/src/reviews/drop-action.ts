import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { WaiveAssignment } from '#assignments';
import { Database } from '#platform';
import { TakeReviewTurn } from './take-review-turn.js';

/** An agreed action is taken out again. The course that was assigned with it is asked no longer, for the same reason and in the same transaction. */
@Injectable()
export class DropAction {
  constructor(private readonly db: Database, private readonly turns: TakeReviewTurn, private readonly waives: WaiveAssignment) {}

  run(by: Actor, reviewId: string, wish: { readonly id: string; readonly actionId: string; readonly words: string }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      await this.turns.within(tx, by, reviewId, { ...wish, kind: 'dropped' }, async () => {
        const [action] = await tx.query<{ batchId: string | null }[]>('select batch_id as "batchId" from review_turn where id = $1', [wish.actionId]);
        if (action !== undefined && action.batchId !== null) await this.waives.agreed(tx, by, action.batchId, { id: wish.id, reason: wish.words });
        return null;
      });
      return { id: wish.id };
    });
  }
}
