import { Injectable } from '@nestjs/common';
import type { Bilingual } from '@palier/contracts';
import type { Role } from '@palier/domain';
import { Database, type Reader } from '#platform';

/** Somebody who leads the nearest team that anybody leads, one's own or one above it. */
export interface NearLead { readonly personId: string; readonly kind: 'lead' | 'deputy'; readonly depth: number; readonly id: string; readonly name: string; /** Holds the role of a lead, and so may decide. */ readonly decides: boolean; /** Has come in: may sign in. */ readonly access: boolean }
/** Somebody who is here, with the roles they hold, and whether they may sign in. */
export interface Present { readonly id: string; readonly name: string; readonly roles: readonly Role[]; readonly access: boolean }
export interface PersonRow { readonly id: string; readonly name: string; readonly hiredOn: string; readonly team: Bilingual | null; readonly teamId: string | null }
export interface Leader { readonly personId: string; readonly name: string; readonly team: Bilingual; readonly kind: 'lead' | 'deputy'; readonly from: string; readonly until: string | null }

@Injectable()
export class PeopleQueries {
  constructor(private readonly db: Database) {}

  /** The name of a person, or null where there is nobody of this id. */
  async nameOf(personId: string, reader: Reader = this.db): Promise<string | null> {
    const [row] = await reader.query<{ name: string }[]>('select display_name as name from person where id = $1', [personId]);
    return row?.name ?? null;
  }

  /** The names of people, by id. */
  async namesOf(personIds: readonly string[], reader: Reader = this.db): Promise<Map<string, string>> {
    return new Map((await reader.query<{ id: string; name: string }[]>('select id, display_name as name from person where id = any($1)', [[...new Set(personIds)]])).map((it) => [it.id, it.name]));
  }

  /** Everyone who had not left on a day, with the team they belonged to then, by name; as it was known before an instant, where one is given. */
  presentOn(day: string, knownBefore: Date | null = null, reader: Reader = this.db): Promise<PersonRow[]> {
    return reader.query<PersonRow[]>(`
      select p.id, p.display_name as name, p.hired_on::text as "hiredOn", t.name as team, t.id as "teamId"
      from person p
      left join departure_known(coalesce($2::timestamptz, 'infinity')) d on d.person_id = p.id
      left join membership_known($1::date, coalesce($2::timestamptz, 'infinity')) m on m.person_id = p.id and m.kind = 'member'
      left join team t on t.id = m.team_id
      where p.hired_on <= $1::date and (d.left_on is null or d.left_on > $1::date)
      order by p.display_name collate "fr-x-icu", p.id`, [day, knownBefore]);
  }

  /** Who may decide about each of these people today: whoever leads, or stands in for, the nearest team above them that such a lead has. */
  async nearestLeads(personIds: readonly string[], reader: Reader = this.db): Promise<Map<string, string[]>> {
    const near = Map.groupBy((await this.leadsNear([...new Set(personIds)], reader)).filter((it) => it.decides), (it) => it.personId);
    return new Map([...near].map(([personId, leads]) => [personId, [...new Set(leads.filter((it) => it.depth === leads[0]?.depth).map((it) => it.id))]]));
  }

  /** Leads and deputies around people, the nearest team first; in one team leads before deputies, who belongs to it before who does not, then who has led it longest. Nobody leads themselves. */
  leadsNear(personIds: readonly string[], reader: Reader = this.db): Promise<NearLead[]> {
    return reader.query<NearLead[]>(`
      with recursive ours as (
        select m.person_id as whom, m.team_id, 0 as depth from current_membership m where m.person_id = any($1) and m.kind = 'member'
        union select o.whom, t.parent_id, o.depth + 1 from ours o join team t on t.id = o.team_id where t.parent_id is not null and o.depth < 50),
      leads as materialized (
        select m.team_id, m.kind, m.from_on, p.id, p.display_name as name, array(select h.role from held_role h where h.person_id = p.id) as roles, exists (select from account a where a.person_id = p.id) as access,
          exists (select from current_membership b where b.person_id = p.id and b.team_id = m.team_id and b.kind = 'member') as belongs
        from (select distinct team_id from ours) t join current_membership m on m.team_id = t.team_id and m.kind in ('lead', 'deputy') join person p on p.id = m.person_id)
      select o.whom as "personId", l.kind, o.depth, l.id, l.name, 'lead' = any(l.roles) as decides, l.access from ours o join leads l on l.team_id = o.team_id and l.id <> o.whom and l.roles <> '{}'
      order by o.whom, o.depth, l.kind desc, l.belongs desc, l.from_on, l.id`, [personIds]);
  }

