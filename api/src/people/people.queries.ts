import { Injectable } from '@nestjs/common';
import type { Bilingual } from '@palier/contracts';
import { Database, type Reader } from '#platform';

export interface PersonRow { readonly id: string; readonly name: string; readonly hiredOn: string; readonly team: Bilingual | null; readonly teamId: string | null }

@Injectable()
export class PeopleQueries {
  constructor(private readonly db: Database) {}

  /** The name of a person, or null where there is nobody of this id. */
  async nameOf(personId: string, reader: Reader = this.db): Promise<string | null> {
    const [row] = await reader.query<{ name: string }[]>('select display_name as name from person where id = $1', [personId]);
    return row?.name ?? null;
  }

  /** Everyone who had not left on a day, with the team they belonged to then, by name. */
  presentOn(day: string, reader: Reader = this.db): Promise<PersonRow[]> {
    return reader.query<PersonRow[]>(`
      select p.id, p.display_name as name, p.hired_on::text as "hiredOn", t.name as team, t.id as "teamId"
      from person p
      left join departure d on d.person_id = p.id
      left join lateral (
        select m.team_id from team_membership m left join team_membership_end e on e.membership_id = m.id
        where m.person_id = p.id and m.kind = 'member' and m.from_on <= $1::date and (e.until_on is null or e.until_on > $1::date)
        order by m.from_on desc, m.id desc limit 1) m on true
      left join team t on t.id = m.team_id
      where p.hired_on <= $1::date and (d.left_on is null or d.left_on > $1::date)
      order by p.display_name collate "fr-x-icu", p.id`, [day]);
  }

  /** The teams that a person leads today. */
  teamsLedBy(personId: string, reader: Reader = this.db): Promise<{ id: string; name: Bilingual }[]> {
    return reader.query<{ id: string; name: Bilingual }[]>(`
      select t.id, t.name from team t join current_membership m on m.team_id = t.id and m.kind = 'lead' where m.person_id = $1 order by t.name->>'fr' collate "fr-x-icu", t.id`, [personId]);
  }
}
