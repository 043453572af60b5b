import { Injectable } from '@nestjs/common';
import type { Assignable, AssignmentFilter, AssignmentLine, Assignments, Bilingual, PersonRef } from '@palier/contracts';
import { assignmentStatus, belongsTo, can, reachesEveryone, tiers, type Action, type Actor, type AskedAlready, type AudienceReason } from '@palier/domain';
import { AudienceQueries, idsOf, tellsLevels } from '#audiences';
import { CoursesQueries } from '#courses';
import { LearningQueries } from '#learning';
import { Database, Refusal, require, takeRecordedAt, type Reader, type Tx } from '#platform';
import { ScopesQueries } from '#scopes';
import { page, placesOf, placesOfEverybody, type Found } from './places-of-assignments.js';
import { dueDay, finished, grantedDay, hireDay, kept, ownDay, parts, saidDay, unfinished, withdrawn } from './unfinished.js';
import { RecordLook } from '#trust';

interface Row { id: string; now: Date; personId: string; personName: string; zone: string; courseId: string; dueOn: string | null; duePassed: AssignmentLine['duePassed']; dueSaid: string | null; assignedBy: string; assignedAt: Date; reason: string; because: readonly AudienceReason[] | null; agreedIn: string | null; renewBefore: string | null; waivedBecause: string | null; opened: boolean; done: number; of: number; movedAt: Date | null; extension: AssignmentLine['extension'] }

/** What is asked of somebody who is here and has neither finished nor been exempted: by which day, and since when by that day. */
export interface OpenAssignment { readonly id: string; readonly personId: string; readonly zone: string; readonly courseId: string; readonly dueOn: string | null; readonly askedBy: string; readonly askedAt: Date; readonly dueSince: Date; /** What it is told as: of all that one campaign asks of a person, the same thing, done or not. */ readonly toldAs: string }
/** By which day something is due, a later day that was asked for and waits, and why somebody was exempted from it. */
export interface Due { readonly id: string; readonly courseId: string; readonly dueOn: string; /** The day that its plan says of everybody, and a later one that was granted. */ readonly planned: string; readonly granted: string | null; readonly waits: { readonly requestId: string; readonly wishedOn: string; readonly reason: string } | null; readonly waivedBecause: string | null }
export interface Extension { readonly id: string; readonly personId: string; readonly courseId: string; readonly wishedOn: string; readonly askedAt: Date; readonly decision: 'granted' | 'refused' | null; readonly by: string | null; readonly answeredAt: Date | null; /** Is the course still asked of them? */ readonly open: boolean }

/** A day off was told on days on which something was due, or another day of the release or of the hire that it counts from: from then on it is due on others. */
export interface Recount { /** The deed by which it was told. */ readonly id: string; readonly because: 'unavailability' | 'holidays' | 'release' | 'hire'; readonly personId: string; readonly byId: string; readonly at: Date; readonly courseId: string; readonly dueOn: string; readonly more: number }

/** A request for a later day that nobody answered yet. */
export interface WaitingExtension { readonly id: string; readonly person: PersonRef; readonly zone: string; readonly now: Date; readonly courseId: string; readonly wishedOn: string; readonly reason: string; readonly dueOn: string | null }

/** Most lines that one answer shows; how many there are is said beside them. */
const most = 500;
/** So many assignments are looked at together where all are gone through. */
const atOnce = 1000;
const beforeAll = '00000000-0000-0000-0000-000000000000';

@Injectable()
export class AssignmentsQueries {
  constructor(private readonly db: Database, private readonly courses: CoursesQueries, private readonly learning: LearningQueries, private readonly scopes: ScopesQueries, private readonly audiences: AudienceQueries, private readonly looks: RecordLook) {}

  /** The courses that are asked of somebody and not done yet. One query, and one more where a rule asks any. */
  async askedOf(personId: string, titles: ReadonlyMap<string, string>): Promise<AssignmentLine[]> {
    return this.named(present(await this.rows([personId]), titles).filter((it) => it.state === 'inProgress' || it.state === 'notOpened'));
  }

