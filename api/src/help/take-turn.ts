import { Injectable } from '@nestjs/common';
import { helpTurns, turnsOpenTo, type Actor, type HelpTurn } from '@palier/domain';
import { audit, Jobs, keepText, Refusal, require, sha256, takeRecordedAt, type Tx } from '#platform';
import { HelpQueries } from './help.queries.js';

export interface Turn { readonly id: string; readonly kind: HelpTurn; readonly to?: string; readonly words?: string }

/** One more turn of an exchange, by the one of the two whose turn it may be. The same turn again is the same. */
@Injectable()
export class TakeTurn {
  constructor(private readonly help: HelpQueries, private readonly jobs: Jobs) {}

  /** Within the caller's transaction. Gives whom it concerns and when; null where this very turn was taken before. @throws where the request is not there, not this actor's to act on, or over. */
  async within(tx: Tx, by: Actor, requestId: string, turn: Turn): Promise<{ readonly personId: string; readonly at: Date } | null> {
    const { personId } = await this.help.standing(requestId, tx);
    const at = await takeRecordedAt(tx, personId);
    const words = turn.words?.trim() === '' ? undefined : turn.words;
    const [before] = await tx.query<{ requestId: string; kind: string; toId: string | null; by: string; sha256: Buffer | null }[]>(`
      select t.request_id as "requestId", t.kind, t.to_id as "toId", t.recorded_by as by, w.sha256 from help_turn t left join fact_text w on w.id = t.words_id where t.id = $1`, [turn.id]);
    if (before?.by === by.personId && before.requestId === requestId) {
      if (before.kind === turn.kind && before.toId === (turn.to ?? null) && (words === undefined ? before.sha256 === null : before.sha256?.equals(sha256(words)) === true)) return null;
      throw new Refusal('id.taken');
    }
    const part = helpTurns[turn.kind];
    const { state, answerer } = await this.help.standing(requestId, tx);
    if (part === 'asker') require(by, 'help.ask', personId);
    else if (answerer === null) throw new Refusal('thing.not-found');
    else require(by, 'help.answer', answerer.id);
    if (before !== undefined) throw new Refusal('id.taken');
    if (!turnsOpenTo(part, state).includes(turn.kind)) throw new Refusal('help.closed');
    if (turn.to !== undefined && (turn.to === personId || (await this.help.helpers(by, turn.to, tx)).length === 0)) throw new Refusal('help.not-to-them');
    await tx.query('insert into help_turn (id, request_id, person_id, kind, to_id, words_id, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8)',
      [turn.id, requestId, personId, turn.kind, turn.to ?? null, words === undefined ? null : await keepText(tx, words, at), at, by.personId]);
    await audit(tx, by.personId, `help.${turn.kind}`, personId, { requestId, ...(turn.to === undefined ? {} : { to: turn.to }) });
    await this.jobs.announce(tx, part === 'asker' ? 'help.ask' : 'help.answer', requestId);
    return { personId, at };
  }
}
