import { Injectable } from '@nestjs/common';
import type { Bilingual, JourneyTemplate, TemplateStep } from '@palier/contracts';
import { reachesEveryone, type Actor } from '@palier/domain';
import { ReadingsQueries } from '#articles';
import { CoursesQueries } from '#courses';
import { PeopleQueries } from '#people';
import { Database, Refusal, type Reader } from '#platform';

/** The version of a template that somebody would be given. */
export interface Offered { readonly versionId: string; readonly relationsDays: number | null; readonly because: 'profile' | 'team' | 'everybody'; /** What the profile or the team is called. */ readonly of: Bilingual | null; readonly steps: number }
/** Whose plan a template is: a profile's, a team's, or everybody's. */
export type TemplateOf = { readonly profileId: string } | { readonly teamId: string } | null;
/** The ids of the team and of the profile of a template, at most one of them. */
export const idsOf = (of: TemplateOf): [string | null, string | null] => [of !== null && 'teamId' in of ? of.teamId : null, of !== null && 'profileId' in of ? of.profileId : null];
/** Somebody to meet, as a job sheet says. */
export interface Relation { readonly profileId: string; readonly relation: 'internal' | 'external'; readonly title: Bilingual }

/** Most people to meet that one plan is given at once. */
const mostRelations = 100;
/** Most people that a list of owners offers. */
const most = 500;

@Injectable()
export class TemplateQueries {
  constructor(private readonly db: Database, private readonly people: PeopleQueries, private readonly courses: CoursesQueries, private readonly readings: ReadingsQueries) {}

  /** The plan for everybody, the teams that the actor leads (HR: all) and, for HR, all profiles, with the length of their own. */
  async list(actor: Actor): Promise<{ everybody: number; teams: { id: string; name: Bilingual; steps: number }[]; profiles: { id: string; name: Bilingual; steps: number }[] }> {
    const own = await this.db.query<{ teamId: string | null; profileId: string | null; steps: number }[]>(`
      select t.team_id as "teamId", t.profile_id as "profileId", (select count(*)::int from journey_template_step s where s.version_id = v.id) as steps
      from journey_template t join lateral (select v.id from journey_template_version v where v.template_id = t.id order by v.number desc limit 1) v on true`);
    const teams = reachesEveryone(actor, 'journey.follow') ? await this.db.query<{ id: string; name: Bilingual }[]>(`select id, name from team order by coalesce(name->>'fr', name->>'en') collate "fr-x-icu", id limit 500`) : await this.people.teamsLedBy(actor.personId);
    const profiles = !reachesEveryone(actor, 'journey.change') ? [] : await this.db.query<{ id: string; name: Bilingual }[]>(`select id, title as name from profile order by coalesce(title->>'fr', title->>'en') collate "fr-x-icu", id limit 500`);
    const steps = (teamId: string | null, profileId: string | null): number => own.find((it) => it.teamId === teamId && it.profileId === profileId)?.steps ?? 0;
    return { everybody: steps(null, null), teams: teams.map((it) => ({ ...it, steps: steps(it.id, null) })), profiles: profiles.map((it) => ({ ...it, steps: steps(null, it.id) })) };
  }

  /** One template as it is now, with who may own its steps, and which courses and levels there are to name; a team's only for who leads it, and for HR. */
  async of(actor: Actor, of: TemplateOf): Promise<JourneyTemplate> {
    const owner = await this.owner(actor, of);
    const now = await this.newest(of);
    const steps = now === null ? [] : await this.steps(now.versionId);
    const people = await this.db.query<{ id: string; name: string }[]>(`
      select p.id, p.display_name as name from person p left join departure d on d.person_id = p.id
      where (d.left_on is null or d.left_on > palier_today()) order by p.id = any($1) desc, p.display_name collate "fr-x-icu", p.id limit ${most + 1}`, [steps.flatMap(({ owner }) => (owner.kind === 'person' ? [owner.personId] : []))]);
    const courses = (await this.courses.courses(actor.personId, null)).map((it) => ({ id: it.courseId, title: it.title }));
    const competencies = await this.db.query<JourneyTemplate['competencies']>(`
      select c.competency_id as id, c.name from (select distinct on (framework_id) id from framework_version order by framework_id, number desc) v join framework_version_competency c on c.framework_version_id = v.id
      where c.has_levels or exists (select from company_levels l where l.competency_id = c.competency_id) order by coalesce(c.name->>'fr', c.name->>'en') collate "fr-x-icu", c.competency_id limit ${most}`);
    return { of: owner, version: now?.number ?? 0, by: now?.by ?? null, on: now?.on ?? null, relationsDays: now === null ? 10 : now.relationsDays, steps, people: people.slice(0, most), morePeople: people.length > most, courses, articles: await this.readings.written(), competencies };
  }