  /** Requests for a later day that wait for this actor’s answer: those of the people they lead. No query for whoever leads nobody. */
  async toAnswer(actor: Actor): Promise<WaitingExtension[]> {
    const theirs = actor.leads.filter((personId) => can(actor, 'extension.answer', { personId }));
    if (theirs.length === 0) return [];
    const waiting = await this.db.query<WaitingExtension[]>(`
      select e.id, jsonb_build_object('id', p.id, 'name', p.display_name) as person, p.time_zone as zone, palier_now() as now, a.course_id as "courseId", e.wished_on::text as "wishedOn", t.words as reason,
        ${dueDay(grantedDay)}::text as "dueOn"
      from extension_request e join assignment a on a.id = e.assignment_id join person p on p.id = e.person_id join fact_text t on t.id = e.reason_id left join assignment_waiver w on w.assignment_id = a.id left join departure d on d.person_id = e.person_id
      where e.person_id = any($1) and not exists (select from extension_answer n where n.request_id = e.id) and w.assignment_id is null and (d.left_on is null or d.left_on > palier_today()) and ${unfinished} order by e.id`, [theirs]);
    await this.looks.atAll(actor, 'look.training', waiting.map((it) => it.person.id));
    return waiting;
  }

  /** Required training of the people somebody follows, fifty at a time: late first, then stuck, then by due day; what is over comes last. Four queries, whatever their number, and two more where a rule asks any. */
  async followed(actor: Actor, asked: { readonly search?: string | undefined; readonly is?: AssignmentFilter | undefined; readonly after?: string | undefined }): Promise<Assignments> {
    const titles = new Map((await this.courses.courses(actor.personId, null)).map((it) => [it.courseId, it.title]));
    const everybody = reachesEveryone(actor, 'assignment.follow');
    const wanted = asked.search?.trim() ?? '';
    const named = wanted === '' ? null : [...titles].filter(([, title]) => title.toLowerCase().includes(wanted.toLowerCase())).map(([id]) => id);
    const [rank, day, begun, id] = asked.after?.split('~') ?? [];
    const found = await this.db.query<Found[]>(everybody ? placesOfEverybody : placesOf, [everybody ? null : actor.leads.filter((it) => it !== actor.personId), wanted === '' ? null : `%${wanted.replace(/[\\%_]/g, '\\$&')}%`, named, asked.is ?? null, rank ?? null, day ?? null, begun ?? null, id ?? null]);
    const shown = found.flatMap((it) => it.id ?? []).slice(0, page);
    const lines = new Map(present(shown.length === 0 ? [] : await this.rows(null, shown), titles).map((it) => [it.id, it]));
    const assignments = await this.named(shown.flatMap((it) => lines.get(it) ?? []));
    await (everybody ? this.looks.atEveryone(actor, 'look.training') : this.looks.atAll(actor, 'look.training', assignments.map((it) => it.person.id)));
    await this.looks.atAll(actor, 'look.levels', assignments.filter((it) => tellsLevels((it.because?.reasons ?? []).map((one) => one.leaf))).map((it) => it.person.id));
    const { counts, total } = found[0] ?? { counts: { late: 0, stuck: 0, notOpened: 0, inProgress: 0, done: 0, waived: 0 }, total: 0 };
    return { assignments, total, counts, next: found.length > page ? (found[page - 1]?.place ?? null) : null };
  }

