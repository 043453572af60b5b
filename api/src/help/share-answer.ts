import { Injectable } from '@nestjs/common';
import type { Action, Actor } from '@palier/domain';
import { audit, Database, keepText, Refusal, require, sha256, takeRecordedAt, type Tx } from '#platform';

interface Sharing { readonly id: string; readonly answerId: string; readonly personId: string; readonly at: Date; /** The question as everybody reads it; null where nobody else reads the answer any more. */ readonly shownAs: string | null }

/** Everybody reads an answer of one's own beside the thing, under a question in one's own words; who asked, and how, stays between the two. */
@Injectable()
export class ShareAnswer {
  constructor(private readonly db: Database) {}

  run(by: Actor, answerId: string, wish: { readonly id: string; readonly shownAs: string }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const answer = await takeAnswer(tx, by, 'help.answer', answerId, wish);
      if (answer !== null) await this.within(tx, by, { ...answer, id: wish.id, answerId, shownAs: wish.shownAs });
      return { id: wish.id };
    });
  }

  /** Within the caller's transaction, after `at` was taken for whoever asked. */
  async within(tx: Tx, by: Actor, wish: Sharing): Promise<void> {
    await tx.query('insert into help_sharing (id, turn_id, person_id, words_id, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6)', [wish.id, wish.answerId, wish.personId, wish.shownAs === null ? null : await keepText(tx, wish.shownAs, wish.at), wish.at, by.personId]);
    await audit(tx, by.personId, wish.shownAs === null ? 'help.withdraw' : 'help.share', null, { answerId: wish.answerId });
  }
}

/** Do the words kept by their hash, or none, say this? */
export const sameWords = (kept: Buffer | null, words: string | null): boolean => (words === null ? kept === null : kept?.equals(sha256(words)) === true);

/** An answer locked with whoever it was given to; null where this very change was made before. @throws where it is not there, or not this actor's to show or withdraw. */
export async function takeAnswer(tx: Tx, by: Actor, action: Action, answerId: string, change: { readonly id: string; readonly shownAs: string | null }): Promise<{ personId: string; at: Date } | null> {
  const [answer] = await tx.query<{ personId: string; by: string }[]>(`select person_id as "personId", recorded_by as by from help_turn where id = $1 and kind = 'answer'`, [answerId]);
  if (answer === undefined) throw new Refusal('thing.not-found');
  require(by, action, answer.by);
  const at = await takeRecordedAt(tx, answer.personId);
  const [same] = await tx.query<{ answerId: string; by: string; shownAs: Buffer | null }[]>('select s.turn_id as "answerId", s.recorded_by as by, w.sha256 as "shownAs" from help_sharing s left join fact_text w on w.id = s.words_id where s.id = $1', [change.id]);
  if (same === undefined) return { personId: answer.personId, at };
  if (same.answerId === answerId && same.by === by.personId && sameWords(same.shownAs, change.shownAs)) return null;
  throw new Refusal('id.taken');
}
