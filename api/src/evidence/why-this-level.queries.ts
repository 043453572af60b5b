import { Injectable } from '@nestjs/common';
import type { Bilingual, LevelDispute, EvidenceLine, Proof as SaidProof, WhyThisLevel } from '@palier/contracts';
import { can, cellIntervals, dayOf, heldUntil, inEffect, inForce, isTakenBack, liveAt, standingOf, type Actor, type Evidence, type Dispute, type Level, type Proof, type Requirement, type Revocation, type RuleVersion } from '@palier/domain';
import { CompetenciesQueries } from '#competencies';
import { PeopleQueries } from '#people';
import { Database, Refusal, require } from '#platform';
import { RecordLook } from '#trust';
import { expectedOf } from './expected.js';
import { ProjectStandings } from './project-standings.js';
import { RefreshQueries } from './refresh.queries.js';
import { StandingQueries } from './standing.queries.js';

interface Source { readonly id: string; readonly title: string | null; readonly questions: number; /** Of how many a placement might have asked, and by which rule it was decided. */ readonly placement: { readonly of: number; readonly rule: string } | null; readonly rater: string | null; readonly observed: string | null; readonly table: string | null; readonly statedBy: string | null; readonly line: number | null; readonly correctedAt: Date | null; readonly correctedBy: string | null; readonly why: string | null; readonly scoreFirst: number | null; readonly checklist: Activity | null; readonly seenBy: string | null; readonly raterId: string | null; readonly pieceTitle: string | null; readonly issuer: string | null; readonly pieceBy: string | null }
interface Stop { readonly id: string; readonly evidenceId: string; readonly kind: 'revocation' | 'suspension'; readonly by: string; readonly at: Date; readonly reason: string }
/** An activity to open. */
interface Activity { readonly courseId: string; readonly unitId: string; readonly title: string }
type Step = NonNullable<WhyThisLevel['next']>['ways'][number][number];

@Injectable()
export class WhyThisLevelQueries {
  constructor(private readonly db: Database, private readonly people: PeopleQueries, private readonly competencies: CompetenciesQueries, private readonly standings: StandingQueries, private readonly facts: ProjectStandings, private readonly looks: RecordLook, private readonly refreshes: RefreshQueries) {}

