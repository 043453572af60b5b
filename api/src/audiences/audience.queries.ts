import { Injectable } from '@nestjs/common';
import type { AudienceNames } from '@palier/contracts';
import { audienceMove, audienceVerdict, can, leavesOf, problemOfAudience, reachesEveryone, truthOf, usualAudience, type Actor, type AudienceFacts, type AudienceLeaf, type AudienceReason, type AudienceRule, type AudienceVerdict, type HeldLevel, type Tier, type Truth } from '@palier/domain';
import { levelOf, StandingQueries } from '#evidence';
import { Database, Refusal, type Reader } from '#platform';
import { CurrencyQueries } from '#releases';
import { ScopesQueries } from '#scopes';

/** What an audience is for: what may be asked of whom, and the release that concerns them; a course has none. */
export interface Purpose { readonly action: 'campaign.launch' | 'assignment.assign'; readonly releaseId: string | null }
/** Whom something is for; everybody where the rule is null. */
export interface AudienceWish { readonly rule: AudienceRule | null }
/** Somebody of an audience and why, by ids: names are read when somebody reads it. Nothing where everybody is whom the release concerns. */
export interface Member { readonly id: string; readonly name: string; readonly because: readonly AudienceReason[] }
/** What a rule says of somebody, whom the actor may ask or only once asked. */
export interface Judged extends AudienceVerdict { readonly id: string; readonly name: string; readonly mayBeAsked: boolean }
/** Who joins or leaves, and what that follows from. */
export interface Mover { readonly id: string; readonly kind: 'joined' | 'left'; readonly because: readonly AudienceReason[] }
interface Somebody { readonly id: string; readonly name: string; readonly site: string | null; /** Null where nobody said it. */ readonly hiredOn: string | null; readonly today: string }

/** Whom something is for, each with the reason. */
@Injectable()
export class AudienceQueries {
  constructor(private readonly db: Database, private readonly scopes: ScopesQueries, private readonly standings: StandingQueries, private readonly currency: CurrencyQueries) {}

  /** The people here of whom a rule holds and whom this actor may ask, by name. At most nine queries. @throws where the rule is none, or names what is not there or not this actor’s. */
  async of(by: Actor, purpose: Purpose, { rule }: AudienceWish, reader: Reader = this.db): Promise<Member[]> {
    if (rule !== null) await this.check(by, purpose, rule, reader);
    return (await this.judged(by, purpose, rule, [], reader)).flatMap(({ id, name, because, mayBeAsked, matches }) => (mayBeAsked && matches === true ? [{ id, name, because }] : []));
  }

  /**
   * What a rule says of everybody whom this actor may ask, and of these others as far as the actor may know: of somebody who is no longer theirs, the team and the site alone.
   * Eight queries, whatever their number, and only those that the rule asks for.
   */
  async judged(by: Actor, purpose: Purpose, rule: AudienceRule | null, others: readonly string[], reader: Reader = this.db): Promise<Judged[]> {
    const everybody = reachesEveryone(by, purpose.action);
    const people = await reader.query<Somebody[]>(`
      select p.id, p.display_name as name, p.site, case when not p.hire_day_assumed then p.hired_on end::text as "hiredOn", (select palier_today())::text as today from person p left join departure d on d.person_id = p.id
      where (d.left_on is null or d.left_on > (select palier_today())) and ($1 or p.id = any($2)) order by p.display_name collate "fr-x-icu", p.id`, [everybody, [...by.leads, ...others]]);
    const theirs = new Set(by.leads);
    const mayBeAsked = ({ id }: Somebody): boolean => (everybody || theirs.has(id)) && can(by, purpose.action, { personId: id });
    if (rule === null) return people.map((it) => ({ id: it.id, name: it.name, mayBeAsked: mayBeAsked(it), matches: true, because: [] }));
    const factsOf = await this.facts(by, purpose.releaseId, leavesOf(rule), everybody ? null : by.leads, reader);
    const modules = await this.scopes.modules(reader);
    return people.map((it) => {
      const known = mayBeAsked(it);
      const facts = factsOf(it, known);
      return { id: it.id, name: it.name, mayBeAsked: known, ...audienceVerdict(rule, (leaf) => truthOf(leaf, facts, { today: it.today, modules })) };
    });
  }