  /** What this actor may bring together: every course, the teams they lead (HR: all) with those under them, the people in them, and what they support. */
  async assignable(actor: Actor): Promise<Assignable> {
    const courses = await this.learning.coursesOf(actor);
    const everybody = reachesEveryone(actor, 'assignment.follow');
    const teams = await this.db.query<{ id: string; name: Bilingual; members: number }[]>(`
      select t.id, t.name, count(distinct m.person_id)::int as members from team t cross join lateral teams_under_on(t.id, palier_today()) u left join current_membership m on m.team_id = u and m.kind = 'member'
      where $2 or t.id in (select teams_led_on($1, palier_today())) group by t.id order by coalesce(t.name->>'fr', t.name->>'en') collate "fr-x-icu", t.id`, [actor.personId, everybody]);
    const people = await this.db.query<{ id: string; name: string; total: number }[]>(`
      select p.id, p.display_name as name, count(*) over ()::int as total from person p left join departure d on d.person_id = p.id where (d.left_on is null or d.left_on > palier_today()) and ($2 or p.id = any($1)) order by p.display_name collate "fr-x-icu", p.id limit ${most}`,
      [actor.leads.filter((it) => it !== actor.personId), everybody]);
    const sites = await this.db.query<{ site: string; people: number }[]>(`
      select p.site, count(*)::int as people from person p left join departure d on d.person_id = p.id where p.site <> '' and (d.left_on is null or d.left_on > palier_today()) and ($2 or p.id = any($1)) group by 1 order by p.site collate "fr-x-icu"`, [actor.leads.filter((it) => it !== actor.personId), everybody]);
    const [today] = await this.db.query<{ day: string }[]>('select palier_today()::text as day');
    const held = [...(await this.scopes.heldBy(everybody ? null : actor.leads.filter((it) => it !== actor.personId))).values()];
    const offered = await this.scopes.offered();
    const modules = new Map(offered.flatMap((it) => (it.productId === null ? [] : [[it.id, it.productId] as const])));
    const count = (asked: Parameters<typeof belongsTo>[1]): number => held.filter((own) => belongsTo(own, asked, modules)).length;
    return {
      scopes: offered.map((it) => ({ ...it, people: count({ scopeId: it.id, tier: null }) })).filter((it) => it.people > 0), tiers: tiers.map((tier) => ({ tier, people: count({ scopeId: null, tier }) })).filter((it) => it.people > 0),
      courses: courses.map((it) => ({ id: it.id, title: it.title, minutes: it.minutes })), teams, sites, people: people.map(({ id, name }) => ({ id, name })), peopleTotal: people[0]?.total ?? 0, today: today?.day ?? '',
    };
  }

  /** The assignment that an action is about, locked with its person before anything of it is looked at. @throws where it is not there, or not this actor's to act on. */
  async take(tx: Tx, by: Actor, action: Action, assignmentId: string): Promise<{ personId: string; at: Date; dueOn: string | null; over: boolean }> {
    const [whose] = await tx.query<{ personId: string }[]>('select person_id as "personId" from assignment where id = $1', [assignmentId]);
    if (whose === undefined) throw new Refusal('thing.not-found');
    require(by, action, whose.personId);
    const at = await takeRecordedAt(tx, whose.personId);
    const [line] = present(await this.rows(null, [assignmentId], tx), new Map());
    // Nothing is asked any more of somebody who left.
    return { personId: whose.personId, at, dueOn: line?.dueOn ?? null, over: line === undefined || line.state === 'done' || line.state === 'waived' };
  }

  /** Of these assignments those that are open; where days are given, those due between them. One query, and each day reckoned once (`offset 0` keeps it apart). */
  open(ids: readonly string[], due: { readonly from: string; readonly until: string } | null = null, reader: Reader = this.db): Promise<OpenAssignment[]> {
    return reader.query<OpenAssignment[]>(`
      select a.id, a.person_id as "personId", p.time_zone as zone, a.course_id as "courseId", due.day::text as "dueOn", b.recorded_by as "askedBy", a.recorded_at as "askedAt", greatest(a.recorded_at, x.at, (select max(m.recorded_at) from assignment_batch_day m where m.batch_id = a.batch_id), (select max(y.recorded_at) from assignment_day y where y.assignment_id = a.id)) as "dueSince",
        case when b.campaign_id is null then a.id else (select f.id from assignment f join assignment_batch g on g.id = f.batch_id where g.campaign_id = b.campaign_id and f.person_id = a.person_id order by f.id limit 1) end as "toldAs"
      from assignment a join assignment_batch b on b.id = a.batch_id join person p on p.id = a.person_id left join assignment_waiver w on w.assignment_id = a.id left join departure d on d.person_id = a.person_id
      left join lateral (select max(e.wished_on) as until, max(n.recorded_at) as at from extension_request e join extension_answer n on n.request_id = e.id and n.decision = 'granted' where e.assignment_id = a.id) x on true
      cross join lateral (select ${dueDay('x.until')} as day offset 0) due
      where a.id = any((select $1::uuid[])::uuid[]) and ($2::date is null or due.day between $2 and $3) and w.assignment_id is null and (d.left_on is null or d.left_on > palier_today()) and ${unfinished}
      order by a.id`, [ids, due?.from ?? null, due?.until ?? null]);
  }