  /** The proof of each level of one competency, and the ways to the next. */
  async of(actor: Actor, personId: string, competencyId: string, asked: { readonly asOf?: string | undefined; readonly knownOn?: string | undefined }): Promise<WhyThisLevel> {
    require(actor, 'standing.read', personId);
    const name = await this.people.nameOf(personId);
    const competency = await this.competencies.competency(competencyId);
    if (name === null || competency === null) throw new Refusal('thing.not-found');
    await this.looks.at(actor, 'look.proof', personId);
    const moment = await this.standings.moment(asked);
    const holdings = (await this.standings.holdings(moment, personId)).filter((it) => it.frameworkId === competency.frameworkId);
    const expectations = await this.competencies.expectationsOf(holdings.map((it) => it.profileId), moment.day, moment.knownBefore);
    const { evidence, revocations, disputes } = await this.facts.factsOf(personId, competencyId, moment.knownBefore);
    const ruleOf = await this.facts.rulesFor([{ competencyId, level: 1 }], this.db, moment.knownBefore);
    const rule = (level: Level) => ruleOf({ competencyId, level });
    const standing = standingOf({ competencyId, criteria: { 1: rule(1), 2: rule(2), 3: rule(3), 4: rule(4) }, evidence, revocations, disputes, at: moment.at.getTime() });
    const checklists = await this.checklistsOf(actor, competencyId);
    const disputed = await this.disputesOf(disputes.filter((it) => it.cell.competencyId === competencyId && it.openedAt <= moment.at.getTime() && (it.settled !== null || !isTakenBack(it, revocations))), moment.at);
    const agreed = new Set(liveAt(evidence, revocations, disputes, moment.at.getTime()).map((it) => it.id));
    const changed = await this.refreshes.of(personId, moment, competencyId);
    const refreshes = new Map<Level, WhyThisLevel['levels'][number]['refresh']>();
    for (const { level, courseId, course, from, version, on, reason } of changed) refreshes.set(level, [...(refreshes.get(level) ?? []), { courseId, course, version, on, reason, activities: await this.refreshes.activities({ courseId, from, version }) }]);
    const stops = await this.stopsOf(revocations.map((it) => it.id));
    const sources = new Map((await this.sourcesOf(actor, evidence.map((it) => it.id))).map((it) => [it.id, it]));

    const endOf = (level: Level): string | null => {
      const cell = { competencyId, level };
      if (standing.levels[level - 1]?.carriedOverUntil != null) return null;
      const end = heldUntil(cellIntervals(cell, rule(level), evidence, revocations, disputes), moment.at.getTime());
      return end === null ? null : dayOf(end - 1, moment.zone);
    };
    return {
      person: { id: personId, name }, asOf: moment.day, zone: moment.zone, competencyId, name: competency.name, held: standing.level,
      expectation: expectedOf(competencyId, holdings, expectations).expectation,
      levels: competency.statements.map(({ level, text }) => {
        const it = standing.levels[level - 1];
        return { level, statement: text, held: it?.status === 'held', counts: it?.counts ?? false, carriedOverUntil: it?.carriedOverUntil == null ? null : dayOf(it.carriedOverUntil - 1, moment.zone), ruleVersion: it?.version ?? 1, asked: askedOf(inForce(rule(level), moment.at.getTime()), moment.zone), endsOn: endOf(level), refresh: it?.status === 'held' ? (refreshes.get(level) ?? []) : [], evidence: linesOf(actor, personId, evidence.filter((one) => one.cell.competencyId === competencyId && one.cell.level === level), { revocations, agreed, stops, sources, at: moment.at.getTime(), zone: moment.zone }), proof: say(trimmed(it?.proof ?? { kind: 'any', held: false, of: [] }, checklists.some((one) => one.level === level)), sources, moment.zone), dispute: disputed.get(level) ?? null };
      }),
      next: !competency.hasLevels || standing.next === null ? null : { level: standing.next.level, ways: await this.startable(standing.next.ways, personId, competencyId, standing.next.level, checklists.find((one) => one.level === standing.next?.level) ?? null) },
    };
  }

  /** Who disagreed about each level, the newest dispute of it, and who settled it. One query, where there is anything to ask. */
  private async disputesOf(disputes: readonly Dispute[], at: Date): Promise<Map<Level, LevelDispute>> {
    if (disputes.length === 0) return new Map();
    const rows = await this.db.query<{ id: string; confirmedBy: string; refusedBy: string; by: string | null }[]>(`
      select o.id, c.display_name as "confirmedBy", n.display_name as "refusedBy", t.display_name as by from second_opinion o join sign_off s on s.id = o.sign_off_id join person n on n.id = s.rater_id join sign_off k on k.id = o.other_id join person c on c.id = k.rater_id
      left join second_opinion_given g on g.opinion_id = o.id left join person t on t.id = g.recorded_by where o.id = any($1)`, [disputes.map((it) => it.id)]);
    const names = new Map(rows.map((it) => [it.id, it]));
    return new Map([...disputes].sort((a, b) => a.openedAt - b.openedAt).map(({ id, cell, settled }) => {
      const { confirmedBy = '', refusedBy = '', by = null } = names.get(id) ?? {};
      return [cell.level, { opinionId: id, confirmedBy, refusedBy, settled: settled === null || settled.at > at.getTime() ? null : { decision: settled.decision, by: by ?? '', at: new Date(settled.at).toISOString() } }];
    }));
  }

