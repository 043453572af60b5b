import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { Database, Refusal, takeRecordedAt } from '#platform';
import { NoticeQueries } from './notice.queries.js';

/** Somebody has read the notice in force. Said twice, it is said once; an older version is not what people are told today. */
@Injectable()
export class AcknowledgeNotice {
  constructor(private readonly db: Database, private readonly notices: NoticeQueries) {}

  run(actor: Actor, noticeId: string): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const at = await takeRecordedAt(tx, actor.personId);
      const [known] = await tx.query<unknown[]>('select 1 from information_notice where id = $1', [noticeId]);
      if (known === undefined) throw new Refusal('thing.not-found');
      const current = await this.notices.inForce(actor.personId, tx);
      if (current.id !== noticeId) throw new Refusal('notice.replaced');
      await tx.query('insert into notice_acknowledgement (person_id, notice_id, recorded_at) values ($1, $2, $3) on conflict do nothing', [actor.personId, noticeId, at]);
      return { id: noticeId };
    });
  }
}
