import { Injectable } from '@nestjs/common';
import type { Campaign, CampaignLine, CampaignPerson, CampaignState, Locale } from '@palier/contracts';
import { campaignState, campaignStates, can, dayOf, fitsInto, isOpenIn, leavesOf, liveDays, liveUntil, reachesEveryone, readinessOver, type Actor, type AudienceReason, type Leavers, type StepFacts } from '@palier/domain';
import { AssignmentsQueries } from '#assignments';
import { AudienceQueries, keptReasons, keptRule, mayStill, tellsLevels, type AudienceWish } from '#audiences';
import { Database, Refusal, type Reader } from '#platform';
import { CurrencyQueries, type Taught } from '#releases';
import { RecordLook } from '#trust';
import { WorkdaysQueries } from '#workdays';
import { followerOf } from './followers.js';
import { HeatQueries } from './heat.queries.js';
import { hasTimeOff, noDays, paceOfAll } from './pace.js';
import { mayChange } from './take-campaign.js';

interface Step extends StepFacts { /** Another campaign asks it. */ readonly elsewhere: boolean; readonly assignmentId: string; readonly courseId: string; readonly unitId: string; readonly since: number; readonly askedAt: Date; readonly doneAt: Date | null; readonly waivedAt: Date | null; readonly withdrawnAt: Date | null }
/** Where somebody whom a campaign concerned, and who is here, is with it. */
export interface Standing { readonly campaignId: string; readonly personId: string; readonly name: string; readonly zone: string; readonly because: readonly AudienceReason[]; /** They are still in its audience. */ readonly isIn: boolean; /** Since when it concerns them, where that is later than its launch. */ readonly joinedAt: Date | null; readonly steps: readonly Step[]; readonly state: CampaignState }
interface Head { readonly id: string; readonly release: CampaignLine['release']; readonly dueOn: string; readonly reason: string; readonly by: string; readonly byId: string; readonly at: Date; readonly cancelled: boolean; readonly audience: AudienceWish; readonly live: boolean; readonly leavers: Leavers; readonly followedBy: string; readonly orphaned: boolean }

/** For whom the plan of a campaign changed. */
interface Change { readonly id: string; readonly kind: 'moved' | 'changed' | 'cancelled' | 'audience'; readonly campaignId: string; /** The deed that changed several campaigns at once. */ readonly togetherId: string | null; readonly personId: string; readonly byId: string; readonly at: Date; readonly dueOn: string; readonly courseId: string }

const page = 50;
/** SQL: the day of campaign `c`, as its plan says it last. */
const dayOfPlan = `coalesce((select x.due_on from campaign_change x where x.campaign_id = c.id and x.kind = 'moved' order by x.recorded_at desc, x.id desc limit 1), c.due_on)`;
const head = `
  select c.id, jsonb_build_object('id', r.id, 'name', r.name, 'product', s.name, 'on', r.on_day) as release, ${dayOfPlan}::text as "dueOn",
    t.words as reason, p.display_name as by, p.id as "byId", c.recorded_at as at, exists (select from campaign_change x where x.campaign_id = c.id and x.kind = 'cancelled') as cancelled, c.audience, c.live, c.leavers, f.display_name as "followedBy", c.live and ${dayOfPlan} + ${liveDays} >= palier_today() and not ${mayStill('campaign.launch', 'f.id')} as orphaned
  from campaign c join release_now r on r.id = c.release_id join support_scope s on s.id = r.product_id join fact_text t on t.id = c.reason_id join person p on p.id = c.recorded_by join person f on f.id = ${followerOf}`;

@Injectable()
export class CampaignsQueries {
  constructor(private readonly db: Database, private readonly audiences: AudienceQueries, private readonly heats: HeatQueries, private readonly currency: CurrencyQueries, private readonly assignments: AssignmentsQueries, private readonly workdays: WorkdaysQueries, private readonly looks: RecordLook) {}

