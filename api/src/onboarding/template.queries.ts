import { Injectable } from '@nestjs/common';
import type { Bilingual, JourneyTemplate, TemplateStep } from '@palier/contracts';
import { reachesEveryone, type Actor } from '@palier/domain';
import { CoursesQueries } from '#courses';
import { PeopleQueries } from '#people';
import { Database, Refusal, type Reader } from '#platform';

/** The version of a template that somebody would be given. */
export interface Offered { readonly versionId: string; readonly relationsDays: number | null; readonly team: Bilingual | null; readonly steps: number }
/** Somebody to meet, as a job sheet says. */
export interface Relation { readonly profileId: string; readonly relation: 'internal' | 'external'; readonly title: Bilingual }

/** Most people that a list of owners offers. */
const most = 500;

@Injectable()
export class TemplateQueries {
  constructor(private readonly db: Database, private readonly people: PeopleQueries, private readonly courses: CoursesQueries) {}

  /** The plan for everybody, and the teams that the actor leads (HR: all) with the length of their own. */
  async list(actor: Actor): Promise<{ everybody: number; teams: { id: string; name: Bilingual; steps: number }[] }> {
    const own = await this.db.query<{ teamId: string | null; steps: number }[]>(`
      select t.team_id as "teamId", (select count(*)::int from journey_template_step s where s.version_id = v.id) as steps
      from journey_template t join lateral (select v.id from journey_template_version v where v.template_id = t.id order by v.number desc limit 1) v on true`);
    const teams = reachesEveryone(actor, 'journey.follow') ? await this.db.query<{ id: string; name: Bilingual }[]>(`select id, name from team order by coalesce(name->>'fr', name->>'en') collate "fr-x-icu", id limit 500`) : await this.people.teamsLedBy(actor.personId);
    const steps = (teamId: string | null): number => own.find((it) => it.teamId === teamId)?.steps ?? 0;
    return { everybody: steps(null), teams: teams.map((it) => ({ ...it, steps: steps(it.id) })) };
  }

  /** One template as it is now, with who may own its steps and which courses there are; a team's only for who leads it, and for HR. */
  async of(actor: Actor, teamId: string | null): Promise<JourneyTemplate> {
    const team = teamId === null ? null : await this.team(actor, teamId);
    const now = await this.newest(teamId);
    const steps = now === null ? [] : await this.steps(now.versionId);
    const people = await this.db.query<{ id: string; name: string }[]>(`
      select p.id, p.display_name as name from person p left join departure d on d.person_id = p.id
      where (d.left_on is null or d.left_on > palier_today()) order by p.id = any($1) desc, p.display_name collate "fr-x-icu", p.id limit ${most + 1}`, [steps.flatMap(({ owner }) => (owner.kind === 'person' ? [owner.personId] : []))]);
    const courses = (await this.courses.courses(actor.personId, null)).map((it) => ({ id: it.courseId, title: it.title }));
    return { team, version: now?.number ?? 0, by: now?.by ?? null, on: now?.on ?? null, relationsDays: now === null ? 10 : now.relationsDays, steps, people: people.slice(0, most), morePeople: people.length > most, courses };
  }

  /** The steps of a version, as they were published. */
  steps(versionId: string, reader: Reader = this.db): Promise<TemplateStep[]> {
    return reader.query<TemplateStep[]>(`
      select s.key, s.kind, s.title, s.link, s.minutes, case when s.after_rule is not null then jsonb_build_object('rule', s.after_rule, 'keys', s.after_keys) end as after, s.course_id as "courseId", case when s.owner_kind = 'person' then jsonb_build_object('kind', 'person', 'personId', s.owner_id) else jsonb_build_object('kind', s.owner_kind) end as owner,
        case when s.due_on is null then jsonb_build_object('kind', 'fromHire', 'days', s.due_days) else jsonb_build_object('kind', 'on', 'day', s.due_on) end as due
      from journey_template_step s where s.version_id = $1 order by s.position`, [versionId]);
  }

