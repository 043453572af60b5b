import { Injectable } from '@nestjs/common';
import type { Notice, NoticeWords } from '@palier/contracts';
import { mayEver, type Actor } from '@palier/domain';
import { Database, Refusal, type Reader } from '#platform';

interface Row { readonly id: string; readonly number: number; readonly publishedAt: Date; readonly publishedBy: string | null; readonly acknowledgedAt: Date | null; readonly acknowledgedBy: number }

@Injectable()
export class NoticeQueries {
  constructor(private readonly db: Database) {}

  /** The notice in force, or the version asked for, with all versions there were, the newest first. Two queries. */
  async notice(actor: Actor, number: number | null): Promise<Notice> {
    const rows = await this.db.query<Row[]>(`
      select n.id, n.number, n.published_at as "publishedAt", p.display_name as "publishedBy", a.recorded_at as "acknowledgedAt", (select count(*)::int from notice_acknowledgement x where x.notice_id = n.id) as "acknowledgedBy"
      from information_notice n left join person p on p.id = n.published_by left join notice_acknowledgement a on a.notice_id = n.id and a.person_id = $1 order by n.number desc`, [actor.personId]);
    const row = number === null ? rows[0] : rows.find((it) => it.number === number);
    if (row === undefined) throw new Refusal('thing.not-found');
    const [text] = await this.db.query<{ words: NoticeWords }[]>('select words from information_notice where id = $1', [row.id]);
    const counts = mayEver(actor, 'notice.publish');
    return {
      id: row.id, number: row.number, words: text?.words ?? {}, publishedAt: row.publishedAt.toISOString(), publishedBy: row.publishedBy, acknowledgedAt: row.acknowledgedAt?.toISOString() ?? null,
      versions: rows.map((it) => ({ number: it.number, publishedAt: it.publishedAt.toISOString(), publishedBy: it.publishedBy, acknowledgedBy: counts ? it.acknowledgedBy : null })),
    };
  }

  /** The notice in force, and whether this person has acknowledged it. */
  async inForce(personId: string, reader: Reader = this.db): Promise<{ id: string; number: number; acknowledged: boolean }> {
    const [row] = await reader.query<{ id: string; number: number; acknowledged: boolean }[]>(`
      select n.id, n.number, exists (select from notice_acknowledgement a where a.notice_id = n.id and a.person_id = $1) as acknowledged from information_notice n order by n.number desc limit 1`, [personId]);
    if (row === undefined) throw new Error('the notice that Palier brings is missing');
    return row;
  }
}
