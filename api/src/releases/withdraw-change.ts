import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, Jobs, newId, type Tx } from '#platform';
import { takeReleaseOf } from './take-release.js';

/** A change that was announced is no part of the release any more; or it is again. What people learnt of it stays. */
@Injectable()
export class WithdrawChange {
  constructor(private readonly db: Database, private readonly jobs: Jobs) {}

  run(by: Actor, changeId: string): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const release = await takeReleaseOf(tx, changeId);
      if (release.withdrawn) return { id: changeId };
      await withdraw(tx, by, changeId);
      await audit(tx, by.personId, 'release.withdraw-change', release.id);
      return { id: changeId };
    });
  }

  undo(by: Actor, changeId: string): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const release = await takeReleaseOf(tx, changeId);
      if (!release.withdrawn) return { id: changeId };
      await bringBack(tx, by, changeId);
      await audit(tx, by.personId, 'release.bring-change-back', release.id);
      await this.jobs.announce(tx, 'release.write', changeId);
      return { id: changeId };
    });
  }
}

/** Within the caller's transaction, the release taken and the change standing. */
export async function withdraw(tx: Tx, by: Actor, changeId: string): Promise<void> {
  await tx.query('insert into release_change_withdrawal (id, change_id, recorded_at, recorded_by) values ($1, $2, palier_now(), $3)', [newId(), changeId, by.personId]);
}

/** Within the caller's transaction, the release taken and the change withdrawn. */
export async function bringBack(tx: Tx, by: Actor, changeId: string): Promise<void> {
  await tx.query(`
    insert into release_change_withdrawal_end (withdrawal_id, recorded_at, recorded_by)
    select w.id, palier_now(), $2 from release_change_withdrawal w left join release_change_withdrawal_end e on e.withdrawal_id = w.id where w.change_id = $1 and e.withdrawal_id is null`, [changeId, by.personId]);
}