  /** Campaigns of a release, the newest first, of the people this actor follows. Three queries and the look. @throws where the release is not there. */
  async list(actor: Actor, releaseId: string): Promise<CampaignLine[]> {
    const heads = await this.db.query<Head[]>(`${head} where c.release_id = $1 order by c.recorded_at desc limit 100`, [releaseId]);
    if (heads.length === 0) {
      const [release] = await this.db.query<unknown[]>('select 1 from product_release where id = $1', [releaseId]);
      if (release === undefined) throw new Refusal('thing.not-found');
      return [];
    }
    const standing = await this.standing(heads.map((it) => it.id), followed(actor));
    await this.looked(actor, standing);
    return heads.flatMap((it) => { const its = standing.filter((one) => one.campaignId === it.id); return its.length === 0 && !isTheirs(actor, it) ? [] : [lineOf(it, its)]; });
  }

  /** A campaign with those whom this actor follows: first of whom something is open, by name. Fifteen queries and the looks, one more where anything was withdrawn. @throws where there is none, or nobody of it is theirs. */
  async one(actor: Actor, campaignId: string, asked: { readonly is?: CampaignState | undefined; readonly after?: string | undefined }): Promise<Campaign> {
    const [found] = await this.db.query<Head[]>(`${head} where c.id = $1`, [campaignId]);
    const standing = found === undefined ? [] : await this.standing([campaignId], followed(actor));
    if (found === undefined || (standing.length === 0 && !isTheirs(actor, found))) throw new Refusal('thing.not-found');
    const wanted = standing.filter((it) => asked.is === undefined || it.state === asked.is);
    const sorted = [...wanted.filter((it) => isOpenIn(it.state)), ...wanted.filter((it) => !isOpenIn(it.state))];
    const from = asked.after === undefined ? 0 : sorted.findIndex((it) => it.personId === asked.after) + 1;
    const shown = sorted.slice(from, from + page);
    await this.looked(actor, shown);
    const units = await this.currency.changed(actor, found.release.id);
    const [clock] = await this.db.query<{ today: string }[]>('select palier_today()::text as today');
    const nudged = new Set((await this.db.query<{ id: string }[]>('select n.person_id as id from campaign_nudge n join person p on p.id = n.person_id where n.person_id = any($1) and n.on_day = (palier_now() at time zone p.time_zone)::date', [shown.map((it) => it.personId)])).map((it) => it.id));
    const read = await this.db.query<{ id: string; text: string; personId: string | null; at: Date; questions: number }[]>(`
      select c.id, c.text, k.person_id as "personId", k.recorded_at as at, (select count(*)::int from change_acknowledgement_answer a where a.acknowledgement_id = k.id) as questions
      from release_change_now c left join change_confirmed k on k.change_id = c.id and k.person_id = any($2)
      where c.release_id = $1 and c.severity = 'critical' and not c.withdrawn order by c.position, c.id, k.recorded_at desc`, [found.release.id, shown.map((it) => it.personId)]);
    const changes = [...new Map(read.map(({ id, text }) => [id, { id, text }])).values()];
    const understood = (personId: string) => read.filter((it) => it.personId === personId).map(({ id, at, questions }) => ({ changeId: id, at: at.toISOString(), questions }));
    const open = standing.filter((it) => isOpenIn(it.state));
    const [rule, until] = [keptRule(found.audience), liveUntil(found.dueOn)];
    const moves = await this.moves(campaignId, followed(actor));
    if (rule !== null && tellsLevels(leavesOf(rule))) await (reachesEveryone(actor, 'standing.read') ? this.looks.atEveryone(actor, 'look.levels') : this.looks.atAll(actor, 'look.levels', [...shown.map((it) => it.personId), ...moves.moves.map((it) => it.person.id)]));
    const named = await this.named(actor, [...open, ...shown], units);
    const askers = await this.askers(shown);
    const causes = Map.groupBy(await this.causes(shown), (it) => `${it.assignmentId} ${it.unitId}`);
    const dues = new Map((await this.assignments.dues([...new Set([...open, ...shown].flatMap((it) => it.steps.map((step) => step.assignmentId)))])).map((it) => [it.id, it]));
    // What is open of somebody is all done by the last of its days: a later one may have been granted for some of it.
    const dueOn = new Map(open.map((it) => [it.personId, it.steps.filter(isLeft).map((step) => dues.get(step.assignmentId)?.dueOn ?? found.dueOn).reduce((last, day) => (day > last ? day : last))]));
    const days = await this.workdays.daysLeft(dueOn);
    const time = (it: Standing) => ({ minutes: it.steps.reduce((sum, step) => sum + (isLeft(step) ? named(step.unitId).minutes : 0), 0), left: days.get(it.personId) ?? noDays });
    await this.looks.atAll(actor, 'look.unavailability', shown.filter((it) => hasTimeOff(time(it).left)).map((it) => it.personId));
    return {
      ...lineOf(found, standing), pace: paceOfAll(open.map(time)), today: clock?.today ?? '', mine: await mayChange(this.db, actor, found), readiness: readinessOf(found, standing), critical: changes.length, changes, heat: await this.heats.of(actor, campaignId),
      audience: { rule, leavers: found.leavers, followedBy: found.followedBy, until, state: !found.live ? 'frozen' : found.cancelled || until < (clock?.today ?? '') ? 'over' : 'live', ...moves }, names: await this.audiences.names([...shown, ...moves.moves].flatMap((it) => it.because), rule),
      lines: shown.map((it): CampaignPerson => ({
        person: { id: it.personId, name: it.name }, state: it.state, because: [...it.because], isIn: it.isIn, nudgedToday: nudged.has(it.personId), toRead: changes.length - understood(it.personId).length, understood: understood(it.personId),
        steps: it.steps.map(({ unitId, courseId, assignmentId, done, failed, waived, withdrawn, elsewhere }) => ({ unitId, courseId, assignmentId, done, failed, waived, withdrawn, withdrawnWith: causes.get(`${assignmentId} ${unitId}`)?.map((cause) => cause.text) ?? [], askedBy: elsewhere ? (askers.get(assignmentId) ?? '') : null, ...named(unitId) })),
        minutesLeft: time(it).minutes, dueOn: dueOn.get(it.personId) ?? null, left: days.get(it.personId) ?? null, fits: fitsInto(time(it).minutes, time(it).left.days),
        waits: [...new Set(it.steps.filter(isLeft).map((step) => step.assignmentId))].flatMap((id) => { const due = dues.get(id); const unit = [...units.values()].find((one) => one.courseId === due?.courseId); return due?.waits ? [{ ...due.waits, title: unit?.course ?? '', lang: unit?.lang ?? ('fr' as Locale) }] : []; }),
        waivedBecause: [...new Set(it.steps.filter((step) => step.waived).flatMap((step) => dues.get(step.assignmentId)?.waivedBecause ?? []))],
      })),
      total: sorted.length, next: sorted.length > from + page ? (shown.at(-1)?.personId ?? null) : null,
    };
  }

