import { Injectable } from '@nestjs/common';
import type { JobWishes } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { PeopleQueries } from '#people';
import { Database, Refusal, require } from '#platform';
import { RecordLook } from '#trust';

@Injectable()
export class JobWishQueries {
  constructor(private readonly db: Database, private readonly people: PeopleQueries, private readonly looks: RecordLook) {}

  /** What a person wishes, the oldest first; whoever else reads it is kept. */
  async of(actor: Actor, personId: string): Promise<JobWishes> {
    require(actor, 'standing.read', personId);
    if ((await this.people.nameOf(personId)) === null) throw new Refusal('thing.not-found');
    await this.looks.at(actor, 'look.levels', personId);
    return { wishes: await this.db.query(`
      select w.id, w.job, (w.recorded_at at time zone palier_zone())::date::text as "on" from job_wish w left join job_wish_withdrawal d on d.wish_id = w.id where w.person_id = $1 and d.wish_id is null order by w.recorded_at, w.id`, [personId]) };
  }
}
