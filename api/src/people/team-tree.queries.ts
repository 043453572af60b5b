import { Injectable } from '@nestjs/common';
import type { Bilingual, TeamFile, TeamLine, TeamTree, Term } from '@palier/contracts';
import { Database, Refusal, type Reader } from '#platform';
import { loginKey } from './login-key.js';

/** What makes two names of teams the same, in either language. */
export const namesOf = (name: Bilingual): string[] => [name.fr, name.en].flatMap((it) => (it === undefined ? [] : [loginKey(it)]));

const lines = `
  select t.id, t.name, t.version, coalesce(m.leads, '[]') as leads, coalesce(m.deputies, '[]') as deputies, coalesce(m.members, 0) as members,
    (select v.parent_id from team_move v where v.team_id = t.id and v.from_on <= $1::date order by v.from_on desc, v.recorded_at desc, v.id desc limit 1) as "parentId"
  from team t
  left join (
    select m.team_id, count(*) filter (where m.kind = 'member')::int as members,
      jsonb_agg(jsonb_build_object('id', p.id, 'name', p.display_name) order by p.display_name collate "fr-x-icu", p.id) filter (where m.kind = 'lead') as leads,
      jsonb_agg(jsonb_build_object('id', p.id, 'name', p.display_name) order by p.display_name collate "fr-x-icu", p.id) filter (where m.kind = 'deputy') as deputies
    from membership_on($1::date) m join person p on p.id = m.person_id where $2::uuid is null or m.team_id = $2 group by m.team_id) m on m.team_id = t.id
  where $2::uuid is null or t.id = $2 order by coalesce(t.name->>'fr', t.name->>'en') collate "fr-x-icu", t.id`;

/** Most people that one answer names. */
const most = 500;

@Injectable()
export class TeamTreeQueries {
  constructor(private readonly db: Database) {}

  /** Every team with where it stands now. */
  standing(reader: Reader = this.db): Promise<{ id: string; name: Bilingual; parentId: string | null }[]> {
    return reader.query('select id, name, parent_id as "parentId" from team');
  }

  /** Every team at a day (today by default): where it stood, who led it, how many were in it. */
  async tree(day: string | null): Promise<TeamTree> {
    const asOf = day ?? (await this.today());
    return { asOf, teams: await this.db.query<TeamLine[]>(lines, [asOf, null]) };
  }

  /** One team at a day, with all terms of leads and deputies, the newest first. */
  async team(teamId: string, day: string | null): Promise<TeamFile> {
    const today = await this.today();
    const asOf = day ?? today;
    const [line] = await this.db.query<TeamLine[]>(lines, [asOf, teamId]);
    if (line === undefined) throw new Refusal('thing.not-found');
    const terms = await this.db.query<Term[]>(`
      select it.id, it.kind, it."from"::text, (it.until - 1)::text as "lastDay", jsonb_build_object('id', p.id, 'name', p.display_name) as person, case when it.until <= $2::date then 'past' when it."from" > $2::date then 'coming' else 'now' end as state
      from (select m.id, m.person_id, m.kind, m.from_on as "from", least(m.until_on, e.until_on, d.left_on) as until, m.recorded_at from team_membership m
            left join team_membership_end e on e.membership_id = m.id left join departure d on d.person_id = m.person_id where m.team_id = $1 and m.kind in ('lead', 'deputy')) it join person p on p.id = it.person_id
      where it.until is null or it.until > it."from" order by it."from" desc, it.recorded_at desc`, [teamId, today]);
    const people = await this.db.query<{ id: string; name: string }[]>(`
      select p.id, p.display_name as name from membership_on($2::date) m join person p on p.id = m.person_id where m.team_id = $1 and m.kind = 'member' order by p.display_name collate "fr-x-icu", p.id limit ${most}`, [teamId, asOf]);
    return { ...line, asOf, today, terms, people };
  }

  private async today(): Promise<string> {
    const [row] = await this.db.query<{ day: string }[]>('select palier_today()::text as day');
    if (row === undefined) throw new Error('the clock gave no answer');
    return row.day;
  }
}
