import { Injectable } from '@nestjs/common';
import type { Bilingual, JourneyMove, PersonRef, TemplateStep } from '@palier/contracts';
import { planMove, reachesEveryone, stepDone, type Actor, type PlanMove, type RunningStep } from '@palier/domain';
import { Database, type Reader } from '#platform';
import { RecordLook } from '#trust';
import { StepProofs } from './step-proofs.js';
import { TemplateQueries } from './template.queries.js';

/** Most lines that one answer shows; how many there are is said beside them. */
const most = 100;

/** A running plan that follows a version of a template, and the newest of it. */
interface Behind { readonly person: PersonRef; readonly journeyId: string; readonly of: Bilingual | null; readonly from: number; readonly to: number; readonly versionId: string }
export interface Move extends Behind { /** Nothing is left to do in it. */ readonly through: boolean; readonly plan: PlanMove<RunningStep, TemplateStep> }

@Injectable()
export class MoveQueries {
  constructor(private readonly db: Database, private readonly templates: TemplateQueries, private readonly proofs: StepProofs, private readonly looks: RecordLook) {}

  /** Running plans of those somebody follows whose template has a newer version, and what a move would change; finished ones stay as they are. Seven queries at most, and one for each newest version. */
  async list(actor: Actor): Promise<{ moves: JourneyMove[]; total: number }> {
    const moves = (await this.of(await this.behind({ everybody: reachesEveryone(actor, 'journey.follow'), leads: actor.leads.filter((it) => it !== actor.personId), but: actor.personId }))).filter((it) => !it.through);
    const shown = moves.slice(0, most);
    await this.looks.atAll(actor, 'look.journeys', shown.map((it) => it.person.id));
    return {
      total: moves.length,
      moves: shown.map(({ person, of, from, to, versionId, plan }) => ({
        person, of, from, to, versionId, kept: plan.kept.length, ticks: plan.kept.filter((it) => it.done).length, added: plan.added.map((it) => ({ title: it.title, again: false })),
        changed: plan.changed.map((it) => ({ title: it.to.title, again: it.from.done })), dropped: plan.dropped.map((it) => ({ title: it.title, again: false })),
      })),
    };
  }

  /** What moving this person's plan would change; null where it follows the newest version, or there is none. */
  async ofPerson(personId: string, reader: Reader): Promise<Move | null> {
    return (await this.of(await this.behind({ only: personId }, reader), reader))[0] ?? null;
  }

  private async of(behind: readonly Behind[], reader: Reader = this.db): Promise<Move[]> {
    if (behind.length === 0) return [];
    const found = await reader.query<(RunningStep & { journeyId: string; personId: string; askedAt: Date })[]>(`
      select s.id, s.journey_id as "journeyId", s.person_id as "personId", case when s.competency_id is not null then jsonb_build_object('competencyId', s.competency_id, 'level', s.level) end as cell, coalesce(s.key, t.key) as key, s.tick_id is not null as done, s.kind, s.title, s.link, s.course_id as "courseId", s.article_id as "articleId", s.recorded_at as "askedAt", s.minutes, case when s.after_rule is not null then jsonb_build_object('rule', s.after_rule, 'keys', s.after_keys) end as after,
        case when s.owner_kind = 'person' then jsonb_build_object('kind', 'person', 'personId', s.owner_id) else jsonb_build_object('kind', s.owner_kind) end as owner,
        case when s.due_on is not null then jsonb_build_object('kind', 'on', 'day', s.due_on) when s.due_working_days is not null then jsonb_build_object('kind', 'workingDays', 'days', s.due_working_days) else jsonb_build_object('kind', 'fromHire', 'days', s.due_days) end as due
      from journey_standing s join journey j on j.id = s.journey_id left join journey_template_step t on t.version_id = j.version_id and t.position = s.position and s.key is null
      where s.journey_id = any($1) and s.relation is null order by s.position, s.id`, [behind.map((it) => it.journeyId)]);
    const proofOf = await this.proofs.of(found, reader);
    const running = Map.groupBy(found.map((it) => ({ ...it, done: stepDone({ said: it.done, proof: proofOf(it) }) })), (it) => it.journeyId);
    const written = new Map<string, TemplateStep[]>();
    for (const versionId of new Set(behind.map((it) => it.versionId))) written.set(versionId, await this.templates.steps(versionId, reader));
    return behind.map((it) => { const own = running.get(it.journeyId) ?? []; return { ...it, through: own.every(({ done }) => done), plan: planMove(own, written.get(it.versionId) ?? []) }; });
  }

  /** One person's plan, also where it is done; else those with something left to do, whoever began last first. */
  private behind(whose: { readonly only: string } | { readonly everybody: boolean; readonly leads: readonly string[]; readonly but: string }, reader: Reader = this.db): Promise<Behind[]> {
    const [which, values] = 'only' in whose ? ['p.id = $1', [whose.only]] as const : ['($1 or p.id = any($2)) and p.id <> $3 and exists (select from journey_standing s where s.journey_id = j.id and s.tick_id is null)', [whose.everybody, whose.leads, whose.but]] as const;
    return reader.query<Behind[]>(`
      select jsonb_build_object('id', p.id, 'name', p.display_name) as person, j.id as "journeyId", coalesce(f.title, n.name) as "of", v.number as "from", w.number as "to", w.id as "versionId"
      from current_journey j join person p on p.id = j.person_id left join departure d on d.person_id = p.id join journey_template_version v on v.id = j.version_id join journey_template t on t.id = v.template_id
      join lateral (select x.id, x.number from journey_template_version x where x.template_id = t.id order by x.number desc limit 1) w on w.number > v.number
      left join team n on n.id = t.team_id left join profile f on f.id = t.profile_id
      where (d.left_on is null or d.left_on > palier_today()) and ${which} order by p.hired_on desc, p.id limit 2000`, [...values]);
  }
}