  /** Who joins and who leaves a live audience as the facts are now; `concerned` says of those whom it is asked about whom it is any business of, where the actor may ask them. */
  async movers(by: Actor, purpose: Purpose, rule: AudienceRule | null, isIn: ReadonlyMap<string, boolean>, concerned: (personIds: readonly string[]) => Promise<(personId: string) => boolean>, reader: Reader): Promise<Mover[]> {
    const judged = await this.judged(by, purpose, rule, [...isIn.keys()], reader);
    const concerns = await concerned(judged.map((it) => it.id));
    return judged.flatMap(({ id, because, matches, mayBeAsked }): Mover[] => {
      const isConcerned: Truth = mayBeAsked ? concerns(id) : null;
      const kind = audienceMove(isIn.get(id) === true, { mayBeAsked, matches, concerned: isConcerned });
      return kind === null ? [] : [{ id, kind, because: kind === 'left' && matches !== false ? [] : because }];
    });
  }

  /** What teams, profiles, competencies and things are called that these reasons, and these rules, name. One query. */
  async names(reasons: readonly AudienceReason[], ...rules: readonly (AudienceRule | null)[]): Promise<AudienceNames> {
    const ids = [...new Set([...reasons.map((it) => it.leaf), ...rules.flatMap((it) => (it === null ? [] : leavesOf(it)))].flatMap(idsOf))];
    return this.db.query<AudienceNames>(`
      select id, name from team where id = any($1) union all select id, jsonb_build_object('fr', name) from support_scope where id = any($1) union all select id, title from profile where id = any($1)
      union all select * from (select distinct on (c.competency_id) c.competency_id, c.name from framework_version_competency c join framework_version v on v.id = c.framework_version_id where c.competency_id = any($1) order by c.competency_id, v.number desc) named`, [ids]);
  }

  /** @throws where a rule is none, or names what is not there or not this actor’s. */
  private async check(by: Actor, { action, releaseId }: Purpose, rule: AudienceRule, reader: Reader): Promise<void> {
    const problem = problemOfAudience(rule, releaseId === null ? 'course' : 'release');
    if (problem !== null) throw new Refusal(`audience.${kebab[problem]}`);
    const named = (kinds: readonly AudienceLeaf['kind'][]): string[] => [...new Set(leavesOf(rule).filter((it) => kinds.includes(it.kind)).flatMap(idsOf))];
    const [teams, profiles, competencies, things] = [named(['team']), named(['profile']), named(['holds', 'lacks']), named(['supports'])];
    const [found] = await reader.query<{ count: number }[]>(`
      select ((select count(*) from team t where t.id = any($1) and ($6 or t.id in (select teams_led_on($5, palier_today())))) + (select count(*) from profile where id = any($2)) + (select count(*) from competency where id = any($3))
        + (select count(*) from support_scope where id = any($4) and retired_on is null))::int as count`, [teams, profiles, competencies, things, by.personId, reachesEveryone(by, action)]);
    if (found?.count !== teams.length + profiles.length + competencies.length + things.length) throw new Refusal('thing.not-found');
  }

