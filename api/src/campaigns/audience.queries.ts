import { Injectable } from '@nestjs/common';
import type { Because, Bilingual } from '@palier/contracts';
import { audienceOf, belongsTo, can, reachesEveryone, type Actor, type Scope, type Tier } from '@palier/domain';
import { Database, Refusal, type Reader } from '#platform';
import { ScopesQueries } from '#scopes';

export interface AudienceWish { readonly teams: readonly string[]; readonly scopes: readonly string[]; readonly tiers: readonly Tier[] }
/** Why somebody is asked, by ids: names are read when somebody reads it. Nothing where everybody is whom the release concerns. */
export interface Reasons { readonly teams: readonly string[]; readonly supports: readonly Scope[] }
export interface Member { readonly id: string; readonly name: string; readonly because: Reasons }

/** Whom a campaign is for, each with the reason. */
@Injectable()
export class AudienceQueries {
  constructor(private readonly db: Database, private readonly scopes: ScopesQueries) {}

  /** The people here whom a wish leads to and this actor may ask, by name. At most five queries. @throws where it names what is not there, or not this actor’s. */
  async of(by: Actor, wish: AudienceWish, reader: Reader = this.db): Promise<Member[]> {
    const everybody = reachesEveryone(by, 'campaign.launch');
    const people = await reader.query<{ id: string; name: string }[]>(`
      select p.id, p.display_name as name from person p left join departure d on d.person_id = p.id where (d.left_on is null or d.left_on > palier_today()) and ($1 or p.id = any($2)) order by p.display_name collate "fr-x-icu", p.id`, [everybody, by.leads]);
    const asked = audienceOf(wish.scopes, wish.tiers);
    const teams = await this.members(by, wish.teams, everybody, reader);
    const supports = await this.supporting(wish, asked, everybody ? null : by.leads, reader);
    const chosen = wish.teams.length + asked.length > 0;
    return people.filter((it) => can(by, 'campaign.launch', { personId: it.id })).flatMap((it) => {
      const because = { teams: teams.get(it.id) ?? [], supports: supports(it.id) };
      return chosen && because.teams.length + because.supports.length === 0 ? [] : [{ ...it, because }];
    });
  }

  /** Reasons in words. Two queries, whatever their number. */
  async inWords(reasons: readonly Reasons[]): Promise<(of: Reasons) => Because[]> {
    const teams = new Map((await this.db.query<{ id: string; name: Bilingual }[]>('select id, name from team where id = any($1)', [[...new Set(reasons.flatMap((it) => it.teams))]])).map((it) => [it.id, it.name]));
    const scopes = new Map((await this.db.query<{ id: string; name: string }[]>('select id, name from support_scope where id = any($1)', [[...new Set(reasons.flatMap((it) => it.supports.flatMap((one) => one.scopeId ?? [])))]])).map((it) => [it.id, it.name]));
    return (of) => [...of.teams.map((id) => ({ team: teams.get(id) ?? {}, scope: null, tier: null })), ...of.supports.map((it) => ({ team: null, scope: it.scopeId === null ? null : (scopes.get(it.scopeId) ?? ''), tier: it.tier }))];
  }

  /** The chosen teams that each person is in, or in a team under them. */
  private async members(by: Actor, teams: readonly string[], everybody: boolean, reader: Reader): Promise<Map<string, string[]>> {
    const led = await reader.query<{ id: string }[]>('select t.id from team t where t.id = any($1) and ($3 or t.id in (select teams_led_on($2, palier_today())))', [teams, by.personId, everybody]);
    if (led.length < new Set(teams).size) throw new Refusal('thing.not-found');
    const rows = await reader.query<{ personId: string; teamId: string }[]>(`
      select distinct m.person_id as "personId", t.id as "teamId" from unnest($1::uuid[]) t(id) cross join lateral teams_under_on(t.id, palier_today()) u join current_membership m on m.kind = 'member' and m.team_id = u order by 1, 2`, [teams]);
    const found = new Map<string, string[]>();
    for (const it of rows) found.set(it.personId, [...(found.get(it.personId) ?? []), it.teamId]);
    return found;
  }

  private async supporting(wish: AudienceWish, asked: readonly Scope[], personIds: readonly string[] | null, reader: Reader): Promise<(personId: string) => Scope[]> {
    if (asked.length === 0) return () => [];
    const offered = new Set((await this.scopes.offered(reader)).map((it) => it.id));
    if (wish.scopes.some((it) => !offered.has(it))) throw new Refusal('thing.not-found');
    const modules = await this.scopes.modules(reader);
    const held = await this.scopes.heldBy(personIds, reader);
    return (personId) => { const own = held.get(personId) ?? []; return asked.filter((it) => belongsTo(own, it, modules)); };
  }
}