  private sourcesOf(actor: Actor, evidenceIds: readonly string[]): Promise<Source[]> {
    return this.db.query<Source[]>(`
      select e.id, coalesce(q.title->>a.locale, q.title->>'fr', q.title->>'en') as title, p.display_name as rater, t.words as observed, x.words as "table", b.words as "statedBy", l.line, g.recorded_at as "correctedAt", h.display_name as "correctedBy", y.words as why,
        (select o.score from evidence o where o.attempt_id = e.attempt_id and o.competency_id = e.competency_id and o.level = e.level and o.regrade_id is null) as "scoreFirst",
        (select count(*)::int from attempt_question x join question_version v on v.id = x.question_version_id where x.attempt_id = e.attempt_id and v.competency_id = e.competency_id and v.level = e.level) as questions,
        (select jsonb_build_object('of', (select count(*) from placement_question o where o.attempt_id = p.attempt_id), 'rule', p.rule) from placement p where p.attempt_id = e.attempt_id) as placement,
        case when k.id is not null then jsonb_build_object('courseId', ki.course_id, 'unitId', k.unit_id, 'title', (select t.title from unit_text t where t.course_version_id = k.course_version_id and t.unit_id = k.unit_id order by (t.locale = (select locale from person where id = $2)) desc, t.revision desc limit 1)) end as checklist, kp.display_name as "seenBy",
        coalesce(e.rater_id, pr.rater_id, ko.rater_id, vr.rater_id) as "raterId", coalesce(pt.words, v.title) as "pieceTitle", pi.words as issuer, coalesce(prp.display_name, pb.display_name, vp.display_name) as "pieceBy"
      from evidence e left join attempt a on a.id = e.attempt_id left join quiz_version q on q.id = a.quiz_version_id
      left join sign_off s on s.id = e.sign_off_id left join fact_text t on t.id = s.words_id left join person p on p.id = e.rater_id
      left join carried_over_line l on l.id = e.carried_over_line_id left join carried_over_import i on i.id = l.import_id left join fact_text x on x.id = i.source_id left join fact_text b on b.id = l.stated_by_id
      left join regrade_decision g on g.regrade_id = e.regrade_id left join person h on h.id = g.recorded_by left join regrade d on d.id = e.regrade_id left join fact_text y on y.id = d.reason_id
      left join checklist_completion k on k.id = e.checklist_completion_id left join unit ki on ki.id = k.unit_id left join checklist_observation ko on ko.id = k.observation_id left join person kp on kp.id = ko.rater_id
      left join piece z on z.id = e.piece_id left join fact_text pt on pt.id = z.title_id left join fact_text pi on pi.id = z.issuer_id left join piece_review pr on pr.piece_id = z.id left join person prp on prp.id = pr.rater_id left join person pb on pb.id = z.recorded_by and z.kind = 'external'
      left join activity_occurrence vo on vo.id = e.occurrence_id left join recurring_activity v on v.id = vo.activity_id left join occurrence_review vr on vr.occurrence_id = vo.id left join person vp on vp.id = vr.rater_id
      where e.id = any($1)`, [evidenceIds, actor.personId]);
  }

  /** Who revoked or suspended evidence, and why. */
  private stopsOf(ids: readonly string[]): Promise<Stop[]> {
    return this.db.query<Stop[]>(`
      select r.id, r.evidence_id as "evidenceId", 'revocation' as kind, p.display_name as by, r.recorded_at as at, t.words as reason from revocation r join person p on p.id = r.recorded_by join fact_text t on t.id = r.reason_id where r.id = any($1)
      union all select s.id, s.evidence_id, 'suspension', p.display_name, s.recorded_at, t.words from suspension s join person p on p.id = s.recorded_by join fact_text t on t.id = s.reason_id where s.id = any($1) order by at desc`, [ids]);
  }

  /** The first published checklist that proves each level. */
  private checklistsOf(actor: Actor, competencyId: string): Promise<(Activity & { level: Level })[]> {
    return this.db.query(`
      select distinct on (s.level) v.course_id as "courseId", u.unit_id as "unitId", s.level, (select t.title from unit_text t where t.course_version_id = v.id and t.unit_id = u.unit_id order by (t.locale = (select locale from person where id = $2)) desc, t.revision desc limit 1) as title
      from (select distinct on (course_id) id, course_id from course_version order by course_id, number desc) v join unit_version u on u.course_version_id = v.id and u.kind = 'checklist'
      cross join lateral (select (it->>'level')::int as level from jsonb_array_elements(u.serves) it where it->>'competencyId' = $1) s order by s.level, u.unit_id`, [competencyId, actor.personId]);
  }

