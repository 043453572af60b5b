import { Injectable } from '@nestjs/common';
import type { Bilingual, Journey, JourneyAttention, JourneyLine, JourneyStep, PersonRef, StepKind } from '@palier/contracts';
import { can, carers, dueOn, inPlanOrder, lacks, ownersOf, planProgress, reachesEveryone, stepDone, stepIsLate, stepState, weekOf, type Actor, type Around, type PersonalDays, type ProofStanding, type StepAfter } from '@palier/domain';
import { ArticlesQueries } from '#articles';
import { CoursesQueries } from '#courses';
import { FinishedPlans } from '#learning';
import { PeopleQueries, type NearLead } from '#people';
import { Database, Refusal, require, type Reader } from '#platform';
import { OtherViewers, RecordLook, type OtherViewer } from '#trust';
import { WorkdaysQueries } from '#workdays';
import { newForDays } from './new-hires.js';
import { StepProofs, type AskedProof } from './step-proofs.js';
import { TemplateQueries } from './template.queries.js';

/** Most lines that one answer shows; how many there are is said beside them. */
const most = 100;

interface Row {
  id: string; journeyId: string; key: string | null; afterRule: 'all' | 'any' | null; afterKeys: string[] | null; minutes: number | null; person: PersonRef; hiredOn: string; zone: string; position: number; kind: StepKind; title: Bilingual; link: string; courseId: string | null; articleId: string | null; cell: JourneyStep['cell']; askedAt: Date; ownerKind: 'newHire' | 'lead' | 'mentor' | 'hr' | 'it' | 'person'; ownerId: string | null; dueDays: number | null; dueWorkingDays: number | null; dueOn: string | null; askedOn: string;
  now: Date; relation: 'internal' | 'external' | null; mentorId: string | null; ticked: { by: PersonRef } | null; tickId: string | null; tickedAt: Date | null; contactId: string | null; contactWords: string | null; contactVersion: number;
}
/** A step with what tells whose it is, beyond what is shown. */
export interface OwnedStep { readonly step: JourneyStep; readonly owners: readonly string[]; readonly position: number; readonly tickId: string | null; readonly done: boolean; /** Who should do it, is here, and cannot sign in. */ readonly unable: PersonRef | null }

/** A plan that somebody was given, or a new hire whose mentor somebody became. */
export interface JourneyNews { readonly id: string; readonly kind: 'journeyGiven' | 'mentorNamed'; readonly readerId: string; readonly personId: string; readonly byId: string; readonly at: Date }

/** SQL: the level that step `s` names, in the words of today. */
const cellOf = `case when s.competency_id is not null then jsonb_build_object('competencyId', s.competency_id, 'level', s.level, 'name', (select c.name from framework_version_competency c join framework_version v on v.id = c.framework_version_id where c.competency_id = s.competency_id order by v.number desc limit 1)) end`;
/** The clock is asked once, not for each step: it is a function that reads a row. */
const rows = `
  select s.id, s.journey_id as "journeyId", s.key, s.after_rule as "afterRule", s.after_keys as "afterKeys", s.minutes, (select palier_now()) as now, jsonb_build_object('id', p.id, 'name', p.display_name) as person, p.hired_on::text as "hiredOn", p.time_zone as zone, s.position, s.kind, s.title, s.link, s.course_id as "courseId", s.article_id as "articleId", s.recorded_at as "askedAt", ${cellOf} as cell, s.owner_kind as "ownerKind", s.owner_id as "ownerId",
    s.due_days as "dueDays", s.due_working_days as "dueWorkingDays", s.due_on::text as "dueOn", (s.recorded_at at time zone (select palier_zone()))::date::text as "askedOn", s.relation, m.mentor_id as "mentorId", s.tick_id as "tickId", s.ticked_at as "tickedAt", case when b.id is not null then jsonb_build_object('by', jsonb_build_object('id', b.id, 'name', b.display_name)) end as ticked,
    s.contact_id as "contactId", (select w.words from fact_text w where w.id = s.contact_words_id) as "contactWords", (select count(*)::int from journey_contact c where c.step_id = s.id) as "contactVersion"
  from journey_standing s join person p on p.id = s.person_id left join departure d on d.person_id = p.id 
  left join lateral (select n.mentor_id from mentorship n where n.person_id = p.id and n.from_on <= (select palier_today()) order by n.from_on desc, n.recorded_at desc limit 1) m on true left join person b on b.id = s.ticked_by`;