  /** What is open of these people and due today or later, each with how it was counted. Two queries. */
  async dueAhead(personIds: readonly string[], reader: Reader): Promise<(OpenAssignment & { readonly dueOn: string; readonly counted: 'forward' | 'by' })[]> {
    const rows = await reader.query<{ id: string; forward: boolean; since: string }[]>('select a.id, coalesce(b.due_in > 0, false) as forward, (palier_today() - 1)::text as since from assignment a join assignment_batch b on b.id = a.batch_id where a.person_id = any($1)', [personIds]);
    const forward = new Set(rows.flatMap((it) => (it.forward ? [it.id] : [])));
    // Somewhere on earth it is still the day before.
    const open = rows[0] === undefined ? [] : await this.open(rows.map((it) => it.id), { from: rows[0].since, until: '9999-12-31' }, reader);
    return open.flatMap((it) => (it.dueOn === null ? [] : [{ ...it, dueOn: it.dueOn, counted: forward.has(it.id) ? 'forward' as const : 'by' as const }]));
  }

  /** Whose due days were counted again because they would have been days off, or because a release or a hire is on another day, and by whom: those of some deeds, or since an instant; the soonest of what is still open, and how many more. One query. */
  recounts(which: { readonly ids?: readonly string[]; readonly since?: Date }, reader: Reader = this.db): Promise<Recount[]> {
    return reader.query<Recount[]>(`
      select distinct on (it.id, it."personId") it.*, (count(*) over (partition by it.id, it."personId") - 1)::int as more from (
        select y.deed_id as id, y.because, y.person_id as "personId", y.recorded_by as "byId", y.recorded_at as at, a.course_id as "courseId", ${dueDay(grantedDay)}::text as "dueOn"
        from assignment_day y join assignment a on a.id = y.assignment_id left join assignment_waiver w on w.assignment_id = a.id left join departure d on d.person_id = a.person_id
        where y.because in ('unavailability', 'holidays', 'release', 'hire') and ($1::uuid[] is null or y.deed_id = any($1)) and ($2::timestamptz is null or y.recorded_at >= $2) and y.recorded_by <> y.person_id and w.assignment_id is null and (d.left_on is null or d.left_on > palier_today()) and ${unfinished}) it
      order by it.id, it."personId", it."dueOn", it."courseId"`, [which.ids ?? null, which.since ?? null]);
  }

  /** These, and what the campaigns that ask them ask of the same people besides: they are told as one thing. One query. */
  async together(ids: readonly string[], reader: Reader = this.db): Promise<string[]> {
    const rows = await reader.query<{ id: string }[]>(`
      select unnest($1::uuid[]) as id union
      select s.id from assignment t join assignment_batch b on b.id = t.batch_id and b.campaign_id is not null join assignment s on s.person_id = t.person_id join assignment_batch g on g.id = s.batch_id and g.campaign_id = b.campaign_id where t.id = any($1)`, [ids]);
    return rows.map((it) => it.id);
  }

  /** Whether one of these courses is asked of somebody and not finished. One query. */
  async isAsked(personId: string, courseIds: readonly string[], reader: Reader = this.db): Promise<boolean> {
    const [row] = await reader.query<unknown[]>(`select 1 from assignment a left join assignment_waiver w on w.assignment_id = a.id where a.person_id = $1 and a.course_id = any($2) and w.assignment_id is null and ${unfinished} limit 1`, [personId, courseIds]);
    return row !== undefined;
  }

  /** Open assignments due between two days, some at a time: first those whose day never changed, then those whose day was moved there. */
  async *dueBetween(from: string, until: string): AsyncGenerator<OpenAssignment[]> {
    for await (const ids of this.inParts(`select id, due_on::text as day from assignment where due_on between $3 and $4 and (due_on, id) > ($1::date, $2::uuid) order by due_on, id limit ${atOnce}`, [from, until], from)) yield this.open(ids, { from, until });
    for await (const ids of this.inParts(`
      select a.id, $1::text as day from assignment a where a.id > $2 and (a.due_on is null or a.due_on not between $3 and $4) and (
        a.batch_id in (select batch_id from assignment_batch_day) or a.id in (select assignment_id from assignment_day) or a.id in (select e.assignment_id from extension_request e join extension_answer n on n.request_id = e.id and n.decision = 'granted' where e.wished_on >= $3)) order by a.id limit ${atOnce}`, [from, until], '')) yield this.open(ids, { from, until });
  }

