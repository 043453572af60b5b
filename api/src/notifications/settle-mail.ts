import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, Jobs, Refusal } from '#platform';

/** An administrator says what becomes of a mail that may not have arrived, or of all: sent again, which may make it two, or left as it is. Said twice the same, it is said once. */
@Injectable()
export class SettleMail {
  constructor(private readonly db: Database, private readonly jobs: Jobs) {}

  async run(by: Actor, mailId: string, decision: 'again' | 'leave'): Promise<{ id: string }> {
    await this.db.transaction(async (tx) => {
      const [mail] = await tx.query<{ state: string; reason: string; kind: string }[]>('select state, reason, kind from mail where id = $1 for update', [mailId]);
      if (mail === undefined) throw new Refusal('thing.not-found');
      if (decision === 'again' ? mail.reason === 'again' && mail.state === 'waiting' : mail.reason === 'by-hand') return;
      if (mail.state !== 'uncertain') throw new Refusal('mail.settled-already');
      // A link is not made twice behind somebody's back: whoever forgot asks again.
      if (decision === 'again' && (mail.kind === 'notification' || mail.kind === 'digest')) await tx.query(`${sentAgain} where id = $1`, [mailId]);
      else await tx.query(`${left} where id = $1`, [mailId]);
      await audit(tx, by.personId, 'mail.administer', null, { did: decision, mailId });
    });
    if (decision === 'again') await this.jobs.wake('mail');
    return { id: mailId };
  }

  /** Of all that were so at an instant: what came since was not seen. */
  async all(by: Actor, decision: 'again' | 'leave', asOf: string): Promise<{ settled: number }> {
    const settled = await this.db.transaction(async (tx) => {
      const some = await tx.query<{ id: string; kind: string }[]>(`select id, kind from mail where state = 'uncertain' and coalesce(settled_at, created_at) < $1::timestamptz + interval '1 millisecond' order by id for update`, [asOf]);
      if (some.length === 0) return 0;
      const again = decision === 'leave' ? [] : some.filter((it) => it.kind === 'notification' || it.kind === 'digest').map((it) => it.id);
      await tx.query(`${sentAgain} where id = any($1)`, [again]);
      await tx.query(`${left} where id = any($1)`, [some.map((it) => it.id).filter((it) => !again.includes(it))]);
      await audit(tx, by.personId, 'mail.administer', null, { did: decision, mails: some.length });
      return some.length;
    });
    if (decision === 'again' && settled > 0) await this.jobs.wake('mail');
    return { settled };
  }
}

const sentAgain = `update mail set state = 'waiting', reason = 'again', said = '', claim = null, claimed_at = null, settled_at = null, tries = 0, waits_since = palier_now(), due_at = palier_now()`;
const left = `update mail set state = 'dropped', reason = 'by-hand', settled_at = palier_now()`;