/** Steps that may be somebody's ($1) to do, who leads these people ($2): as ids, so that each is looked up by itself and the plan never reads everybody's; in words that hide the values, so that the plan is kept. What a mentor does is theirs alone: without one, a lead names one. */
const stepsFor = `
  select id from journey_step where person_id = $1 and owner_kind = 'newHire' union select id from journey_step where owner_id = (select $1::uuid)
  union select id from journey_step where person_id in (select person_id from mentorship where mentor_id = (select $1::uuid)) and owner_kind = 'mentor'
  union select id from journey_step where person_id = any((select $2::uuid[])::uuid[]) and person_id <> $1 and owner_kind not in ('newHire', 'mentor')`;
/** Whoever runs the installation has what is for IT besides, the newest first where it is more than anybody can do. */
const stepsForIt = `${stepsFor}
  union (select s.id from journey_step s where s.owner_kind = 'it' and s.person_id <> $1 and not exists (select from departure d where d.person_id = s.person_id and d.left_on <= (select palier_today())) and not exists (select from journey_tick k where k.step_id = s.id and not exists (select from journey_tick_correction x where x.tick_id = k.id)) order by s.id desc limit 5000)`;
/** HR sees to whatever is theirs, and to what nobody else does. */
const stepsForHr = `${stepsFor}
  union (select s.id from journey_step s where s.person_id <> $1 and s.owner_kind <> 'newHire' and not exists (select from departure d where d.person_id = s.person_id and d.left_on <= (select palier_today())) and not exists (select from journey_tick k where k.step_id = s.id and not exists (select from journey_tick_correction x where x.tick_id = k.id)) order by s.id desc limit 5000)`;

@Injectable()
export class JourneyQueries {
  constructor(private readonly db: Database, private readonly people: PeopleQueries, private readonly courses: CoursesQueries, private readonly articles: ArticlesQueries, private readonly templates: TemplateQueries, private readonly workdays: WorkdaysQueries, private readonly proofs: StepProofs, private readonly looks: RecordLook, besides: OtherViewers, finished: FinishedPlans) {
    besides.say((personId) => this.mentorOf(personId));
    finished.say((personId, tx) => this.finished(personId, tx));
  }

  /** Somebody's plan, for themselves, for who leads them, for HR, and for their mentor. At most seventeen queries, whatever its length. */
  async of(actor: Actor, personId: string): Promise<Journey> {
    const [head] = await this.db.query<{ name: string; hiredOn: string; hireDayAssumed: boolean; mentor: PersonRef | null; mentorVersion: number; given: Journey['given']; zone: string }[]>(`
      select p.display_name as name, p.hired_on::text as "hiredOn", p.hire_day_assumed as "hireDayAssumed", p.time_zone as zone,
        (select jsonb_build_object('id', q.id, 'name', q.display_name) from current_mentorship m join person q on q.id = m.mentor_id left join departure d on d.person_id = q.id where m.person_id = p.id and (d.left_on is null or d.left_on > palier_today())) as mentor,
        (select count(*)::int from mentorship m where m.person_id = p.id) as "mentorVersion",
        (select jsonb_build_object('by', g.display_name, 'on', (j.recorded_at at time zone palier_zone())::date) from current_journey j join person g on g.id = j.recorded_by where j.person_id = p.id) as given
      from person p where p.id = $1`, [personId]);
    if (head === undefined) throw new Refusal('thing.not-found');
    if (head.mentor?.id !== actor.personId) require(actor, 'journey.read', personId);
    await this.looks.at(actor, 'look.journey', personId);
    const steps = await this.owned(actor, await this.db.query<Row[]>(`${rows} where s.person_id = $1`, [personId]));
    const relations = await this.templates.relationsOf(personId);
    const offered = head.given === null ? await this.templates.offeredTo(personId) : null;
    const { done, of, late } = planProgress(steps.map(asPlanned), await this.db.now(), head.zone);
    return {
      person: { id: personId, name: head.name }, hiredOn: head.hiredOn, hireDayAssumed: head.hireDayAssumed, given: head.given, mentor: head.mentor, mentorVersion: head.mentorVersion, done, of, late, steps: steps.map((it) => it.step), relations: relations.length,
      offered: offered === null ? null : { because: offered.because, of: offered.of, steps: offered.steps }, mayManage: can(actor, 'journey.give', { personId }), mayTakeBack: head.given !== null && steps.every((it) => it.tickId === null) && can(actor, 'journey.take-back', { personId }),
    };
  }

