import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, Refusal } from '#platform';
import { takeReleaseOf } from './take-release.js';

const columns = { unit: 'unit_id', question: 'question_id', article: 'article_id' } as const;

/** Somebody decided that a change touches an activity, a question or an article. Said twice, it is said once. */
@Injectable()
export class TouchThing {
  constructor(private readonly db: Database) {}

  run(by: Actor, changeId: string, { id, kind, thingId }: { readonly id: string; readonly kind: keyof typeof columns; readonly thingId: string }): Promise<{ id: string }> {
    const column = columns[kind];
    return this.db.transaction(async (tx) => {
      const release = await takeReleaseOf(tx, changeId);
      if (release.withdrawn) throw new Refusal('thing.not-found');
      const [there] = await tx.query<unknown[]>(`select 1 from ${kind} where id = $1`, [thingId]);
      if (there === undefined) throw new Refusal('thing.not-found');
      const [same] = await tx.query<{ id: string }[]>(`select t.id from release_touch t left join release_touch_end e on e.touch_id = t.id where t.change_id = $1 and t.${column} = $2 and e.touch_id is null`, [changeId, thingId]);
      if (same !== undefined) return { id: same.id };
      const made = await tx.query<unknown[]>(`insert into release_touch (id, change_id, ${column}, recorded_at, recorded_by) values ($1, $2, $3, palier_now(), $4) on conflict do nothing returning id`, [id, changeId, thingId, by.personId]);
      if (made.length === 0) throw new Refusal('id.taken');
      await audit(tx, by.personId, 'release.touch', release.id);
      return { id };
    });
  }

  end(by: Actor, touchId: string): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const [found] = await tx.query<{ changeId: string }[]>('select change_id as "changeId" from release_touch where id = $1', [touchId]);
      if (found === undefined) throw new Refusal('thing.not-found');
      const release = await takeReleaseOf(tx, found.changeId);
      const made = await tx.query<unknown[]>('insert into release_touch_end (touch_id, recorded_at, recorded_by) values ($1, palier_now(), $2) on conflict do nothing returning touch_id', [touchId, by.personId]);
      if (made.length > 0) await audit(tx, by.personId, 'release.untouch', release.id);
      return { id: touchId };
    });
  }
}