  /** Each step with what starts it: the activity whose quiz asks about the cell, the request that waits, the checklist; a checklist that nobody wrote is no way. */
  private async startable(ways: readonly (readonly Requirement[])[], personId: string, competencyId: string, level: Level, checklist: Activity | null): Promise<NonNullable<WhyThisLevel['next']>['ways']> {
    const [quiz] = await this.db.query<{ courseId: string; unitId: string; title: Bilingual }[]>(`
      select v.course_id as "courseId", u.unit_id as "unitId", q.title
      from (select distinct on (course_id) id, course_id from course_version order by course_id, number desc) v
      join unit_version u on u.course_version_id = v.id and u.kind = 'quiz' and u.serves @> jsonb_build_array(jsonb_build_object('competencyId', $1::text, 'level', $2::int))
      join quiz_version q on q.id = u.quiz_version_id order by u.unit_id limit 1`, [competencyId, level]);
    const [request] = await this.db.query<{ id: string }[]>('select id from open_sign_off_request where person_id = $1 and competency_id = $2', [personId, competencyId]);
    const step = (it: Requirement): Step | null => {
      switch (it.kind) {
        case 'quiz': return { kind: 'quiz', atLeast: it.atLeast, courseId: quiz?.courseId ?? null, unitId: quiz?.unitId ?? null, title: quiz?.title ?? null };
        case 'signOff': return { kind: 'signOff', raters: it.raters, requestId: request?.id ?? null };
        case 'recurring':
        case 'workSample':
        case 'certificate':
        case 'external': return { kind: it.kind };
        case 'checklist': return checklist === null ? null : { kind: 'checklist', courseId: checklist.courseId, unitId: checklist.unitId, title: checklist.title };
      }
    };
    return ways.map((way) => way.map(step)).filter((way): way is Step[] => !way.includes(null));
  }
}

const lastDay = (end: number | null, zone: string): string | null => (end === null ? null : dayOf(end - 1, zone));

interface Ground { readonly revocations: readonly Revocation[]; /** What is live, and raters agree on. */ readonly agreed: ReadonlySet<string>; readonly stops: readonly Stop[]; readonly sources: ReadonlyMap<string, Source>; readonly at: number; readonly zone: string }

/** All evidence of a cell, the newest first, with what became of it; and whether the reader may hold it back. */
function linesOf(actor: Actor, personId: string, evidence: readonly Evidence[], { revocations, agreed, stops, sources, at, zone }: Ground): EvidenceLine[] {
  const open = inEffect(revocations);
  return [...evidence].sort((a, b) => b.occurredAt - a.occurredAt || (a.id < b.id ? 1 : -1)).map((it): EvidenceLine => {
    const [source, own] = [sources.get(it.id), open.filter((one) => one.evidenceId === it.id)];
    const revoked = own.some((one) => one.during === undefined);
    const suspended = own.some(({ during }) => during !== undefined && during.from <= at && (during.until === null || at < during.until));
    const state = revoked ? 'revoked' : it.occurredAt > at ? 'ahead' : it.validUntil !== null && it.validUntil <= at ? 'expired' : suspended ? 'suspended' : agreed.has(it.id) ? 'counts' : 'disputed';
    return {
      id: it.id, kind: it.source.kind, on: dayOf(it.occurredAt, zone), until: lastDay(it.validUntil, zone), state,
      title: source?.pieceTitle ?? source?.checklist?.title ?? source?.title ?? source?.table ?? null, by: source?.pieceBy ?? source?.rater ?? source?.seenBy ?? source?.statedBy ?? null,
      attemptId: it.source.kind === 'quiz' ? it.source.attemptId : null, pieceId: 'pieceId' in it.source ? it.source.pieceId : null,
      stops: stops.filter((one) => one.evidenceId === it.id).map(({ evidenceId: _, at: saidAt, ...one }) => {
        const during = revocations.find((fact) => fact.id === one.id)?.during;
        return { ...one, at: saidAt.toISOString(), from: during === undefined ? null : dayOf(during.from, zone), until: during === undefined ? null : lastDay(during.until, zone), lifted: !open.some((fact) => fact.id === one.id) };
      }),
      mayStop: !revoked && it.source.kind !== 'carriedOver' && can(actor, 'evidence.revoke', { personId }) && (actor.roles.includes('hr') || source?.raterId === actor.personId),
    };
  });
}