  /** New hires of those somebody follows: with steps left, or hired these ninety days, and what each of them lacks for a start; a day of hire that nobody said is lacking however long ago it was assumed. Late ones first, then those without a plan, then by what is due next. */
  async followed(actor: Actor): Promise<{ journeys: JourneyLine[]; total: number; late: number; without: number; attention: JourneyAttention[]; needing: number }> {
    const everybody = reachesEveryone(actor, 'journey.follow');
    const found = await this.db.query<{ id: string; name: string; hiredOn: string; assumed: boolean; fresh: boolean; later: boolean; access: boolean; given: boolean; zone: string; of: number; assumedOnly: number }[]>(`
      select count(*) over ()::int as of, (count(*) filter (where p.hire_day_assumed and j.id is null) over ())::int as "assumedOnly", p.id, p.hire_day_assumed as assumed, p.hired_on > palier_today() - ${newForDays} as fresh, p.hired_on > palier_today() as later, exists (select from account a where a.person_id = p.id) and exists (select from held_role h where h.person_id = p.id) as access, p.display_name as name, p.hired_on::text as "hiredOn", p.time_zone as zone, j.id is not null as given from person p left join current_journey j on j.person_id = p.id left join departure d on d.person_id = p.id
      where ($2 or p.id = any($1)) and p.id <> $3 and (d.left_on is null or d.left_on > palier_today())
        and (p.hired_on > palier_today() - ${newForDays} or p.hire_day_assumed or exists (select from journey_standing s where s.person_id = p.id and s.tick_id is null))
      order by p.hire_day_assumed and j.id is null, p.hired_on desc, p.id limit 2000`, [actor.leads, everybody, actor.personId]);
    // Of a whole company taken in without days of hire, those of whom nothing else is known come last, and all of them count.
    const beyond = Math.min((found[0]?.of ?? 0) - found.length, found[0]?.assumedOnly ?? 0);
    const steps = Map.groupBy(await this.owned(actor, await this.db.query<Row[]>(`${rows} where s.person_id = any($1)`, [found.map((it) => it.id)])), (it) => it.step.person.id);
    // Whoever has been here long and whose last steps were proved without a tick is through.
    const begins = (it: (typeof found)[number]): boolean => it.fresh || (steps.get(it.id) ?? []).some(({ done }) => !done);
    const heads = found.filter(begins);
    const led = new Set((await this.people.leadsNear(heads.map((it) => it.id))).map((it) => it.personId));
    // Whoever comes later is led from their first day on: their team waits for them.
    for (const id of await this.people.ledLater(heads.filter((it) => it.later && !led.has(it.id)).map((it) => it.id))) led.add(id);
    const now = await this.db.now();
    const lines = heads.map(({ zone, id, name, assumed: _assumed, fresh: _fresh, later: _later, access: _access, of: _of, assumedOnly: _assumedOnly, ...head }): JourneyLine => {
      const own = steps.get(id) ?? [];
      const { next, ...counts } = planProgress(own.map(asPlanned), now, zone);
      return { person: { id, name }, ...head, ...counts, toName: own.filter((it) => it.step.namedBy !== null).length, next: openFirst(next.flatMap((it) => own.filter(({ step }) => step.id === it.id).map(({ step }) => step))).slice(0, 3) };
    });
    const rank = (it: JourneyLine): string => `${it.late > 0 ? 0 : it.given ? 2 : 1} ${it.next[0]?.dueOn ?? '9999'} ${it.hiredOn} ${it.person.id}`;
    const journeys = lines.sort((a, b) => (rank(a) < rank(b) ? -1 : 1)).slice(0, most);
    const attention = found.flatMap((it): JourneyAttention[] => {
      if (!begins(it)) return it.assumed ? [{ person: { id: it.id, name: it.name }, hiredOn: it.hiredOn, needs: ['hireDay'], unable: [] }] : [];
      const open = (steps.get(it.id) ?? []).filter(({ done }) => !done);
      const unable = [...new Map(open.flatMap((one) => (one.unable === null ? [] : [[one.unable.id, one.unable] as const]))).values()];
      const needs = lacks({ hireDayAssumed: it.assumed, led: led.has(it.id), given: it.given, unnamed: open.filter(({ step, unable: who }) => step.relation === null && step.owner === null && who === null).length, unable: unable.length, shutOut: !it.access && !it.later && open.some(({ step }) => step.waits === null && step.owner?.id === it.id) });
      return needs.length === 0 ? [] : [{ person: { id: it.id, name: it.name }, hiredOn: it.hiredOn, needs: [...needs], unable }];
    });
    const shown = attention.slice(0, most);
    await this.looks.atAll(actor, 'look.journeys', [...new Set([...journeys, ...shown].map((it) => it.person.id))]);
    return { attention: shown, needing: attention.length + beyond, journeys, total: lines.length, late: lines.filter((it) => it.late > 0).length, without: lines.filter((it) => !it.given).length };
  }

