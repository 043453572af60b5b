import { Injectable } from '@nestjs/common';
import type { Answerer, HelpKind, HelpThing } from '@palier/contracts';
import { whoAnswers } from '@palier/domain';
import { Database, type Reader } from '#platform';

interface Near { readonly askerId: string; readonly kind: 'lead' | 'deputy'; readonly depth: number; readonly id: string; readonly name: string }
interface Skilled { readonly id: string; readonly name: string; readonly roles: readonly string[] }

/** Those who are here today and could answer certain people. */
export class Crowd {
  constructor(private readonly near: readonly Near[], private readonly skilled: readonly Skilled[]) {}

  /** Who answers, by the rule; null where nobody is left. Courses have authors, levels do not. */
  who(kind: HelpKind, askerId: string, about: HelpThing['about'], publisherId: string | null): Answerer | null {
    const above = this.near.filter((it) => it.askerId === askerId && it.id !== askerId);
    const of = (wanted: Near['kind']): string[] => above.filter((it) => it.depth === above[0]?.depth && it.kind === wanted).map((it) => it.id);
    const holding = (role: string): string[] => this.skilled.filter((it) => it.roles.includes(role)).map((it) => it.id);
    const publishers = this.skilled.filter((it) => it.id === publisherId && it.roles.length > 0).map((it) => it.id);
    const found = whoAnswers(kind, askerId, { lead: of('lead'), deputy: of('deputy'), publisher: publishers, author: about === 'level' ? [] : holding('author'), hr: holding('hr') });
    return found === null ? null : { id: found.personId, name: [...this.near, ...this.skilled].find((it) => it.id === found.personId)?.name ?? '', as: found.as };
  }
}

@Injectable()
export class AnswererQueries {
  constructor(private readonly db: Database) {}

  /**
   * Who is here today for these people and as publisher of these things. Only the nearest team that somebody leads counts, one's own or one above it;
   * in it, who belongs to it before who does not, then who has led it longest. Two queries, whatever the number of people.
   */
  async crowd(askerIds: readonly string[], publisherIds: readonly (string | null)[], reader: Reader = this.db): Promise<Crowd> {
    const near = await reader.query<Near[]>(`
      with recursive ours as (
        select m.person_id as asker, m.team_id, 0 as depth from current_membership m where m.person_id = any($1) and m.kind = 'member'
        union select o.asker, t.parent_id, o.depth + 1 from ours o join team t on t.id = o.team_id where t.parent_id is not null and o.depth < 20)
      select o.asker as "askerId", m.kind, o.depth, p.id, p.display_name as name from ours o join current_membership m on m.team_id = o.team_id and m.kind in ('lead', 'deputy') join person p on p.id = m.person_id
      where exists (select from held_role h where h.person_id = p.id)
      order by o.asker, o.depth, exists (select from current_membership b where b.person_id = p.id and b.team_id = o.team_id and b.kind = 'member') desc, m.from_on, p.id`, [askerIds]);
    const skilled = await reader.query<Skilled[]>(`
      select p.id, p.display_name as name, array(select h.role from held_role h where h.person_id = p.id) as roles from person p left join departure d on d.person_id = p.id
      where (p.id = any($1) or p.id in (select h.person_id from held_role h where h.role in ('author', 'hr'))) and (d.left_on is null or d.left_on > palier_today()) order by p.hired_on, p.id`, [publisherIds.filter((it) => it !== null)]);
    return new Crowd(near, skilled);
  }
}