  /** The steps of a version, as they were published. */
  steps(versionId: string, reader: Reader = this.db): Promise<TemplateStep[]> {
    return reader.query<TemplateStep[]>(`
      select s.key, s.kind, s.title, s.link, s.minutes, case when s.after_rule is not null then jsonb_build_object('rule', s.after_rule, 'keys', s.after_keys) end as after, s.course_id as "courseId", s.article_id as "articleId", case when s.competency_id is not null then jsonb_build_object('competencyId', s.competency_id, 'level', s.level) end as cell, case when s.owner_kind = 'person' then jsonb_build_object('kind', 'person', 'personId', s.owner_id) else jsonb_build_object('kind', s.owner_kind) end as owner,
        case when s.due_on is not null then jsonb_build_object('kind', 'on', 'day', s.due_on) when s.due_working_days is not null then jsonb_build_object('kind', 'workingDays', 'days', s.due_working_days) else jsonb_build_object('kind', 'fromHire', 'days', s.due_days) end as due
      from journey_template_step s where s.version_id = $1 order by s.position`, [versionId]);
  }

  /** The team or the profile whose plan it is, null for everybody's. @throws where there is none, or it is not the actor's to plan for. */
  async owner(actor: Actor, of: TemplateOf, reader: Reader = this.db): Promise<{ id: string; name: Bilingual } | null> {
    if (of === null) return null;
    if ('teamId' in of) return this.team(actor, of.teamId, reader);
    const [profile] = await reader.query<{ id: string; name: Bilingual }[]>('select id, title as name from profile where id = $1', [of.profileId]);
    if (profile === undefined) throw new Refusal('thing.not-found');
    return profile;
  }

  /** A team that the actor may plan for. @throws where there is none, or it is not theirs. */
  private async team(actor: Actor, teamId: string, reader: Reader = this.db): Promise<{ id: string; name: Bilingual }> {
    const [team] = await reader.query<{ id: string; name: Bilingual }[]>('select t.id, t.name from team t where t.id = $1 and ($3 or t.id in (select teams_led_on($2, palier_today())))', [teamId, actor.personId, reachesEveryone(actor, 'journey.follow')]);
    if (team === undefined) throw new Refusal('thing.not-found');
    return team;
  }

  /** The newest version of a template, and who made it; null where there is none. */
  async newest(of: TemplateOf, reader: Reader = this.db): Promise<{ templateId: string; versionId: string; number: number; relationsDays: number | null; by: string; on: string } | null> {
    const [row] = await reader.query<{ templateId: string; versionId: string; number: number; relationsDays: number | null; by: string; on: string }[]>(`
      select t.id as "templateId", v.id as "versionId", v.number, v.relations_days as "relationsDays", coalesce(p.display_name, '') as by, (v.published_at at time zone palier_zone())::date::text as "on"
      from journey_template t join journey_template_version v on v.template_id = t.id left join person p on p.id = v.published_by where t.team_id is not distinct from $1 and t.profile_id is not distinct from $2 order by v.number desc limit 1`, idsOf(of));
    return row ?? null;
  }

  /** What somebody would be given. */
  async offeredTo(personId: string, reader: Reader = this.db): Promise<Offered | null> {
    return (await this.offered([personId], reader)).get(personId) ?? null;
  }