  /** When the open steps of somebody's plan are due, and when they would be if this were their day of hire. */
  async duesIfHired(actor: Actor, personId: string, hiredOn: string): Promise<{ id: string; title: Bilingual; from: string; to: string }[]> {
    const found = await this.db.query<Row[]>(`${rows} where s.person_id = $1`, [personId]);
    const now = (await this.owned(actor, found)).filter((it) => !it.done);
    const then = found.map((it) => ({ ...it, hiredOn }));
    const due = await this.dueDays(then, this.db);
    const days = new Map(then.map((it) => [it.id, due(it)]));
    return now.map(({ step }) => ({ id: step.id, title: step.title, from: step.dueOn, to: days.get(step.id) ?? step.dueOn }));
  }

  /** Of these people those with something left to do in their plan. One query, four where steps ask for proofs. */
  async unfinished(personIds: readonly string[], reader: Reader = this.db): Promise<ReadonlySet<string>> {
    const open = await reader.query<AskedProof[]>(`select s.person_id as "personId", s.course_id as "courseId", s.article_id as "articleId", s.recorded_at as "askedAt", case when s.competency_id is not null then jsonb_build_object('competencyId', s.competency_id, 'level', s.level) end as cell from journey_standing s where s.person_id = any($1) and s.tick_id is null`, [personIds]);
    const proofOf = await this.proofs.of(open, reader);
    return new Set(open.filter((it) => !stepDone({ said: false, proof: proofOf(it) })).map((it) => it.personId));
  }

  /** The plan of which somebody did every step, or null. */
  private async finished(personId: string, reader: Reader): Promise<string | null> {
    const [plan] = await reader.query<{ id: string }[]>('select j.id from current_journey j where j.person_id = $1 and exists (select from journey_standing s where s.journey_id = j.id)', [personId]);
    return plan === undefined || (await this.unfinished([personId], reader)).has(personId) ? null : plan.id;
  }

  /** A mentor sees the plan of whoever they accompany, by no role. */
  private async mentorOf(personId: string): Promise<OtherViewer[]> {
    const rows = await this.db.query<Pick<OtherViewer, 'personId' | 'name' | 'access'>[]>(`
      select q.id as "personId", q.display_name as name, exists (select from account a where a.person_id = q.id) as access from current_mentorship m join person q on q.id = m.mentor_id left join departure d on d.person_id = q.id
      where m.person_id = $1 and q.id <> $1 and (d.left_on is null or d.left_on > palier_today())`, [personId]);
    return rows.map((it) => ({ ...it, sees: 'journey', as: 'mentor' }));
  }

  /** What somebody may do now for new hires and has not done, in order. */
  async duties(actor: Actor): Promise<{ steps: JourneyStep[]; total: number }> {
    const mine = (await this.asked(actor, null)).filter((it) => it.person.id !== actor.personId && it.waits === null);
    return { steps: mine.slice(0, most), total: mine.length };
  }

