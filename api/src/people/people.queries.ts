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

  /** Everyone who had not left on a day, or of them those in some teams, with the team they belonged to then, by name. */
  presentOn(day: string, teamIds: readonly string[] | null = null, reader: Reader = this.db): Promise<PersonRow[]> {
    return reader.query<PersonRow[]>(`
      select p.id, p.display_name as name, p.hired_on::text as "hiredOn", t.name as team, t.id as "teamId"
      from person p
      left join departure d on d.person_id = p.id
      left join membership_on($1::date) m on m.person_id = p.id and m.kind = 'member'
      left join team t on t.id = m.team_id
      where p.hired_on <= $1::date and (d.left_on is null or d.left_on > $1::date) and ($2::uuid[] is null or m.team_id = any($2))
      order by p.display_name collate "fr-x-icu", p.id`, [day, teamIds]);
  }

  /** The teams that a person leads today, those where they stand in, and those under them. */
  teamsLedBy(personId: string, reader: Reader = this.db): Promise<{ id: string; name: Bilingual }[]> {
    return reader.query<{ id: string; name: Bilingual }[]>(`
      select t.id, t.name from teams_led_on($1, palier_today()) led join team t on t.id = led order by coalesce(t.name->>'fr', t.name->>'en') collate "fr-x-icu", t.id`, [personId]);
  }
}
