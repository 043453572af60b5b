import { Injectable } from '@nestjs/common';
import type { Bilingual, PersonFile, RegisterLine } from '@palier/contracts';
import type { Actor, Role } from '@palier/domain';
import { Database, Refusal } from '#platform';
import { ScopesQueries } from '#scopes';
import { RecordLook } from '#trust';

const page = 50;

const lines = `
  select p.id, p.display_name as name, p.login, p.hired_on::text as "hiredOn", d.left_on::text as "leftOn",
    (select t.name from current_membership m join team t on t.id = m.team_id where m.person_id = p.id and m.kind = 'member' order by m.from_on desc, m.team_id limit 1) as team,
    (select count(*) + count(e.membership_id) from team_membership m left join team_membership_end e on e.membership_id = m.id where m.person_id = p.id and m.kind = 'member')::int as "teamVersion",
    array(select h.role from held_role h where h.person_id = p.id order by h.role) as roles,
    coalesce((select jsonb_agg(f.title order by h.from_on, h.id) from profile_holding h join profile f on f.id = h.profile_id left join profile_holding_end e on e.holding_id = h.id
      where h.person_id = p.id and (e.until_on is null or e.until_on > palier_today())), '[]') as profiles,
    case when d.left_on <= palier_today() then 'left' when exists (select from account a where a.person_id = p.id) then 'open'
      when exists (select from invitation i where i.person_id = p.id and i.used_at is null and i.withdrawn_at is null and i.expires_at > palier_now()) then 'invited' else 'none' end as access
  from person p left join departure d on d.person_id = p.id`;

@Injectable()
export class RegisterQueries {
  constructor(private readonly db: Database, private readonly scopes: ScopesQueries, private readonly looks: RecordLook) {}

  /** Fifty people from a place on, by name. Two queries. */
  async people(asked: { readonly search?: string | undefined; readonly after?: string | undefined }): Promise<{ people: RegisterLine[]; next: string | null; total: number; withoutAccess: number }> {
    const like = asked.search === undefined || asked.search.trim() === '' ? null : `%${asked.search.trim().replace(/[\\%_]/g, '\\$&')}%`;
    const rows = await this.db.query<RegisterLine[]>(`${lines}
      where ($1::text is null or p.display_name ilike $1 or p.login ilike $1)
        and ($2::uuid is null or (p.display_name collate "fr-x-icu", p.id) > (select q.display_name, q.id from person q where q.id = $2))
      order by p.display_name collate "fr-x-icu", p.id limit ${page + 1}`, [like, asked.after ?? null]);
    const [count] = await this.db.query<{ total: number; withoutAccess: number }[]>(`
      select count(*)::int as total, count(*) filter (where a.person_id is null and p.login is not null and (d.left_on is null or d.left_on > palier_today()))::int as "withoutAccess"
      from person p left join account a on a.person_id = p.id left join departure d on d.person_id = p.id where $1::text is null or p.display_name ilike $1 or p.login ilike $1`, [like]);
    const people = rows.slice(0, page);
    return { people, next: rows.length > page ? (people.at(-1)?.id ?? null) : null, total: count?.total ?? 0, withoutAccess: count?.withoutAccess ?? 0 };
  }

  /** One person's file: memberships with their ends, who led their team on a day (today by default), and every role with who gave and took it. */
  async person(actor: Actor, personId: string, asOf: string | null): Promise<PersonFile> {
    const [row] = await this.db.query<(RegisterLine & Pick<PersonFile, 'mail' | 'site' | 'locale' | 'timeZone' | 'asOf'>)[]>(`
      select it.*, p.mail, p.site, p.locale, p.time_zone as "timeZone", coalesce($2::date, palier_today())::text as "asOf" from (${lines} where p.id = $1) it join person p on p.id = it.id`, [personId, asOf]);
    if (row === undefined) throw new Refusal('thing.not-found');
    await this.looks.at(actor, 'look.file', personId);
    const memberships = await this.db.query<{ teamId: string; team: Bilingual; kind: 'member' | 'lead' | 'deputy'; from: string; until: string | null }[]>(`
      select t.id as "teamId", t.name as team, m.kind, m.from_on::text as "from", least(m.until_on, e.until_on)::text as until from team_membership m join team t on t.id = m.team_id left join team_membership_end e on e.membership_id = m.id
      where m.person_id = $1 and (e.until_on is null or e.until_on > m.from_on) order by m.from_on desc, m.recorded_at desc`, [personId]);
    const led = await this.db.query<{ name: string }[]>(`
      select distinct q.display_name as name from membership_on($2::date) own cross join lateral teams_above_on(own.team_id, $2::date) above
      join membership_on($2::date) m on m.team_id = above and m.kind in ('lead', 'deputy') join person q on q.id = m.person_id where own.person_id = $1 and own.kind = 'member' and q.id <> $1 order by 1`, [personId, row.asOf]);
    const departures = await this.db.query<{ number: number; leftOn: string | null; reason: string | null; at: Date; by: string | null }[]>(`
      select r.number, r.left_on::text as "leftOn", t.words as reason, r.recorded_at as at, b.display_name as by from departure_record r left join fact_text t on t.id = r.reason_id left join person b on b.id = r.recorded_by
      where r.person_id = $1 order by r.number desc`, [personId]);
    const grants = await this.db.query<{ role: Role; since: Date; by: string | null; until: Date | null; untilBy: string | null }[]>(`
      select g.role, g.recorded_at as since, b.display_name as by, r.recorded_at as until, u.display_name as "untilBy" from role_grant g left join person b on b.id = g.recorded_by
      left join role_revocation r on r.role_grant_id = g.id left join person u on u.id = r.recorded_by where g.person_id = $1 order by g.recorded_at desc, g.id desc`, [personId]);
    return {
      ...row, memberships, ledBy: led.map((it) => it.name), scopes: await this.scopes.fileOf(personId), departures: departures.map((it) => ({ ...it, at: it.at.toISOString() })),
      roleHistory: grants.map((it) => ({ ...it, since: it.since.toISOString(), until: it.until?.toISOString() ?? null })),
    };
  }
}