  /** Steps that are this actor's to do and not done, of their own plan and of others', in order, those that wait for others too; `titles` of all courses, where they are known. One query where there are none, else at most twelve. */
  async asked(actor: Actor, titles: ReadonlyMap<string, string> | null): Promise<JourneyStep[]> {
    const open = await this.db.query<Row[]>(`${rows}
      where s.tick_id is null and (d.left_on is null or d.left_on > (select palier_today())) and s.id = any(array(${actor.roles.includes('hr') ? stepsForHr : actor.roles.includes('admin') ? stepsForIt : stepsFor})) order by s.person_id, s.position limit 5000`, [actor.personId, actor.leads]);
    return (await this.owned(actor, open, this.db, titles, (owners) => owners.includes(actor.personId))).filter((it) => !it.done).map((it) => it.step);
  }

  /** Plans given and mentors who began, these or all since: to whom it is news, about whom and by whom. Only the mentor of today, from the day on which they are one; nobody who has left. */
  news(which: { readonly ids: readonly string[] } | { readonly since: Date }, reader: Reader = this.db): Promise<JourneyNews[]> {
    const [sql, value] = 'ids' in which ? ['id = any($1)', which.ids] as const : ['recorded_at > $1', which.since] as const;
    return reader.query<JourneyNews[]>(`
      select n.id, n.kind, n."readerId", n."personId", n."byId", n.recorded_at as at from (
        select j.id, 'journeyGiven' as kind, j.person_id as "readerId", j.person_id as "personId", j.recorded_by as "byId", j.recorded_at from current_journey j
        union all
        select m.id, 'mentorNamed', m.mentor_id, m.person_id, m.recorded_by, greatest(m.recorded_at, m.from_on::timestamp at time zone palier_zone()) from mentorship m join current_mentorship c on c.person_id = m.person_id and c.mentor_id = m.mentor_id and c.from_on = m.from_on where m.mentor_id <> m.recorded_by) n
      where n.${sql} and not exists (select from departure d where d.person_id in (n."readerId", n."personId") and d.left_on <= palier_today()) order by n.recorded_at, n.id`, [value]);
  }

  /** One step and whose it is. @throws where there is none. */
  async step(actor: Actor, stepId: string, reader: Reader = this.db): Promise<OwnedStep> {
    const [found] = await this.owned(actor, await reader.query<Row[]>(`${rows} where s.id = $1`, [stepId]), reader);
    if (found === undefined) throw new Refusal('thing.not-found');
    return found;
  }

