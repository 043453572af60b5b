import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { Database, Refusal } from '#platform';

/** Where somebody is in a lesson, by block: for themselves alone, to go on there on any device. It moves no progress, and nothing is counted from it. */
@Injectable()
export class KeepPlace {
  constructor(private readonly db: Database) {}

  async run(actor: Actor, courseId: string, unitId: string, wish: { readonly blockId: string }): Promise<{ blockId: string }> {
    const kept = await this.db.transaction((tx) => tx.query<unknown[]>(`
      insert into lesson_place (person_id, unit_id, block_id, changed_at) select $1, id, $4, palier_now() from unit where id = $3 and course_id = $2
      on conflict (person_id, unit_id) do update set block_id = excluded.block_id, changed_at = excluded.changed_at returning unit_id`, [actor.personId, courseId, unitId, wish.blockId]));
    if (kept.length === 0) throw new Refusal('thing.not-found');
    return { blockId: wish.blockId };
  }
}