  /** Campaigns of a release that were not cancelled, the oldest first, each with whoever is in it and here. Three queries. */
  async running(releaseId: string, reader: Reader = this.db): Promise<(Pick<Head, 'id' | 'by' | 'byId' | 'at' | 'dueOn' | 'live'> & { readonly standing: readonly Standing[] })[]> {
    const heads = (await reader.query<Head[]>(`${head} where c.release_id = $1 order by c.recorded_at, c.id`, [releaseId])).filter((it) => !it.cancelled);
    const standing = Map.groupBy(heads.length === 0 ? [] : await this.standing(heads.map((it) => it.id), null, reader), (it) => it.campaignId);
    return heads.map(({ id, by, byId, at, dueOn, live }) => ({ id, by, byId, at, dueOn, live, standing: standing.get(id) ?? [] }));
  }

  /** Where everybody, or some, is with these campaigns, by name. Two queries. */
  async standing(campaignIds: readonly string[], personIds: readonly string[] | null, reader: Reader = this.db): Promise<Standing[]> {
    const people = await reader.query<(Omit<Standing, 'steps' | 'state' | 'because'> & { because: Parameters<typeof keptReasons>[0] })[]>(`
      with moves as (select x.campaign_id, m.person_id, m.kind, m.because, x.recorded_at, x.id from campaign_change x join campaign_move m on m.change_id = x.id where x.campaign_id = any($1)),
        last as (select distinct on (campaign_id, person_id) campaign_id, person_id, kind from moves order by campaign_id, person_id, recorded_at desc, id desc),
        joined as (select distinct on (campaign_id, person_id) campaign_id, person_id, because from moves where kind = 'joined' order by campaign_id, person_id, recorded_at desc, id desc)
      select c.campaign_id as "campaignId", c.person_id as "personId", p.display_name as name, p.time_zone as zone, coalesce(j.because, c.because) as because, coalesce(l.kind = 'joined', true) as "isIn", c.joined_at as "joinedAt"
      from campaign_person c join person p on p.id = c.person_id left join departure d on d.person_id = p.id left join last l on l.campaign_id = c.campaign_id and l.person_id = c.person_id left join joined j on j.campaign_id = c.campaign_id and j.person_id = c.person_id
      where c.campaign_id = any($1) and ($2::uuid[] is null or c.person_id = any($2)) and (d.left_on is null or d.left_on > palier_today()) order by p.display_name collate "fr-x-icu", p.id`, [campaignIds, personIds]);
    const rows = await reader.query<(Step & { campaignId: string; personId: string })[]>(`
      with asked as (
        select b.campaign_id, a.id, a.person_id, a.course_id, s.unit_id, s.since, false as elsewhere, a.recorded_at as asked_at from assignment_batch b join assignment a on a.batch_id = b.id join assignment_unit s on s.assignment_id = a.id
        where b.campaign_id = any($1) and ($2::uuid[] is null or a.person_id = any($2))
        union all select x.campaign_id, a.id, a.person_id, a.course_id, s.unit_id, s.since, true, x.recorded_at from campaign_unit_elsewhere x join assignment a on a.id = x.assignment_id join assignment_unit s on s.assignment_id = x.assignment_id and s.unit_id = x.unit_id
        where x.campaign_id = any($1) and ($2::uuid[] is null or a.person_id = any($2))),
        about as (select distinct unit_id from asked), courses as (select distinct course_id from asked),
        did as (select c.person_id, c.unit_id, v.number, c.recorded_at from unit_done c join course_version v on v.id = c.course_version_id where c.unit_id in (select unit_id from about)),
        opened as (select o.person_id, v.course_id, max(v.number) as number from course_opening o join course_version v on v.id = o.course_version_id where v.course_id in (select course_id from courses) group by 1, 2),
        tried as (
          select distinct on (t.person_id, t.unit_id) t.person_id, t.unit_id, v.number, r.passed from attempt t join attempt_result r on r.attempt_id = t.id join course_version v on v.id = t.course_version_id
          where t.unit_id in (select unit_id from about) and not exists (select from placement p where p.attempt_id = t.id) order by t.person_id, t.unit_id, r.recorded_at desc)
      select a.campaign_id as "campaignId", a.person_id as "personId", a.id as "assignmentId", a.course_id as "courseId", a.unit_id as "unitId", a.since, a.elsewhere, d.at is not null as done, d.at as "doneAt", w.assignment_id is not null as waived, e.unit_id is not null as withdrawn,
        a.elsewhere and e.unit_id is not null and exists (select from campaign c join product_release r on r.id = c.release_id join product_release o on o.product_id = r.product_id join release_taught x on x.release_id = o.id where c.id = a.campaign_id and x.unit_id = a.unit_id and x.change_class <> 'cosmetic') as lapsed, a.asked_at as "askedAt", w.recorded_at as "waivedAt", e.recorded_at as "withdrawnAt",
        coalesce(o.number >= a.since, false) as begun, coalesce(not t.passed and t.number >= a.since, false) as failed
      from asked a left join (select x.id, x.unit_id, min(d.recorded_at) as at from asked x join did d on d.person_id = x.person_id and d.unit_id = x.unit_id and d.number >= x.since group by 1, 2) d on d.id = a.id and d.unit_id = a.unit_id
      left join assignment_waiver w on w.assignment_id = a.id left join assignment_unit_end e on e.assignment_id = a.id and e.unit_id = a.unit_id left join opened o on o.person_id = a.person_id and o.course_id = a.course_id
      left join tried t on t.person_id = a.person_id and t.unit_id = a.unit_id order by a.id, a.unit_id`, [campaignIds, personIds]);
    const steps = new Map<string, Step[]>();
    for (const { campaignId, personId, ...it } of rows) { const key = `${campaignId} ${personId}`; const own = steps.get(key); if (own === undefined) steps.set(key, [it]); else own.push(it); }
    return people.map((it) => { const own = steps.get(`${it.campaignId} ${it.personId}`) ?? []; return { ...it, because: keptReasons(it.because), steps: own, state: campaignState(own) }; });
  }

