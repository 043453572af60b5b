import { Injectable } from '@nestjs/common';
import type { Bilingual, GroupMovement, MovementSum } from '@palier/contracts';
import { can, reachesEveryone, sumOfMovements, type Actor } from '@palier/domain';
import { MovementQueries, said, sumOf, type Between, type BetweenDays } from '#evidence';
import { PeopleQueries } from '#people';
import { Database, Refusal } from '#platform';
import { RecordLook } from '#trust';

/** Beyond this many a table of people says nothing more: a team or a site does. */
const most = { people: 5000, lines: 500, atOnce: 500 };
interface Member { readonly id: string; readonly name: string; readonly team: Bilingual | null }
export interface GroupAsked extends BetweenDays { readonly teamId?: string | undefined; readonly site?: string | undefined }

@Injectable()
export class GroupMovementQueries {
  constructor(private readonly db: Database, private readonly people: PeopleQueries, private readonly movements: MovementQueries, private readonly looks: RecordLook) {}

  /** What moved between two days for the people of a team with those under it, of a site, or for whom one leads. Ten queries for five hundred people. */
  async of(actor: Actor, asked: GroupAsked): Promise<GroupMovement> {
    const everyone = reachesEveryone(actor, 'movement.read');
    const teams = everyone ? await this.db.query<{ id: string; name: Bilingual }[]>(`select id, name from team order by coalesce(name->>'fr', name->>'en') collate "fr-x-icu", id limit 500`) : await this.people.teamsLedBy(actor.personId);
    if (asked.teamId !== undefined && !teams.some((it) => it.id === asked.teamId)) throw new Refusal('thing.not-found');
    const between = await this.movements.between(asked);
    const sites = await this.db.query<{ site: string }[]>(`select distinct site from person where site is not null and ($1 or id = any($2)) order by 1 limit 500`, [everyone, actor.leads]);
    const members = (await this.membersOf(between, asked, everyone ? null : actor.leads)).filter((it) => can(actor, 'movement.read', { personId: it.id }));
    if (members.length > most.people) throw new Refusal('movement.too-many', { most: most.people });
    await (asked.teamId === undefined && asked.site === undefined && everyone ? this.looks.atEveryone(actor, 'look.movement') : this.looks.atAll(actor, 'look.movement', members.map((it) => it.id)));
    const ids = members.map((it) => it.id);
    const holdings = await this.movements.holdingsOf(ids, between);
    const ground = await this.movements.groundFor(holdings.map((it) => it.profileId), ids, between);
    const lines: (MovementSum & { personId: string; name: string; team: Bilingual | null; causes: number })[] = [];
    for (let from = 0; from < members.length || from === 0; from += most.atOnce) {
      const some = members.slice(from, from + most.atOnce);
      const movements = await this.movements.movementsOf(some.map((it) => it.id), holdings, ground, between);
      for (const { id, name, team } of some) { const it = movements.get(id); if (it !== undefined) lines.push({ personId: id, name, team, ...sumOf(it), causes: it.causes.length }); }
    }
    const moved = lines.filter((it) => it.causes > 0);
    return { ...said(between), people: members.length, sum: sumOfMovements(lines), lines: moved.slice(0, most.lines), moved: moved.length, teams, sites: sites.map((it) => it.site) };
  }

  /** Who belongs to the group at the end of the second day, by name. */
  private membersOf({ end }: Between, { teamId, site }: GroupAsked, among: readonly string[] | null): Promise<Member[]> {
    // A team is asked for its members, everybody for their teams: each begins with the smaller.
    if (teamId !== undefined) {
      return this.db.query<Member[]>(`
        with ours as materialized (select m.person_id, m.team_id from membership_known($1::date, $2) m where m.kind = 'member' and m.team_id = any(array(select teams_under_known($4, $1::date, $2))))
        select p.id, p.display_name as name, t.name as team from ours m join person p on p.id = m.person_id join team t on t.id = m.team_id
        where p.hired_on <= $1::date and ($3::uuid[] is null or p.id = any($3)) and ($5::text is null or p.site = $5) order by p.display_name collate "fr-x-icu", p.id`, [end.day, end.knownBefore, among, teamId, site ?? null]);
    }
    return this.db.query<Member[]>(`
      with team_of as materialized (select m.person_id, m.team_id from membership_known($1::date, $2) m where m.kind = 'member')
      select p.id, p.display_name as name, t.name as team from person p left join team_of m on m.person_id = p.id left join team t on t.id = m.team_id left join departure_known($2) d on d.person_id = p.id
      where p.hired_on <= $1::date and (d.left_on is null or d.left_on > $1::date) and ($3::uuid[] is null or p.id = any($3)) and ($4::text is null or p.site = $4)
      order by p.display_name collate "fr-x-icu", p.id`, [end.day, end.knownBefore, among, site ?? null]);
  }
}
