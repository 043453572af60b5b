import { Injectable } from '@nestjs/common';
import { checklistDone, type Actor, type ChecklistItem } from '@palier/domain';
import { RevokeEvidence } from '#evidence';
import { audit, Database, keepText, Refusal, require, sha256, takeRecordedAt, type Tx } from '#platform';
import { countsIn } from './checklists.queries.js';

interface Ticked { readonly personId: string; readonly raterId: string; readonly unitId: string }

/** A rater takes back a tick they gave, and says why. Where the checklist needs it, the checklist is no longer done and what it proved never counted; the tick stays on record. */
@Injectable()
export class WithdrawTick {
  constructor(private readonly db: Database, private readonly revokes: RevokeEvidence) {}

  run(by: Actor, tickId: string, wish: { readonly id: string; readonly reason: string }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const [tick] = await tx.query<Ticked[]>('select o.person_id as "personId", o.rater_id as "raterId", o.unit_id as "unitId" from checklist_tick t join checklist_observation o on o.id = t.observation_id where t.id = $1', [tickId]);
      if (tick === undefined) throw new Refusal('thing.not-found');
      require(by, 'sign-off.withdraw', tick.personId);
      if (tick.raterId !== by.personId) throw new Refusal('sign-off.only-its-rater');
      const at = await takeRecordedAt(tx, tick.personId);
      const [before] = await tx.query<{ id: string; tickId: string; reason: Buffer }[]>('select x.id, x.tick_id as "tickId", w.sha256 as reason from checklist_tick_withdrawal x join fact_text w on w.id = x.reason_id where x.id = $1 or x.tick_id = $2 order by x.id = $1 desc limit 1', [wish.id, tickId]);
      if (before !== undefined) {
        if (before.id !== wish.id) throw new Refusal('checklist.withdrawn-already');
        if (before.tickId === tickId && before.reason.equals(sha256(wish.reason))) return { id: wish.id };
        throw new Refusal('id.taken');
      }
      const reasonId = await keepText(tx, wish.reason, at);
      await tx.query('insert into checklist_tick_withdrawal (tick_id, id, person_id, reason_id, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6)', [tickId, wish.id, tick.personId, reasonId, at, by.personId]);
      await this.undo(tx, by, tick, at, reasonId);
      await audit(tx, by.personId, 'checklist.withdraw', tick.personId, { tickId });
      return { id: wish.id };
    });
  }

  /** Ends what is no longer complete, in every version in which it was. */
  private async undo(tx: Tx, by: Actor, { personId, unitId }: Ticked, at: Date, reasonId: string): Promise<void> {
    const completions = await tx.query<{ id: string; items: ChecklistItem[]; seen: string[] }[]>(`
      select c.id, (select t.items from unit_text t where t.course_version_id = c.course_version_id and t.unit_id = $2 limit 1) as items,
        array(select t.item_id::text from checklist_observation o join checklist_tick t on t.observation_id = o.id where o.person_id = $1 and o.unit_id = $2 and ${countsIn('c.course_version_id')} and not exists (select from checklist_tick_withdrawal x where x.tick_id = t.id)) as seen
      from checklist_completion c where c.person_id = $1 and c.unit_id = $2 and not exists (select from checklist_completion_end e where e.completion_id = c.id) order by c.recorded_at`, [personId, unitId]);
    for (const { id, items, seen } of completions) {
      if (checklistDone(items, new Set(seen))) continue;
      await tx.query('insert into checklist_completion_end (completion_id, person_id, recorded_at) values ($1, $2, $3)', [id, personId, at]);
      await this.revokes.ofCompletion(tx, by, personId, at, reasonId, id);
    }
  }
}
