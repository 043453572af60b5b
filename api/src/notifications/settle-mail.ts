import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, Jobs, Refusal } from '#platform';

/** An administrator says what becomes of a mail that may not have arrived: sent again, which may make it two, or left as it is. Said twice the same, it is said once. */
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
      if (decision === 'again' && (mail.kind === 'notification' || mail.kind === 'digest')) await tx.query(`update mail set state = 'waiting', reason = 'again', said = '', claim = null, claimed_at = null, settled_at = null, tries = 0, waits_since = palier_now(), due_at = palier_now() where id = $1`, [mailId]);
      else await tx.query(`update mail set state = 'dropped', reason = 'by-hand', settled_at = palier_now() where id = $1`, [mailId]);
      await audit(tx, by.personId, 'mail.administer', null, { did: decision, mailId });
    });
    if (decision === 'again') await this.jobs.wake('mail');
    return { id: mailId };
  }
}
