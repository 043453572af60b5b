import { Injectable } from '@nestjs/common';
import { dueOnceMoved, type Actor } from '@palier/domain';
import { newId, type Tx } from '#platform';
import { KeepOwnDays } from './keep-own-days.js';

/** What was asked is asked otherwise, because the plan changed: due on another day, or no more. Nobody is exempted by it, and nothing that was done is touched. */
@Injectable()
export class ChangeUnits {
  constructor(private readonly own: KeepOwnDays) {}

  /** All that campaigns asked is due on another day, of each person on their last working day until then; of whoever joined one later and has a later day for it, that stays. Within the caller’s transaction. */
  async move(tx: Tx, by: Actor, moves: readonly { readonly campaignId: string; readonly from: string; readonly to: string }[]): Promise<void> {
    const batches = await tx.query<{ id: string; campaignId: string; dueOn: string }[]>(`
      select b.id, b.campaign_id as "campaignId", coalesce((select m.due_on from assignment_batch_day m where m.batch_id = b.id order by m.recorded_at desc, m.id desc limit 1), b.due_on)::text as "dueOn" from assignment_batch b where b.campaign_id = any($1)`, [moves.map((it) => it.campaignId)]);
    const days = batches.flatMap((it) => { const move = moves.find((one) => one.campaignId === it.campaignId); return move === undefined ? [] : [{ id: newId(), batchId: it.id, before: it.dueOn, dueOn: dueOnceMoved(it.dueOn, move) }]; }).filter((it) => it.before !== it.dueOn);
    await tx.query('insert into assignment_batch_day (id, batch_id, due_on, recorded_at, recorded_by) select id, "batchId", "dueOn", palier_now(), $2 from jsonb_to_recordset($1) as it(id uuid, "batchId" uuid, "dueOn" date)', [JSON.stringify(days), by.personId]);
    await this.own.within(tx, by, { because: 'moved', deedId: newId(), batches: days.map((it) => it.batchId) });
  }

  /** These are asked no more. Within the caller’s transaction, which took the locks of whoever they were asked of. */
  async end(tx: Tx, by: Actor, ended: readonly { readonly assignmentId: string; readonly unitId: string }[]): Promise<void> {
    await tx.query('insert into assignment_unit_end (assignment_id, unit_id, recorded_at, recorded_by) select "assignmentId", "unitId", palier_now(), $2 from jsonb_to_recordset($1) as it("assignmentId" uuid, "unitId" uuid) on conflict do nothing', [JSON.stringify(ended.map(({ assignmentId, unitId }) => ({ assignmentId, unitId }))), by.personId]);
  }
}