  /** Open assignments of a batch, or of what was asked since an instant, some at a time. */
  async *asked(which: { readonly batch: string } | { readonly since: Date }): AsyncGenerator<OpenAssignment[]> {
    const batches = 'batch' in which ? [which.batch] : (await this.db.query<{ id: string }[]>('select id from assignment_batch where recorded_at >= $1 order by id', [which.since])).map((it) => it.id);
    for (const batch of batches) for await (const ids of this.inParts(`select id, $1::text as day from assignment where batch_id = $3 and id > $2 order by id limit ${atOnce}`, [batch], '')) yield this.open(ids);
  }

  /** Goes through what a statement finds after a place, some at a time, so that neither memory nor a snapshot is held for all of it. */
  private async *inParts(sql: string, values: readonly unknown[], from: string): AsyncGenerator<string[]> {
    for (let [day, id] = [from, beforeAll]; ; ) {
      const found = await this.db.query<{ id: string; day: string }[]>(sql, [day, id, ...values]);
      const last = found.at(-1);
      if (last === undefined) return;
      yield found.map((it) => it.id);
      if (found.length < atOnce) return;
      [day, id] = [last.day, last.id];
    }
  }

  /** What was asked and is done, each with when the last of it was done, of all that was finished after an instant. What was only kept from an older version is nothing that was done. One query. */
  completed(since: Date, reader: Reader = this.db): Promise<{ id: string; personId: string; courseId: string; at: Date }[]> {
    return reader.query<{ id: string; personId: string; courseId: string; at: Date }[]>(`
      with lately as (select c.person_id, x.course_id from unit_passed c join course_version x on x.id = c.course_version_id where c.recorded_at > $1)
      select a.id, a.person_id as "personId", a.course_id as "courseId", d.at from assignment a left join assignment_waiver w on w.assignment_id = a.id
      join lateral (select max(c.recorded_at) as at from unit_passed c join course_version x on x.id = c.course_version_id where c.person_id = a.person_id and x.course_id = a.course_id and c.recorded_at > a.recorded_at and not ${kept}
        and (not exists (select from assignment_unit s where s.assignment_id = a.id) or exists (select from assignment_unit s where s.assignment_id = a.id and s.unit_id = c.unit_id))) d on d.at > $1
      where (a.person_id, a.course_id) in (select person_id, course_id from lately) and w.assignment_id is null and not ${withdrawn} and not (${unfinished}) order by d.at, a.id`, [since]);
  }

  /** What campaigns ask of these people and is neither withdrawn nor exempted, each by its day. One query. */
  async askedByCampaigns(personIds: readonly string[], reader: Reader = this.db): Promise<Map<string, AskedAlready[]>> {
    const rows = await reader.query<(AskedAlready & { personId: string })[]>(`
      select a.person_id as "personId", b.campaign_id as "campaignId", a.id as "assignmentId", s.unit_id as "unitId", s.since, ${dueDay(grantedDay)}::text as "dueOn"
      from assignment a join assignment_batch b on b.id = a.batch_id and b.campaign_id is not null join assignment_unit s on s.assignment_id = a.id left join assignment_unit_end e on e.assignment_id = a.id and e.unit_id = s.unit_id left join assignment_waiver w on w.assignment_id = a.id
      where a.person_id = any($1) and e.unit_id is null and w.assignment_id is null`, [personIds]);
    return Map.groupBy(rows, (it) => it.personId);
  }