const askedOf = (it: RuleVersion | undefined, zone: string) => ({ version: it?.number ?? 1, from: it === undefined || !Number.isFinite(it.from) ? null : dayOf(it.from, zone) });

/** A rule without a checklist that nobody wrote and nobody completed: it would ask for what there is not. */
function trimmed(proof: Proof, written: boolean): Proof {
  if (written || !('of' in proof)) return proof;
  const of = proof.of.filter((it) => it.kind !== 'checklist' || it.held).map((it) => trimmed(it, written));
  return of.length === 1 && of[0] !== undefined && of.length < proof.of.length ? of[0] : { ...proof, of };
}

function say(proof: Proof, sources: ReadonlyMap<string, Source>, zone: string): SaidProof {
  switch (proof.kind) {
    case 'all':
    case 'any': return { kind: proof.kind, held: proof.held, of: proof.of.map((it) => say(it, sources, zone)) };
    case 'quiz': {
      const source = proof.best === null ? undefined : sources.get(proof.best.evidenceId);
      return { kind: 'quiz', held: proof.held, atLeast: proof.atLeast, best: proof.best === null ? null : { ...proof.best, occurredAt: new Date(proof.best.occurredAt).toISOString(), title: source?.title ?? '', questions: source?.questions ?? 0, placement: source?.placement ?? null, corrected: source?.correctedAt == null ? null : { at: source.correctedAt.toISOString(), by: source.correctedBy ?? '', reason: source.why ?? '', before: source.scoreFirst ?? 0 } } };
    }
    case 'checklist': {
      const source = proof.done === null ? undefined : sources.get(proof.done.evidenceId);
      return { kind: 'checklist', held: proof.held, done: proof.done === null || source?.checklist == null ? null : { evidenceId: proof.done.evidenceId, ...source.checklist, rater: source.seenBy ?? '', occurredAt: new Date(proof.done.occurredAt).toISOString() } };
    }
    case 'recurring': {
      const { activity } = proof;
      return { kind: 'recurring', held: proof.held, activity: activity === null ? null : { activityId: activity.activityId, title: sources.get(activity.done[0]?.evidenceId ?? '')?.pieceTitle ?? '', times: activity.times, until: proof.held ? lastDay(Math.min(...activity.done.map((it) => it.validUntil ?? Infinity)), zone) : null,
        done: activity.done.map((it) => ({ evidenceId: it.evidenceId, occurrenceId: it.occurrenceId, on: dayOf(it.occurredAt, zone), by: sources.get(it.evidenceId)?.pieceBy ?? '' })) } };
    }
    case 'workSample':
    case 'certificate':
    case 'external': {
      const source = proof.piece === null ? undefined : sources.get(proof.piece.evidenceId);
      return { kind: proof.kind, held: proof.held, piece: proof.piece === null ? null : { evidenceId: proof.piece.evidenceId, pieceId: proof.piece.pieceId, title: source?.pieceTitle ?? '', by: source?.pieceBy ?? '', issuer: source?.issuer ?? null, occurredAt: new Date(proof.piece.occurredAt).toISOString(), until: lastDay(proof.piece.validUntil, zone) } };
    }
    case 'carriedOver': {
      const source = sources.get(proof.evidenceId);
      return { kind: 'carriedOver', held: true, evidenceId: proof.evidenceId, table: source?.table ?? '', line: source?.line ?? 0, statedBy: source?.statedBy ?? null, statedOn: dayOf(proof.occurredAt, zone), until: dayOf(proof.validUntil - 1, zone) };
    }
    case 'signOff': return {
      kind: 'signOff', held: proof.held, raters: proof.raters,
      signed: proof.signed.map((it) => ({ evidenceId: it.evidenceId, signOffId: it.signOffId, rater: sources.get(it.evidenceId)?.rater ?? '', occurredAt: new Date(it.occurredAt).toISOString(), observed: sources.get(it.evidenceId)?.observed ?? null })),
    };
  }
}
