import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { newId, type Tx } from '#platform';

/** What was asked is asked otherwise, because the plan changed: due on another day, or no more. Nobody is exempted by it, and nothing that was done is touched. */
@Injectable()
export class ChangeUnits {
  /** All that a campaign asked is due on this day. Within the caller’s transaction. */
  async move(tx: Tx, by: Actor, campaignId: string, dueOn: string): Promise<void> {
    const batches = await tx.query<{ id: string }[]>('select id from assignment_batch where campaign_id = $1', [campaignId]);
    await tx.query('insert into assignment_batch_day (id, batch_id, due_on, recorded_at, recorded_by) select id, "batchId", $2, palier_now(), $3 from jsonb_to_recordset($1) as it(id uuid, "batchId" uuid)', [JSON.stringify(batches.map((it) => ({ id: newId(), batchId: it.id }))), dueOn, by.personId]);
  }

  /** These are asked no more. Within the caller’s transaction, which took the locks of whoever they were asked of. */
  async end(tx: Tx, by: Actor, ended: readonly { readonly assignmentId: string; readonly unitId: string }[]): Promise<void> {
    await tx.query('insert into assignment_unit_end (assignment_id, unit_id, recorded_at, recorded_by) select "assignmentId", "unitId", palier_now(), $2 from jsonb_to_recordset($1) as it("assignmentId" uuid, "unitId" uuid) on conflict do nothing', [JSON.stringify(ended.map(({ assignmentId, unitId }) => ({ assignmentId, unitId }))), by.personId]);
  }
}
