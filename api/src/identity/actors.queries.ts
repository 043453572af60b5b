import { Injectable } from '@nestjs/common';
import { roles, type Actor, type Role } from '@palier/domain';
import { Database, type Reader } from '#platform';

export const isRole = (value: string): value is Role => roles.some((role) => role === value);

/** What somebody may do today, as two columns: their roles, and the people in the teams that they lead or stand in for, and in the teams below those. The teams come first: whoever leads none, and that is nearly everybody, reads nobody's membership. */
export const rolesAndLeads = (person: string): string => `
  array(select h.role from held_role h where h.person_id = ${person} order by h.role) as roles,
  (select case when t.led = '{}' then '{}'::uuid[] else array(select distinct m.person_id from current_membership m where m.team_id = any(t.led) and m.kind = 'member') end
    from (select array(select teams_led_on(${person}, palier_today())) as led offset 0) t) as leads`;

@Injectable()
export class ActorsQueries {
  constructor(private readonly db: Database) {}

  /** Everyone who is here today and holds one of these roles, as the actor that they are or would be once they have a way in. */
  async holding(held: readonly Role[]): Promise<(Actor & { readonly name: string; readonly access: boolean })[]> {
    const rows = await this.db.query<{ personId: string; name: string; access: boolean; roles: string[]; leads: string[] }[]>(`
      select p.id as "personId", p.display_name as name, exists (select from account a where a.person_id = p.id) as access, ${rolesAndLeads('p.id')}
      from person p left join departure d on d.person_id = p.id
      where (d.left_on is null or d.left_on > palier_today()) and exists (select from held_role h where h.person_id = p.id and h.role = any($1)) order by p.id`, [held]);
    return rows.map((it) => ({ ...it, roles: it.roles.filter(isRole) }));
  }

  /** Somebody as the actor that they are today; whoever has left may do nothing. One query. */
  async of(personId: string, reader: Reader = this.db): Promise<Actor> {
    return (await this.ofEach([personId], reader))(personId);
  }

  /** The same of some people. One query, none for nobody. */
  async ofEach(personIds: readonly string[], reader: Reader = this.db): Promise<(personId: string) => Actor> {
    const rows = personIds.length === 0 ? [] : await reader.query<{ personId: string; roles: string[]; leads: string[] }[]>(`
      select p.id as "personId", ${rolesAndLeads('p.id')} from person p left join departure d on d.person_id = p.id where p.id = any($1) and (d.left_on is null or d.left_on > palier_today())`, [[...new Set(personIds)]]);
    const found = new Map(rows.map((it) => [it.personId, { ...it, roles: it.roles.filter(isRole) }]));
    return (personId) => found.get(personId) ?? { personId, roles: [], leads: [] };
  }
}
