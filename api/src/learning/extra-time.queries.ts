import { Injectable } from '@nestjs/common';
import type { ExtraTime } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { Database, Refusal, require, type Reader } from '#platform';
import { RecordLook } from '#trust';

/** What somebody may still do with a version of a quiz: how often they began it, took it as a placement, and were let to begin it; and their more time. */
export interface Allowance { readonly begun: number; readonly placed: number; readonly granted: number; readonly extraPercent: number }

@Injectable()
export class ExtraTimeQueries {
  constructor(private readonly db: Database, private readonly looks: RecordLook) {}

  async read(actor: Actor, personId: string): Promise<ExtraTime> {
    require(actor, 'extra-time.read', personId);
    const { percent, since, by } = await this.of(personId);
    await this.looks.at(actor, 'look.extra-time', personId);
    return { percent, since: since?.toISOString() ?? null, by };
  }

  /** How much more time somebody has now, in percent, and who said so; none where nobody did. */
  async of(personId: string, reader: Reader = this.db): Promise<{ readonly percent: number; readonly since: Date | null; readonly by: string | null }> {
    const [row] = await reader.query<{ percent: number; since: Date | null; by: string | null }[]>(`
      select coalesce(e.percent, 0) as percent, e.recorded_at as since, g.display_name as by
      from person p left join lateral (select * from extra_time where person_id = p.id order by recorded_at desc limit 1) e on true left join person g on g.id = e.recorded_by where p.id = $1`, [personId]);
    if (row === undefined) throw new Refusal('thing.not-found');
    return row;
  }

  /** What somebody may still do with a version of a quiz: how often they began it and were let to, and their more time. */
  async allowance(personId: string, quizVersionId: string, reader: Reader = this.db): Promise<Allowance> {
    const [row] = await reader.query<[Allowance]>(`
      select (select count(*)::int from attempt a where a.person_id = $1 and a.quiz_version_id = $2 and not exists (select from placement p where p.attempt_id = a.id)) as begun,
        (select count(*)::int from placement p join attempt a on a.id = p.attempt_id where a.person_id = $1 and a.quiz_version_id = $2) as placed, (select count(*)::int from attempt_grant where person_id = $1 and quiz_version_id = $2) as granted,
        coalesce((select percent from extra_time where person_id = $1 order by recorded_at desc limit 1), 0) as "extraPercent"`, [personId, quizVersionId]);
    return row;
  }
}