  /** Of these people those who join a team later than today that somebody leads, itself or one above it. One query, none for nobody. */
  async ledLater(personIds: readonly string[], reader: Reader = this.db): Promise<string[]> {
    if (personIds.length === 0) return [];
    return (await reader.query<{ id: string }[]>(`
      select distinct m.person_id as id from team_membership m left join team_membership_end e on e.membership_id = m.id
      where m.person_id = any($1) and m.kind = 'member' and m.from_on > palier_today() and coalesce(least(m.until_on, e.until_on), 'infinity') > m.from_on
        and exists (select from teams_above_on(m.team_id, palier_today()) above join current_membership l on l.team_id = above and l.kind in ('lead', 'deputy') and l.person_id <> m.person_id)`, [personIds])).map((it) => it.id);
  }

  /** Who holds one of these roles or is named, and is here today; whoever came first, first. */
  present(roles: readonly Role[], named: readonly string[], reader: Reader = this.db): Promise<Present[]> {
    return reader.query<Present[]>(`
      select p.id, p.display_name as name, array(select h.role from held_role h where h.person_id = p.id) as roles, exists (select from account a where a.person_id = p.id) as access from person p left join departure d on d.person_id = p.id
      where p.id = any(array(select h.person_id from held_role h where h.role = any($1)) || $2::uuid[]) and (d.left_on is null or d.left_on > palier_today()) order by p.hired_on, p.id`, [roles, named]);
  }

  /** Colleagues who are here, by name; the first hundred of those that a search finds. */
  async colleagues(search: string): Promise<{ people: { id: string; name: string }[]; total: number }> {
    const rows = await this.db.query<{ id: string; name: string; total: number }[]>(`
      select p.id, p.display_name as name, count(*) over ()::int as total from person p left join departure d on d.person_id = p.id
      where (d.left_on is null or d.left_on > palier_today()) and p.display_name ilike $1 order by p.display_name collate "fr-x-icu", p.id limit 100`, [`%${search.trim().replace(/[\\%_]/g, '\\$&')}%`]);
    return { people: rows.map(({ id, name }) => ({ id, name })), total: rows[0]?.total ?? 0 };
  }

  /** Who leads or stands in for the teams of a person, and those above: today, and from a later day on. */
  async leadersOf(personId: string): Promise<{ today: string; leaders: Leader[] }> {
    const rows = await this.db.query<(Leader & { today: string })[]>(`
      select it.today::text as today, l.* from (select palier_today() as today) it left join lateral (
        select q.id as "personId", q.display_name as name, t.name as team, m.kind, m.from_on::text as "from", least(m.until_on, e.until_on)::text as until
        from membership_on(it.today) own cross join lateral teams_above_on(own.team_id, it.today) above join team t on t.id = above join team_membership m on m.team_id = above and m.kind in ('lead', 'deputy')
        join person q on q.id = m.person_id left join team_membership_end e on e.membership_id = m.id left join departure d on d.person_id = q.id
        where own.person_id = $1 and own.kind = 'member' and q.id <> $1 and coalesce(least(m.until_on, e.until_on), 'infinity') > greatest(m.from_on, it.today) and coalesce(d.left_on, 'infinity') > greatest(m.from_on, it.today)
        order by m.from_on, m.id) l on true`, [personId]);
    return { today: rows[0]?.today ?? '', leaders: rows.filter((it) => it.personId !== null).map(({ today: _, ...leader }) => leader) };
  }

  /** The teams that a person leads today, those where they stand in, and those under them. */
  teamsLedBy(personId: string, reader: Reader = this.db): Promise<{ id: string; name: Bilingual }[]> {
    return reader.query<{ id: string; name: Bilingual }[]>(`
      select t.id, t.name from teams_led_on($1, palier_today()) led join team t on t.id = led order by coalesce(t.name->>'fr', t.name->>'en') collate "fr-x-icu", t.id`, [personId]);
  }
}