  /** Steps with their owners of today, in the order of the plan; those of these owners alone, where that is asked. At most eleven queries, whatever their number. */
  private async owned(actor: Actor, found: readonly Row[], reader: Reader = this.db, known: ReadonlyMap<string, string> | null = null, whose: (owners: readonly string[]) => boolean = () => true): Promise<OwnedStep[]> {
    if (found.length === 0) return [];
    const all = [...found, ...(await this.awaited(found, reader))];
    // Who is around is asked only of those of whom it says something: what a new hire does alone needs nobody.
    const among = new Set(all.filter((it) => it.ownerKind !== 'newHire' || (it.relation !== null && it.contactId === null && it.contactWords === null)).map((it) => it.person.id));
    const near = among.size === 0 ? [] : await this.people.leadsNear([...among], reader);
    const named = [...new Set(all.flatMap((it) => [it.ownerId, it.mentorId, it.contactId].filter((id) => id !== null)))];
    const here = among.size === 0 && named.length === 0 ? [] : await this.people.present(among.size === 0 ? [] : all.some((it) => it.ownerKind === 'it') ? ['hr', 'admin'] : ['hr'], named, reader);
    const titles = known ?? (found.some((it) => it.courseId !== null) ? new Map((await this.courses.courses(actor.personId, null, reader)).map((it) => [it.courseId, it.title])) : new Map<string, string>());
    const read = found.flatMap(({ articleId }) => articleId ?? []);
    const articles = read.length === 0 ? new Map<string, string>() : await this.articles.titles([...new Set(read)], reader);
    const due = await this.dueDays(found, reader);
    const proofOf = await this.proofs.of(all.map(askedProof), reader);
    const ordered = (row: Row): Ordered => ({ row, key: row.key, after: row.afterRule === null || row.afterKeys === null ? null : { rule: row.afterRule, keys: row.afterKeys }, done: stepDone({ said: row.tickId !== null, proof: proofOf(askedProof(row)) }) });
    const nameOf = new Map([...near, ...here].map((it) => [it.id, it.name]));
    const said = (id: string | null | undefined): PersonRef | null => { const name = nameOf.get(id ?? ''); return id == null || name === undefined ? null : { id, name }; };
    const nearTo = Map.groupBy(near, (it) => it.personId);
    // Whoever cannot sign in ticks nothing: their steps are seen to by somebody else, as those of who has left.
    const able = here.filter((it) => it.access && it.roles.length > 0);
    const present = { hr: able.filter((it) => it.roles.includes('hr')).map((it) => it.id), it: able.filter((it) => it.roles.includes('admin')).map((it) => it.id), here: able.map((it) => it.id) };
    // Of IT somebody is said where none of them can sign in.
    const lockedOut = present.it.length > 0 ? null : (here.find((it) => it.roles.includes('admin'))?.id ?? null);
    // Of those who lead them, the first of the nearest team in which none of them can sign in.
    const leadLockedOut = (personId: string): string | null => { const leads = nearTo.get(personId) ?? []; const nearest = leads.filter((it) => it.depth === leads[0]?.depth); return nearest.some((it) => it.access) ? null : (nearest[0]?.id ?? null); };
    const unableOf = (row: Row): PersonRef | null => {
      const id = row.ownerKind === 'person' ? row.ownerId : row.ownerKind === 'mentor' ? row.mentorId : row.ownerKind === 'it' ? lockedOut : row.ownerKind === 'lead' ? leadLockedOut(row.person.id) : null;
      return id === null || id === row.person.id || present.here.includes(id) ? null : said(id);
    };
    const whoseIs = (row: Row) => {
      const around = aroundOf(row, nearTo.get(row.person.id) ?? [], present);
      return { around, ...ownersOf(row.ownerKind === 'person' ? { kind: 'person', personId: row.ownerId ?? '' } : { kind: row.ownerKind }, around) };
    };
    const keyed = new Map([...Map.groupBy(all, (it) => it.journeyId)].map(([id, rows]) => [id, new Map(rows.flatMap((row) => (row.key === null ? [] : [[row.key, ordered(row)] as const])))]));
    const waits = (row: Row): JourneyStep['waits'] => {
      const state = stepState(ordered(row), keyed.get(row.journeyId) ?? new Map<string, Ordered>());
      if (state.kind !== 'waiting') return null;
      return { rule: state.rule, for: state.for.map((it) => { const { people, namedBy, as } = whoseIs(it.row); return { id: it.row.id, title: it.row.title, as, by: people[0] === it.row.person.id ? it.row.person : said(people[0] ?? namedBy) }; }) };
    };
    return found.flatMap((row): OwnedStep[] => {
      const { around, people: owners, namedBy, as } = whoseIs(row);
      if (!whose(owners)) return [];
      const day = due(row);
      const colleague = said(row.contactId);
      const contact = colleague === null && row.contactWords === null ? null : { person: colleague, words: row.contactWords };
      const proof = proofOf(askedProof(row));
      const done = stepDone({ said: row.tickId !== null, proof });
      const toName = done ? null : row.relation !== null && contact === null ? (carers(around)[0] ?? null) : namedBy;
      return [{
        owners, position: row.position, tickId: row.tickId, done, unable: done ? null : unableOf(row),
        step: {
          id: row.id, person: row.person, kind: row.kind, title: row.title, link: row.link, course: row.courseId === null ? null : { id: row.courseId, title: titles.get(row.courseId) ?? '' }, article: row.articleId === null ? null : { id: row.articleId, title: articles.get(row.articleId) ?? '' }, cell: row.cell, dueOn: day, week: weekOf(day, row.hiredOn),
          late: stepIsLate({ dueOn: day, done }, row.now.getTime(), row.zone), relation: row.relation, contact, contactVersion: row.contactVersion, owner: owners[0] === row.person.id ? row.person : said(owners[0]), ownedAs: as, namedBy: said(toName), mine: owners.includes(actor.personId),
          done, proof: proof === null ? null : shownProof(proof, row, can(actor, 'journey.read', { personId: row.person.id })), ticked: row.ticked === null || row.tickedAt === null ? null : { by: row.ticked.by, at: row.tickedAt.toISOString() }, minutes: row.minutes, waits: waits(row),
        },
      }];
    }).sort((a, b) => inPlanOrder(asPlanned(a), asPlanned(b)));
  }