  /** What is known of people, as far as these leaves ask: of all, or of those of them whom the actor follows. */
  private async facts(by: Actor, releaseId: string | null, leaves: readonly AudienceLeaf[], whom: readonly string[] | null, reader: Reader): Promise<(of: Somebody, known: boolean) => AudienceFacts> {
    const asks = (...kinds: AudienceLeaf['kind'][]): boolean => leaves.some((it) => kinds.includes(it.kind));
    const teams = asks('team') ? await this.members(leaves.flatMap((it) => (it.kind === 'team' ? [it.teamId] : [])), reader) : new Map<string, Set<string>>();
    const supports = asks('supports') ? await this.scopes.heldBy(whom, reader) : new Map<string, never>();
    const moment = asks('profile', 'holds', 'lacks') ? await this.standings.moment({}, reader) : null;
    const profiles = new Map<string, Set<string>>();
    if (moment !== null && asks('profile')) for (const it of await this.standings.holdings(moment, whom, reader)) profiles.set(it.personId, (profiles.get(it.personId) ?? new Set<string>()).add(it.profileId));
    const competencies = [...new Set(leaves.flatMap((it) => (it.kind === 'holds' || it.kind === 'lacks' ? [it.competencyId] : [])))];
    const cells = moment !== null && competencies.length > 0 ? await this.standings.heldCellsOf(moment, competencies, whom, reader) : null;
    const levelsOf = (personId: string): ReadonlyMap<string, HeldLevel> => new Map([...(cells?.get(personId) ?? [])].map(([competencyId, own]) => [competencyId, levelOf(own)]));
    const before = releaseId !== null && asks('provenBefore') ? await this.currency.provenBefore(releaseId, whom, reader) : new Set<string>();
    return ({ id, site, hiredOn }, known) => ({
      teams: teams.get(id) ?? new Set(), site, hiredOn: known ? hiredOn : null, supports: known ? (supports.get(id) ?? []) : null, provenBefore: known && releaseId !== null && can(by, 'release.follow', { personId: id }) ? before.has(id) : null,
      ...(known && can(by, 'standing.read', { personId: id }) ? { profiles: profiles.get(id) ?? new Set(), held: levelsOf(id) } : { profiles: null, held: null }),
    });
  }

  /** The named teams that each person is in, or in a team under them. */
  private async members(teams: readonly string[], reader: Reader): Promise<Map<string, Set<string>>> {
    const rows = await reader.query<{ personId: string; teamId: string }[]>(`
      select distinct m.person_id as "personId", t.id as "teamId" from unnest($1::uuid[]) t(id) cross join lateral teams_under_on(t.id, palier_today()) u join current_membership m on m.kind = 'member' and m.team_id = u`, [[...new Set(teams)]]);
    const found = new Map<string, Set<string>>();
    for (const it of rows) found.set(it.personId, (found.get(it.personId) ?? new Set<string>()).add(it.teamId));
    return found;
  }
}

const kebab = { emptyGroup: 'empty-group', nothingChosen: 'nothing-chosen', daysOutOfRange: 'days-out-of-range', tooDeep: 'too-deep', tooMany: 'too-many', noRelease: 'no-release' } as const;

/** What a leaf names, by its id. */
export function idsOf(it: AudienceLeaf): string[] {
  switch (it.kind) {
    case 'team': return [it.teamId];
    case 'profile': return [it.profileId];
    case 'holds': case 'lacks': return [it.competencyId];
    case 'supports': return it.scopeId === null ? [] : [it.scopeId];
    default: return [];
  }
}

/** Whether a rule, or a reason, tells of somebody’s levels: whoever reads it looked at them. */
export const tellsLevels = (leaves: readonly AudienceLeaf[]): boolean => leaves.some((it) => it.kind === 'holds' || it.kind === 'lacks');

/** Before rules, an audience was kept as teams, things and tiers, and a reason as those of them that led to somebody. */
interface UsualWish { readonly teams?: readonly string[]; readonly scopes?: readonly string[]; readonly tiers?: readonly Tier[] }
interface UsualReasons { readonly teams: readonly string[]; readonly supports: readonly { readonly scopeId: string | null; readonly tier: Tier | null }[] }
export const keptRule = (it: AudienceWish | UsualWish): AudienceRule | null => ('rule' in it ? it.rule : usualAudience(it.teams ?? [], it.scopes ?? [], it.tiers ?? []));
export const keptReasons = (it: readonly AudienceReason[] | UsualReasons): readonly AudienceReason[] =>
  'supports' in it ? [...it.teams.map((teamId) => ({ leaf: { kind: 'team' as const, teamId }, holds: true })), ...it.supports.map((one) => ({ leaf: { kind: 'supports' as const, scopeId: one.scopeId, tier: one.tier }, holds: true }))] : it;