  /** Whose campaigns ask what is counted on of these people. One query where anything is. */
  private async askers(shown: readonly Standing[]): Promise<ReadonlyMap<string, string>> {
    const ids = [...new Set(shown.flatMap((it) => it.steps.filter((step) => step.elsewhere).map((step) => step.assignmentId)))];
    const rows = ids.length === 0 ? [] : await this.db.query<{ id: string; by: string }[]>('select a.id, p.display_name as by from assignment a join assignment_batch b on b.id = a.batch_id join campaign c on c.id = b.campaign_id join person p on p.id = c.recorded_by where a.id = any($1)', [ids]);
    return new Map(rows.map((it) => [it.id, it.by]));
  }

  /** Why what was withdrawn of these people is asked no more, where changes of the release are the cause. One query where anything was. */
  private async causes(shown: readonly Standing[]): Promise<{ assignmentId: string; unitId: string; text: string }[]> {
    const withdrawn = [...new Set(shown.flatMap((it) => it.steps.filter((step) => step.withdrawn).map((step) => step.assignmentId)))];
    return withdrawn.length === 0 ? [] : this.db.query<{ assignmentId: string; unitId: string; text: string }[]>('select k.assignment_id as "assignmentId", k.unit_id as "unitId", c.text from campaign_step_cause k join release_change_now c on c.id = k.release_change_id where k.assignment_id = any($1) order by c.position, c.id', [withdrawn]);
  }