  /** When each of these is due, and what was asked and decided of that. One query. */
  dues(ids: readonly string[], reader: Reader = this.db): Promise<Due[]> {
    return reader.query<Due[]>(`
      select a.id, a.course_id as "courseId", ${dueDay('(x.said->>\'granted\')::date')}::text as "dueOn", ${saidDay('null::date', 'b.due_on')}::text as planned, x.said->>'granted' as granted, x.said->'waits' as waits, t.words as "waivedBecause"
      from assignment a join assignment_batch b on b.id = a.batch_id left join assignment_waiver w on w.assignment_id = a.id left join fact_text t on t.id = w.reason_id
      left join (select e.assignment_id, jsonb_build_object('granted', max(e.wished_on) filter (where n.decision = 'granted'), 'waits', (array_agg(jsonb_build_object('requestId', e.id, 'wishedOn', e.wished_on, 'reason', r.words)) filter (where n.request_id is null))[1]) as said
        from extension_request e join fact_text r on r.id = e.reason_id left join extension_answer n on n.request_id = e.id where e.assignment_id = any($1) group by 1) x on x.assignment_id = a.id
      where a.id = any($1)`, [ids]);
  }

  /** Requests for a later day of people who are here: some, or those asked or answered since an instant. One query. */
  extensions(which: { readonly ids?: readonly string[]; readonly since?: Date }, reader: Reader = this.db): Promise<Extension[]> {
    return reader.query<Extension[]>(`
      select e.id, e.person_id as "personId", a.course_id as "courseId", coalesce((select y.due_on from assignment_day y where y.assignment_id = a.id and y.instead_of = e.wished_on and n.decision = 'granted' order by y.recorded_at desc, y.id desc limit 1), e.wished_on)::text as "wishedOn", e.recorded_at as "askedAt", n.decision, n.recorded_by as by, n.recorded_at as "answeredAt", w.assignment_id is null and ${unfinished} as open
      from extension_request e join assignment a on a.id = e.assignment_id left join extension_answer n on n.request_id = e.id left join assignment_waiver w on w.assignment_id = a.id left join departure d on d.person_id = e.person_id
      where ($1::uuid[] is null or e.id = any($1)) and ($2::timestamptz is null or e.recorded_at >= $2 or n.recorded_at >= $2) and (d.left_on is null or d.left_on > palier_today()) order by e.id`, [which.ids ?? null, which.since ?? null]);
  }

  /** What was asked by a rule and is asked no more: these, what these rules asked, or all since an instant. Whoever left is told of it, and who followed the rule. One query. */
  ended(which: { readonly ids?: readonly string[]; readonly since: Date }, reader: Reader = this.db): Promise<{ id: string; personId: string; courseId: string; byId: string; at: Date }[]> {
    return reader.query<{ id: string; personId: string; courseId: string; byId: string; at: Date }[]>(`
      select a.id, a.person_id as "personId", a.course_id as "courseId", z.recorded_by as "byId", z.recorded_at as at from assignment_end z join assignment a on a.id = z.assignment_id left join departure d on d.person_id = a.person_id
      where (z.recorded_at >= $2 or z.assignment_id = any($1)) and ($1::uuid[] is null or z.assignment_id = any($1) or z.course_audience_id = any($1)) and (d.left_on is null or d.left_on > palier_today()) order by a.id`, [which.ids ?? null, which.since]);
  }

  /** What the teams, profiles, competencies and things are called that the rules name which ask these. One query where one does. */
  private async named(lines: readonly AssignmentLine[]): Promise<AssignmentLine[]> {
    const reasons = lines.flatMap((it) => it.because?.reasons ?? []);
    if (reasons.length === 0) return [...lines];
    const names = await this.audiences.names(reasons);
    return lines.map((it) => (it.because === null ? it : { ...it, because: { reasons: it.because.reasons, names: namesIn(it.because.reasons, names) } }));
  }

