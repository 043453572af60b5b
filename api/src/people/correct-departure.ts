import { Injectable } from '@nestjs/common';
import { isHere, type Actor } from '@palier/domain';
import { audit, Database, keepText, Refusal, require, sha256, takeRecordedAt } from '#platform';

interface Line { readonly number: number; readonly leftOn: string | null; readonly reason: Buffer | null; readonly by: string | null; readonly on: string; readonly today: string }

/**
 * A departure was recorded by mistake, or for the wrong day: one more line says so and why, the earlier ones stay. Where it is taken back, all that it ended goes on:
 * requests, required training, terms, what a role expects. The doors it closed stay closed: one signs in anew, by a new link where one had not come in yet.
 */
@Injectable()
export class CorrectDeparture {
  constructor(private readonly db: Database) {}

  run(by: Actor, personId: string, wish: { readonly seen?: number | undefined; readonly leftOn: string | null; readonly reason: string }): Promise<{ id: string }> {
    require(by, 'person.correct-departure', personId);
    return this.db.transaction(async (tx) => {
      const at = await takeRecordedAt(tx, personId);
      const [now] = await tx.query<Line[]>(`
        select r.number, r.left_on::text as "leftOn", t.sha256 as reason, p.display_name as by, (r.recorded_at at time zone palier_zone())::date::text as "on", palier_today()::text as today
        from departure_record r left join fact_text t on t.id = r.reason_id left join person p on p.id = r.recorded_by where r.person_id = $1 order by r.number desc limit 1`, [personId]);
      if (now === undefined) throw new Refusal('person.no-departure');
      if (wish.seen === undefined) throw new Refusal('edit.version-missing');
      if (wish.seen + 1 === now.number && now.leftOn === wish.leftOn && now.reason?.equals(sha256(wish.reason)) === true) return { id: personId };
      if (wish.seen !== now.number) throw new Refusal('edit.changed-meanwhile', { by: now.by ?? 'Palier', on: now.on });
      if (now.leftOn === null) throw new Refusal('person.no-departure');
      if (wish.leftOn === now.leftOn) return { id: personId };
      await tx.query('insert into departure_record (person_id, number, left_on, reason_id, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6)', [personId, now.number + 1, wish.leftOn, await keepText(tx, wish.reason, at), at, by.personId]);
      if (!isHere(now.leftOn, now.today)) {
        await tx.query('update session set ended_at = palier_now() where person_id = $1 and ended_at is null', [personId]);
        await tx.query('update invitation set withdrawn_at = palier_now() where person_id = $1 and used_at is null and withdrawn_at is null', [personId]);
      }
      await audit(tx, by.personId, 'person.correct-departure', personId, { before: now.leftOn, leftOn: wish.leftOn });
      return { id: personId };
    });
  }
}