  /** Everybody who is or was in the audience of a campaign. One query. */
  audienceOf(campaignId: string, reader: Reader = this.db): Promise<{ personId: string; isIn: boolean }[]> {
    return reader.query<{ personId: string; isIn: boolean }[]>(`
      select c.person_id as "personId", coalesce(l.kind = 'joined', true) as "isIn" from campaign_person c
      left join (select distinct on (m.person_id) m.person_id, m.kind from campaign_change x join campaign_move m on m.change_id = x.id where x.campaign_id = $1 order by m.person_id, x.recorded_at desc, x.id desc) l on l.person_id = c.person_id where c.campaign_id = $1`, [campaignId]);
  }

  /** Who joined a live audience or left it, the newest first, of these people where they are named. One query. */
  private async moves(campaignId: string, personIds: readonly string[] | null): Promise<Pick<Campaign['audience'], 'joined' | 'left' | 'moves'>> {
    const rows = await this.db.query<(Omit<Campaign['audience']['moves'][number], 'at'> & { at: Date; joined: number; left: number })[]>(`
      select jsonb_build_object('id', p.id, 'name', p.display_name) as person, m.kind, x.recorded_at as at, m.due_on::text as "dueOn", m.withdrawn, m.because, (count(*) filter (where m.kind = 'joined') over ())::int as joined, (count(*) filter (where m.kind = 'left') over ())::int as left
      from campaign_change x join campaign_move m on m.change_id = x.id join person p on p.id = m.person_id left join departure d on d.person_id = p.id
      where x.campaign_id = $1 and ($2::uuid[] is null or m.person_id = any($2)) and (d.left_on is null or d.left_on > palier_today()) order by x.recorded_at desc, x.id desc, p.display_name collate "fr-x-icu", p.id limit ${page}`, [campaignId, personIds]);
    return { joined: rows[0]?.joined ?? 0, left: rows[0]?.left ?? 0, moves: rows.map(({ joined: _, left: __, at, ...it }) => ({ ...it, at: at.toISOString() })) };
  }