  /** Asked for in words that hide the values, so that their plan is kept: to plan it takes PostgreSQL longer than to do it. */
  private rows(personIds: readonly string[] | null, ids: readonly string[] | null = null, reader: Reader = this.db): Promise<Row[]> {
    return reader.query<Row[]>(`
      select a.id, palier_now() as now, a.person_id as "personId", p.display_name as "personName", p.time_zone as zone, a.course_id as "courseId", b.recorded_at as "assignedAt", q.display_name as "assignedBy", r.words as reason, (select m.because from course_audience_move m where m.course_audience_id = b.course_audience_id and m.person_id = a.person_id and m.recorded_at = a.recorded_at) as because, b.review_id as "agreedIn", (select z.until_on::text from renewal z where z.assignment_id = a.id) as "renewBefore", wt.words as "waivedBecause",
        due.day::text as "dueOn", case when part.parts = 0 then v.opened else part.done > 0 or (v.opened and v.number >= part.since and not part.again) end as opened, coalesce(due.passed, case when due.said = a.due_on then a.due_passed else '[]' end) as "duePassed",
        nullif(coalesce(${hireDay('due.said')}, ${saidDay('x."grantedUntil"', 'b.due_on')}, due.instead), due.day)::text as "dueSaid", case when part.parts = 0 then u.of else part.of end as of, case when part.parts = 0 then u.done else part.done end as done,
        case when part.parts = 0 then greatest(v.opened_at, u.moved) else greatest(case when v.number >= part.since and not part.again then v.opened_at end, part.moved) end as "movedAt", x.extension
      from assignment a join assignment_batch b on b.id = a.batch_id join person p on p.id = a.person_id join person q on q.id = b.recorded_by join fact_text r on r.id = b.reason_id
      left join assignment_waiver w on w.assignment_id = a.id left join fact_text wt on wt.id = w.reason_id left join departure d on d.person_id = a.person_id
      join ${parts} part on true
      join lateral (select v.id, v.number, o.person_id is not null as opened, o.recorded_at as opened_at from course_version v left join course_opening o on o.course_version_id = v.id and o.person_id = a.person_id
        where v.course_id = a.course_id order by (o.person_id is not null) desc, (part.parts = 0 and o.person_id is not null and ${finished}) desc, v.number desc limit 1) v on true
      join lateral (select count(*)::int as of, count(c.id)::int as done, max(c.recorded_at) as moved from unit_version u left join unit_done c on c.course_version_id = u.course_version_id and c.unit_id = u.unit_id and c.person_id = a.person_id
        where u.course_version_id = v.id) u on true
      left join lateral (select max(e.wished_on) filter (where n.decision = 'granted') as "grantedUntil",
          (array_agg(jsonb_build_object('requestId', e.id, 'wishedOn', e.wished_on, 'reason', t.words, 'decision', n.decision, 'words', nt.words) order by e.recorded_at desc))[1] as extension
        from extension_request e join fact_text t on t.id = e.reason_id left join extension_answer n on n.request_id = e.id left join fact_text nt on nt.id = n.words_id where e.assignment_id = a.id) x on true
      join lateral (select it.said, (it.own).due_passed as passed, (it.own).instead_of as instead, coalesce((it.own).due_on, it.said) as day from (select ${saidDay('x."grantedUntil"')} as said, ${ownDay('x."grantedUntil"')} as own) it) due on true
      where (d.left_on is null or d.left_on > palier_today()) and (a.person_id = any((select $1::uuid[])::uuid[]) or a.id = any((select $2::uuid[])::uuid[])) and (part.parts = 0 or part.of > 0) and not ${withdrawn}
      order by w.assignment_id is not null, due.day nulls last, a.id`, [personIds, ids]);
  }
}

function present(rows: readonly Row[], titles: ReadonlyMap<string, string>): AssignmentLine[] {
  return rows.map((row) => ({
    id: row.id, person: { id: row.personId, name: row.personName }, courseId: row.courseId, title: titles.get(row.courseId) ?? '', dueOn: row.dueOn, duePassed: row.duePassed, dueSaid: row.dueSaid, done: row.done, of: row.of,
    ...assignmentStatus({ dueOn: row.dueOn, waived: row.waivedBecause !== null, opened: row.opened, done: row.done, of: row.of, movedAt: row.movedAt?.getTime() ?? null }, row.now.getTime(), row.zone),
    assignedBy: row.assignedBy, assignedAt: row.assignedAt.toISOString(), reason: row.reason, because: row.because === null ? null : { reasons: [...row.because], names: [] }, agreedIn: row.agreedIn, renewBefore: row.renewBefore, waivedBecause: row.waivedBecause, extension: row.extension,
  }));
}

/** Of these names, those that somebody's reasons name. */
function namesIn(reasons: readonly AudienceReason[], names: NonNullable<AssignmentLine['because']>['names']): NonNullable<AssignmentLine['because']>['names'] {
  const ids = new Set(reasons.flatMap((it) => idsOf(it.leaf)));
  return names.filter((it) => ids.has(it.id));
}
