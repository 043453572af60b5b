import { Injectable } from '@nestjs/common';
import { normaliseName, type Actor } from '@palier/domain';
import { HeldSheets } from '#competencies';
import { audit, Database, Refusal, require, takeRecordedAt } from '#platform';

/** A person says of themselves that a neighbouring job interests them, and takes it back. Said twice, it is said once. */
@Injectable()
export class SayJobWish {
  constructor(private readonly db: Database, private readonly sheets: HeldSheets) {}

  run(by: Actor, wish: { readonly id: string; readonly job: string }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const at = await takeRecordedAt(tx, by.personId);
      const [taken] = await tx.query<{ personId: string; job: string }[]>('select person_id as "personId", job from job_wish where id = $1', [wish.id]);
      if (taken !== undefined) { if (taken.personId === by.personId && taken.job === wish.job) return { id: wish.id }; throw new Refusal('id.taken'); }
      const jobs = (await this.sheets.all(null, tx)).flatMap(({ sheet }) => [sheet.title, ...sheet.neighbours]);
      if (!jobs.some((it) => normaliseName(it) === normaliseName(wish.job))) throw new Refusal('thing.not-found');
      const said = await tx.query<{ id: string; job: string }[]>('select w.id, w.job from job_wish w left join job_wish_withdrawal d on d.wish_id = w.id where w.person_id = $1 and d.wish_id is null', [by.personId]);
      const same = said.find((it) => normaliseName(it.job) === normaliseName(wish.job));
      if (same !== undefined) return { id: same.id };
      await tx.query('insert into job_wish (id, person_id, job, recorded_at) values ($1, $2, $3, $4)', [wish.id, by.personId, wish.job, at]);
      await audit(tx, by.personId, 'job-wish.say', by.personId);
      return { id: wish.id };
    });
  }

  withdraw(by: Actor, wishId: string): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const [wish] = await tx.query<{ personId: string }[]>('select person_id as "personId" from job_wish where id = $1', [wishId]);
      if (wish === undefined) throw new Refusal('thing.not-found');
      require(by, 'job-wish.say', wish.personId);
      const at = await takeRecordedAt(tx, wish.personId);
      const done = await tx.query<unknown[]>('insert into job_wish_withdrawal (wish_id, recorded_at) values ($1, $2) on conflict do nothing returning wish_id', [wishId, at]);
      if (done.length > 0) await audit(tx, by.personId, 'job-wish.withdraw', by.personId);
      return { id: wishId };
    });
  }
}
