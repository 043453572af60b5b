import { Injectable } from '@nestjs/common';
import type { NoticeWords } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { audit, Database, Refusal, sha256 } from '#platform';

/** A new version of the notice. The earlier ones stay as they were read; everyone reads this one before their next quiz. */
@Injectable()
export class PublishNotice {
  constructor(private readonly db: Database) {}

  run(by: Actor, wish: { readonly id: string; readonly seen?: number | undefined; readonly words: NoticeWords }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      await tx.query(`select pg_advisory_xact_lock(hashtextextended('information_notice', 0))`);
      const [same] = await tx.query<{ same: boolean }[]>('select words = $2::jsonb as same from information_notice where id = $1', [wish.id, JSON.stringify(wish.words)]);
      if (same !== undefined) {
        if (same.same) return { id: wish.id };
        throw new Refusal('id.taken');
      }
      const [newest] = await tx.query<{ number: number; by: string | null; on: string }[]>(`
        select n.number, p.display_name as by, (n.published_at at time zone palier_zone())::date::text as on from information_notice n left join person p on p.id = n.published_by order by n.number desc limit 1`);
      const number = newest?.number ?? 0;
      if (wish.seen === undefined) throw new Refusal('edit.version-missing');
      if (wish.seen !== number) throw new Refusal('edit.changed-meanwhile', { by: newest?.by ?? '', on: newest?.on ?? '' });
      await tx.query('insert into information_notice (id, number, words, published_at, published_by) values ($1, $2, $3, palier_now(), $4)', [wish.id, number + 1, JSON.stringify(wish.words), by.personId]);
      await audit(tx, by.personId, 'notice.publish', wish.id, { number: number + 1, sha256: sha256(JSON.stringify(wish.words)).toString('hex') });
      return { id: wish.id };
    });
  }
}