  /** A team that the actor may plan for. @throws where there is none, or it is not theirs. */
  async team(actor: Actor, teamId: string, reader: Reader = this.db): Promise<{ id: string; name: Bilingual }> {
    const [team] = await reader.query<{ id: string; name: Bilingual }[]>('select t.id, t.name from team t where t.id = $1 and ($3 or t.id in (select teams_led_on($2, palier_today())))', [teamId, actor.personId, reachesEveryone(actor, 'journey.follow')]);
    if (team === undefined) throw new Refusal('thing.not-found');
    return team;
  }

  /** The newest version of a template, and who made it; null where there is none. */
  async newest(teamId: string | null, reader: Reader = this.db): Promise<{ templateId: string; versionId: string; number: number; relationsDays: number | null; by: string; on: string } | null> {
    const [row] = await reader.query<{ templateId: string; versionId: string; number: number; relationsDays: number | null; by: string; on: string }[]>(`
      select t.id as "templateId", v.id as "versionId", v.number, v.relations_days as "relationsDays", coalesce(p.display_name, '') as by, (v.published_at at time zone palier_zone())::date::text as "on"
      from journey_template t join journey_template_version v on v.template_id = t.id left join person p on p.id = v.published_by where t.team_id is not distinct from $1 order by v.number desc limit 1`, [teamId]);
    return row ?? null;
  }

  /** What somebody would be given: the plan of their team, or of the nearest above it that has one, else everybody's. */
  async offeredTo(personId: string, reader: Reader = this.db): Promise<Offered | null> {
    const [row] = await reader.query<Offered[]>(`
      with recursive ours as (
        select m.team_id, 0 as depth from current_membership m where m.person_id = $1 and m.kind = 'member'
        union select t.parent_id, o.depth + 1 from ours o join team t on t.id = o.team_id where t.parent_id is not null and o.depth < 20)
      select v.id as "versionId", v.relations_days as "relationsDays", n.name as team, (select count(*)::int from journey_template_step s where s.version_id = v.id) as steps
      from journey_template t left join ours o on o.team_id = t.team_id left join team n on n.id = t.team_id
      join lateral (select v.id, v.relations_days from journey_template_version v where v.template_id = t.id order by v.number desc limit 1) v on true
      where t.team_id is null or o.team_id is not null order by o.depth nulls last, t.id limit 1`, [personId]);
    return row ?? null;
  }

  /** The relations of the job sheets behind somebody's role profiles that their plan does not have yet, each once. */
  relationsOf(personId: string, reader: Reader = this.db): Promise<Relation[]> {
    return reader.query<Relation[]>(`
      with recursive held as (
        select p.id, p.based_on, s.sections, h.from_on, 0 as depth from profile_holding h join profile p on p.id = h.profile_id join profile_said s on s.profile_id = p.id left join profile_holding_end e on e.holding_id = h.id where h.person_id = $1 and (e.until_on is null or e.until_on > palier_today())
        union all
        select b.id, b.based_on, s.sections, held.from_on, held.depth + 1 from held join profile b on b.id = held.based_on join profile_said s on s.profile_id = b.id
        where held.depth < 10 and not exists (select from jsonb_array_elements(held.sections) s where s->>'key' in ('relationsInternal', 'relationsExternal'))),
      said as (
        select held.id, held.from_on, held.depth, case s->>'key' when 'relationsInternal' then 'internal' else 'external' end as relation, i->'text' as title, so, io
        from held, jsonb_array_elements(held.sections) with ordinality as x(s, so), jsonb_array_elements(s->'items') with ordinality as y(i, io) where s->>'key' in ('relationsInternal', 'relationsExternal')),
      once as (select distinct on (title) * from said order by title, from_on, depth, id, so, io)
      select id as "profileId", relation, title from once where not exists (select from journey_step k where k.person_id = $1 and k.relation is not null and k.title = once.title) order by from_on, id, so, io limit 100`, [personId]);
  }
}
