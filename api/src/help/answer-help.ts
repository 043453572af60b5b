import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { Database, newId, Refusal, type Tx } from '#platform';
import { sameWords, ShareAnswer } from './share-answer.js';
import { TakeTurn } from './take-turn.js';

/** Whoever a request is addressed to answers it; where that is useful, everybody reads the answer under a question in the answerer's own words. */
@Injectable()
export class AnswerHelp {
  constructor(private readonly db: Database, private readonly turns: TakeTurn, private readonly shares: ShareAnswer) {}

  run(by: Actor, requestId: string, wish: { readonly id: string; readonly words: string; readonly shownAs: string | null }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const taken = await this.turns.within(tx, by, requestId, { id: wish.id, kind: 'answer', words: wish.words });
      if (taken === null && !sameWords(await this.shownFirst(tx, wish.id), wish.shownAs)) throw new Refusal('id.taken');
      if (taken !== null && wish.shownAs !== null) await this.shares.within(tx, by, { ...taken, id: newId(), answerId: wish.id, shownAs: wish.shownAs });
      return { id: wish.id };
    });
  }

  /** The hash of the question that everybody read from the moment of the answer; null where it was shown later, or never. */
  private async shownFirst(tx: Tx, answerId: string): Promise<Buffer | null> {
    const [row] = await tx.query<{ sha256: Buffer }[]>('select w.sha256 from help_turn t join help_sharing s on s.turn_id = t.id and s.recorded_at = t.recorded_at join fact_text w on w.id = s.words_id where t.id = $1', [answerId]);
    return row?.sha256 ?? null;
  }
}
