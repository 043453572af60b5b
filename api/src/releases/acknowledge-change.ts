import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { Database, Refusal, takeRecordedAt } from '#platform';
import { takeReleaseOf } from './take-release.js';

/** "Read and understood", of a change as the notes say it: what they say otherwise later was not read by it. Said twice, it is said once. */
@Injectable()
export class AcknowledgeChange {
  constructor(private readonly db: Database) {}

  run(by: Actor, changeId: string, wish: { readonly id: string; readonly sha256: string }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      await takeReleaseOf(tx, changeId);
      const at = await takeRecordedAt(tx, by.personId);
      const [change] = await tx.query<{ sha256: string }[]>(`select encode(sha256, 'hex') as sha256 from release_change_version where change_id = $1 order by number desc limit 1`, [changeId]);
      if (change?.sha256 !== wish.sha256) throw new Refusal('change.says-otherwise');
      await tx.query(`insert into change_acknowledgement (id, person_id, change_id, sha256, recorded_at) values ($1, $2, $3, decode($4, 'hex'), $5) on conflict do nothing`, [wish.id, by.personId, changeId, wish.sha256, at]);
      const [kept] = await tx.query<{ id: string }[]>(`select id from change_acknowledgement where person_id = $1 and change_id = $2 and sha256 = decode($3, 'hex')`, [by.personId, changeId, wish.sha256]);
      if (kept === undefined) throw new Refusal('id.taken');
      return { id: kept.id };
    });
  }
}