  /** What these people were nudged to, and is still open: some campaigns, or those of whom somebody was nudged since an instant. Three queries. */
  async nudges(which: { readonly ids?: readonly string[]; readonly since?: Date }, reader: Reader = this.db): Promise<{ campaignId: string; personId: string; byId: string; on: string; at: Date; courseId: string; dueOn: string }[]> {
    const rows = await reader.query<{ campaignId: string; personId: string; byId: string; on: string; at: Date; dueOn: string }[]>(`
      select n.campaign_id as "campaignId", n.person_id as "personId", n.recorded_by as "byId", n.on_day::text as "on", n.recorded_at as at, coalesce((select x.due_on from campaign_change x where x.campaign_id = n.campaign_id and x.kind = 'moved' order by x.recorded_at desc, x.id desc limit 1), c.due_on)::text as "dueOn"
      from campaign_nudge n join campaign c on c.id = n.campaign_id where ($1::uuid[] is null or n.campaign_id = any($1)) and ($2::timestamptz is null or n.recorded_at >= $2) order by n.id`, [which.ids ?? null, which.since ?? null]);
    if (rows.length === 0) return [];
    const standing = new Map((await this.standing([...new Set(rows.map((it) => it.campaignId))], [...new Set(rows.map((it) => it.personId))], reader)).map((it) => [`${it.campaignId} ${it.personId}`, it]));
    const found = rows.flatMap((it) => { const of = standing.get(`${it.campaignId} ${it.personId}`); const open = of?.steps.find((step) => !step.done && !step.waived && !step.withdrawn); return of === undefined || open === undefined || !isOpenIn(of.state) ? [] : [{ ...it, asked: [open] }]; });
    return this.ownDays(found, reader);
  }

  /**
   * For whom the plans of campaigns changed, and how: some campaigns or deeds that changed several, or those changed since an instant. What moved or changed concerns whoever still has something open.
   * Of a deed that changed several at once each person is in it once, with the soonest day. Four queries.
   */
  async changes(which: { readonly ids?: readonly string[]; readonly since?: Date }, reader: Reader = this.db): Promise<Change[]> {
    const rows = await reader.query<Omit<Change, 'courseId'>[]>(`
      select x.id, x.kind, x.campaign_id as "campaignId", x.together_id as "togetherId", w.person_id as "personId", x.recorded_by as "byId", x.recorded_at as at,
        coalesce((select m.due_on from campaign_change m where m.campaign_id = x.campaign_id and m.kind = 'moved' order by m.recorded_at desc, m.id desc limit 1), c.due_on)::text as "dueOn"
      from campaign_change x join campaign c on c.id = x.campaign_id join campaign_change_person w on w.change_id = x.id
      where ($1::uuid[] is null or x.together_id = any($1) or (x.together_id is null and x.campaign_id = any($1))) and ($2::timestamptz is null or x.recorded_at >= $2) and w.person_id <> x.recorded_by order by "dueOn", x.id, w.person_id`, [which.ids ?? null, which.since ?? null]);
    if (rows.length === 0) return [];
    const standing = new Map((await this.standing([...new Set(rows.map((it) => it.campaignId))], [...new Set(rows.map((it) => it.personId))], reader)).map((it) => [`${it.campaignId} ${it.personId}`, it]));
    const told = rows.flatMap((it) => { const of = standing.get(`${it.campaignId} ${it.personId}`); const open = of?.steps.filter((one) => !one.done && !one.withdrawn) ?? []; const asked = open.length > 0 ? open : (of?.steps.slice(0, 1) ?? []); return of === undefined || asked.length === 0 || (it.kind === 'moved' && !isOpenIn(of.state)) ? [] : [{ ...it, asked }]; });
    const first = new Set<string>();
    return this.ownDays(told.filter((it) => { const key = `${it.togetherId ?? it.id} ${it.personId}`; if (first.has(key)) return false; first.add(key); return true; }), reader);
  }