  /** What each of these people would be given: the plan of their profile, or of the nearest that it is based on; else of their team, or of the nearest above it; else everybody's. Of several profiles, the one held last counts. One query. */
  async offered(personIds: readonly string[], reader: Reader = this.db): Promise<ReadonlyMap<string, Offered>> {
    const found = await reader.query<(Offered & { personId: string })[]>(`
      with recursive held as (
        select h.person_id, p.id as profile_id, p.based_on, h.from_on, h.recorded_at, 0 as depth from profile_holding h join profile p on p.id = h.profile_id left join profile_holding_end e on e.holding_id = h.id
        where h.person_id = any($1) and (e.until_on is null or e.until_on > palier_today())
        union all select o.person_id, p.id, p.based_on, o.from_on, o.recorded_at, o.depth + 1 from held o join profile p on p.id = o.based_on where o.depth < 10),
      ours as (
        select m.person_id, m.team_id, 0 as depth from current_membership m where m.person_id = any($1) and m.kind = 'member'
        union select o.person_id, t.parent_id, o.depth + 1 from ours o join team t on t.id = o.team_id where t.parent_id is not null and o.depth < 20),
      fits as (
        select h.person_id, t.id, 'profile' as because, 0 as rank, h.depth, h.from_on, h.recorded_at from held h join journey_template t on t.profile_id = h.profile_id
        union all select o.person_id, t.id, 'team', 1, o.depth, null, null from ours o join journey_template t on t.team_id = o.team_id
        union all select w.id, t.id, 'everybody', 2, 0, null, null from unnest($1::uuid[]) as w(id) cross join journey_template t where t.team_id is null and t.profile_id is null)
      select distinct on (f.person_id) f.person_id as "personId", f.because, v.id as "versionId", v.relations_days as "relationsDays", coalesce(p.title, n.name) as "of", (select count(*)::int from journey_template_step s where s.version_id = v.id) as steps
      from fits f join journey_template t on t.id = f.id left join team n on n.id = t.team_id left join profile p on p.id = t.profile_id
      join lateral (select v.id, v.relations_days from journey_template_version v where v.template_id = t.id order by v.number desc limit 1) v on true
      order by f.person_id, f.rank, f.from_on desc nulls last, f.recorded_at desc nulls last, f.depth, t.id`, [personIds]);
    return new Map(found.map(({ personId, ...it }) => [personId, it]));
  }

  /** The relations of the job sheets behind somebody's role profiles that their plan does not have yet, each once. */
  async relationsOf(personId: string, reader: Reader = this.db): Promise<Relation[]> {
    return (await this.relationsOfAll([personId], reader)).get(personId) ?? [];
  }

  /** The same for many people, the first hundred of each. One query. */
  async relationsOfAll(personIds: readonly string[], reader: Reader = this.db): Promise<ReadonlyMap<string, Relation[]>> {
    if (personIds.length === 0) return new Map();
    const found = await reader.query<(Relation & { personId: string })[]>(`
      with recursive held as (
        select h.person_id, p.id, p.based_on, s.sections, h.from_on, 0 as depth from profile_holding h join profile p on p.id = h.profile_id join profile_said s on s.profile_id = p.id left join profile_holding_end e on e.holding_id = h.id where h.person_id = any($1) and (e.until_on is null or e.until_on > palier_today())
        union all
        select held.person_id, b.id, b.based_on, s.sections, held.from_on, held.depth + 1 from held join profile b on b.id = held.based_on join profile_said s on s.profile_id = b.id
        where held.depth < 10 and not exists (select from jsonb_array_elements(held.sections) s where s->>'key' in ('relationsInternal', 'relationsExternal'))),
      said as (
        select held.person_id, held.id, held.from_on, held.depth, case s->>'key' when 'relationsInternal' then 'internal' else 'external' end as relation, i->'text' as title, so, io
        from held, jsonb_array_elements(held.sections) with ordinality as x(s, so), jsonb_array_elements(s->'items') with ordinality as y(i, io) where s->>'key' in ('relationsInternal', 'relationsExternal')),
      once as (select distinct on (person_id, title) * from said order by person_id, title, from_on, depth, id, so, io)
      select person_id as "personId", id as "profileId", relation, title from once where not exists (select from journey_standing k where k.person_id = once.person_id and k.relation is not null and k.title = once.title) order by person_id, from_on, id, so, io`, [personIds]);
    return new Map([...Map.groupBy(found, (it) => it.personId)].map(([personId, all]) => [personId, all.slice(0, mostRelations).map(({ personId: _, ...it }) => it)]));
  }
}
