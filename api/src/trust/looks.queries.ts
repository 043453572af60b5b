import { Injectable } from '@nestjs/common';
import type { LookLine } from '@palier/contracts';
import { everyLook, type Actor, type Look } from '@palier/domain';
import { Database } from '#platform';

const page = 50;

@Injectable()
export class LooksQueries {
  constructor(private readonly db: Database) {}

  /** Who looked at this person's things, alone or in a list, the newest first. A list of everyone is theirs from the moment they came. One query. */
  async at(actor: Actor, after: string | null): Promise<{ looks: LookLine[]; next: string | null }> {
    const rows = await this.db.query<{ id: string; at: Date; personId: string; name: string; look: Look }[]>(`
      select a.id, a.at, a.actor_id as "personId", p.display_name as name, a.action as look from audit a join person p on p.id = a.actor_id
      where a.actor_id <> $1 and a.action = any($2)
        and (a.subject_id = $1 or a.about @> array[$1::uuid] or (a.detail @> '{"everyone": true}' and a.at >= (select min(h.at) from audit h where h.subject_id = $1 and h.action = 'person.hire')))
        and ($3::uuid is null or (a.at, a.id) < (select b.at, b.id from audit b where b.id = $3))
      order by a.at desc, a.id desc limit ${page + 1}`, [actor.personId, everyLook, after]);
    const looks = rows.slice(0, page).map((it) => ({ id: it.id, at: it.at.toISOString(), by: { id: it.personId, name: it.name }, look: it.look }));
    return { looks, next: rows.length > page ? (looks.at(-1)?.id ?? null) : null };
  }
}