  /** Each by the day of its person, of what is due soonest: their last working day until the campaign’s, or a later one that was granted. One query where there is any. */
  private async ownDays<T extends { readonly dueOn: string; readonly asked: readonly Pick<Step, 'assignmentId' | 'courseId'>[] }>(told: readonly T[], reader: Reader): Promise<(Omit<T, 'asked'> & { readonly courseId: string })[]> {
    const days = new Map(told.length === 0 ? [] : (await this.assignments.dues([...new Set(told.flatMap((it) => it.asked.map((one) => one.assignmentId)))], reader)).map((it) => [it.id, it.dueOn]));
    return told.flatMap(({ asked, ...it }) => { const [first] = asked.map((one) => ({ courseId: one.courseId, dueOn: days.get(one.assignmentId) ?? it.dueOn })).sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0)); return first === undefined ? [] : [{ ...it, ...first }]; });
  }

  /** Live audiences that nobody follows any more, of these campaigns or of all, and in whose name it was. One query. */
  async orphans(ids: readonly string[] | null, reader: Reader = this.db): Promise<{ readonly campaignId: string; readonly followerId: string }[]> {
    return reader.query<{ campaignId: string; followerId: string }[]>(`
      select c.id as "campaignId", f.id as "followerId" from campaign c cross join lateral (select ${followerOf} as id) f
      where c.live and ($1::uuid[] is null or c.id = any($1)) and not exists (select from campaign_change x where x.campaign_id = c.id and x.kind = 'cancelled') and ${dayOfPlan} + ${liveDays} >= palier_today() and not ${mayStill('campaign.launch', 'f.id')} order by c.id`, [ids]);
  }

  /** What activities are called; those that their course holds no more by their last words. One query where one is. */
  async named(actor: Actor, shown: readonly Standing[], units: ReadonlyMap<string, Taught>): Promise<(unitId: string) => { title: string; lang: Locale; minutes: number }> {
    const gone = [...new Set(shown.flatMap((it) => it.steps.map((step) => step.unitId)))].filter((it) => !units.has(it));
    const rows = gone.length === 0 ? [] : await this.db.query<{ unitId: string; title: string; lang: Locale; minutes: number }[]>(`
      select distinct on (u.unit_id) u.unit_id as "unitId", t.title, t.locale as lang, u.minutes from unit_version u join course_version v on v.id = u.course_version_id join unit_text t on t.course_version_id = v.id and t.unit_id = u.unit_id join person me on me.id = $1
      where u.unit_id = any($2) order by u.unit_id, v.number desc, (t.locale = me.locale) desc, t.revision desc`, [actor.personId, gone]);
    const known = new Map([...[...units.values()].map((it) => [it.unitId, it] as const), ...rows.map((it) => [it.unitId, it] as const)]);
    return (unitId) => { const it = known.get(unitId); return { title: it?.title ?? '', lang: it?.lang ?? 'fr', minutes: it?.minutes ?? 0 }; };
  }

  private looked(actor: Actor, shown: readonly Standing[]): Promise<void> {
    return reachesEveryone(actor, 'assignment.follow') ? this.looks.atEveryone(actor, 'look.training') : this.looks.atAll(actor, 'look.training', shown.map((it) => it.personId));
  }
}

/** Still to do. */
export const isLeft = (it: StepFacts): boolean => !it.done && !it.waived && !it.withdrawn;

/** Whom this actor follows; everybody where it is null. */
const followed = (actor: Actor): readonly string[] | null => (reachesEveryone(actor, 'assignment.follow') ? null : actor.leads.filter((personId) => can(actor, 'assignment.follow', { personId })));

/** Nobody of it need be theirs: it is their own, or they follow everybody. */
const isTheirs = (actor: Actor, { byId }: Head): boolean => byId === actor.personId || reachesEveryone(actor, 'assignment.follow');

function lineOf({ byId: _, at, audience: __, live: ___, leavers: ____, followedBy: _____, orphaned, ...it }: Head, standing: readonly Standing[]): CampaignLine {
  return { ...it, orphaned: orphaned && !it.cancelled, at: at.toISOString(), people: standing.length, counts: Object.fromEntries(campaignStates.map((state) => [state, standing.filter((one) => one.state === state).length])) as CampaignLine['counts'] };
}

/** How many were ready at the end of each day, where each of them was. */
function readinessOf({ at }: Head, standing: readonly Standing[]): Campaign['readiness'] {
  const people = standing.map(({ joinedAt, steps, zone }) => {
    const on = (it: Date): string => dayOf(it.getTime(), zone);
    const was = (it: Date | null): string | null => (it === null ? null : on(it));
    return { from: on(joinedAt ?? at), steps: steps.map((it) => ({ askedOn: on(it.askedAt), doneOn: was(it.doneAt), waivedOn: was(it.waivedAt), withdrawnOn: was(it.withdrawnAt), lapsed: it.lapsed === true })) };
  });
  // Each day is where its person is: the line begins where it began first.
  return readinessOver(people, people.reduce((first, it) => (it.from < first ? it.from : first), people[0]?.from ?? dayOf(at.getTime(), 'UTC')));
}