  /** When each of these is due, by people’s own days, in three queries; the same count of the same days is made once. */
  private async dueDays(found: readonly Row[], reader: Reader): Promise<(row: Row) => string> {
    const days = found.length === 0 ? new Map<string, PersonalDays>() : await this.workdays.daysOf(new Map(found.map((it) => [it.person.id, it.hiredOn])), reader);
    const known = new Map<PersonalDays | undefined, Map<string, string>>();
    return (row) => {
      const own = days.get(row.person.id);
      const before = known.get(own) ?? new Map<string, string>();
      known.set(own, before);
      const key = `${row.dueOn ?? ''} ${row.dueDays ?? ''} ${row.dueWorkingDays ?? ''} ${row.hiredOn} ${row.askedOn}`;
      const day = before.get(key) ?? dueOn(row.dueOn !== null ? { kind: 'on', day: row.dueOn } : row.dueWorkingDays !== null ? { kind: 'workingDays', days: row.dueWorkingDays } : { kind: 'fromHire', days: row.dueDays ?? 0 }, row.hiredOn, row.askedOn, own);
      before.set(key, day);
      return day;
    };
  }

  /** The steps of the same plans that these come after and that are not among them; a plan that is read whole has them all. */
  private async awaited(found: readonly Row[], reader: Reader): Promise<Row[]> {
    const here = new Set(found.map((it) => `${it.journeyId} ${it.key}`));
    const missing = found.filter((it) => it.tickId === null).flatMap((it) => (it.afterKeys ?? []).filter((key) => !here.has(`${it.journeyId} ${key}`)).map((key) => ({ journeyId: it.journeyId, key })));
    return missing.length === 0 ? [] : reader.query<Row[]>(`${rows} where s.journey_id = any($1) and s.key = any($2)`, [[...new Set(missing.map((it) => it.journeyId))], [...new Set(missing.map((it) => it.key))]]);
  }
}

interface Ordered { readonly row: Row; readonly key: string | null; readonly after: StepAfter | null; readonly done: boolean }
const askedProof = (it: Row): AskedProof => ({ personId: it.person.id, courseId: it.courseId, articleId: it.articleId, askedAt: it.askedAt, cell: it.cell });

/** A proof as it is shown; how far somebody is in a course is for themselves and for whoever follows them, not for a mentor. */
const shownProof = (it: ProofStanding, row: Row, reads: boolean): JourneyStep['proof'] => ({
  since: it.provedAt === null ? null : new Date(it.provedAt).toISOString(), before: it.provedAt !== null && it.provedAt < row.askedAt.getTime(), lostAt: it.lostAt === null ? null : new Date(it.lostAt).toISOString(),
  progress: row.courseId === null || !reads ? null : { done: it.done, of: it.of, next: it.next },
});

/** What may be done now before what waits for it, both in order. */
const openFirst = (steps: readonly JourneyStep[]): JourneyStep[] => [...steps.filter((it) => it.waits === null), ...steps.filter((it) => it.waits !== null)];

const asPlanned = (it: OwnedStep) => ({ id: it.step.id, position: it.position, dueOn: it.step.dueOn, done: it.done });

/** Who is around a new hire today: of the leads only those of the nearest team that somebody leads who can sign in. */
function aroundOf(row: Row, leads: readonly NearLead[], present: Pick<Around, 'hr' | 'it' | 'here'>): Around {
  const able = leads.filter((it) => it.access);
  return { newHireId: row.person.id, leads: able.filter((it) => it.depth === able[0]?.depth).map((it) => it.id), mentorId: row.mentorId !== null && present.here.includes(row.mentorId) ? row.mentorId : null, ...present };
}
