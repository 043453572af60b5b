import { Injectable } from '@nestjs/common';
import type { Bilingual, DueReviews, PersonReviews, PersonRef, Review, ReviewDueFilter, ReviewSnapshot } from '@palier/contracts';
import { can, careerDue, checkpointNews, checkpoints, checkpointsEndDays, checkpointSoonDays, checkpointDays, dueStateOf, everyYears, firstWithinYears, isCareer, leadSigner, mayInReview, newsDays, plusDays, reachesEveryone, reviewNews, reviewSoonDays, reviewState, standsFor, summaryEveryYears, startSigned, waitingCheckpoint, type Actor, type CareerKind, type CheckpointKind, type HeldLevel, type HeldReview, type LeadSigner, type PersonalDays, type ReviewKind, type ReviewSide, type ReviewState, type ReviewTheme, type ReviewTurnKind, type SaidInReview } from '@palier/domain';
import { ActorsQueries } from '#identity';
import { FinishedPlans } from '#learning';
import { Database, Refusal, require, type Reader } from '#platform';
import { RecordLook } from '#trust';
import { WorkdaysQueries } from '#workdays';

interface TurnRow { readonly id: string; readonly side: ReviewSide; readonly kind: ReviewTurnKind; readonly by: string; readonly byName: string; readonly at: string; readonly words: string | null; readonly theme: ReviewTheme | null; readonly owner: ReviewSide | null; readonly dueOn: string | null; readonly actionId: string | null; readonly heldOn: string | null; readonly levels: readonly { readonly competencyId: string; readonly level: HeldLevel | null }[] | null; readonly course: { readonly id: string; readonly title: Bilingual } | null }
interface ReviewRow { readonly id: string; readonly person: PersonRef; readonly kind: ReviewKind; readonly asOf: string; readonly openedBy: PersonRef; readonly at: Date; readonly today: string; readonly snapshot: ReviewSnapshot; readonly fingerprint: string; readonly turns: readonly TurnRow[] }
/** A review in short: enough to say where it stands. */
interface Short { readonly id: string; readonly personId: string; readonly kind: ReviewKind; readonly asOf: string; readonly heldOn: string | null; readonly turns: readonly Pick<TurnRow, 'id' | 'side' | 'kind' | 'by' | 'actionId'>[] }

/** Whom a review is about, and what was said and done in it. */
interface Conversation { readonly personId: string; readonly turns: readonly SaidInReview[] }

/** Somebody whose interview about a career is due about now, or the look at whose start is. */
export interface DueNews { readonly personId: string; readonly dueOn: string; readonly state: 'soon' | 'late'; readonly checkpoint: CheckpointKind | null }
/** Where a review stands, with who has opened, held and signed it, and who signs on the lead's side. */
export interface ReviewNews { readonly id: string; readonly personId: string; readonly state: ReviewState; readonly leadSigner: LeadSigner; readonly openedBy: string; readonly openedAt: Date; readonly turns: readonly { readonly id: string; readonly kind: ReviewTurnKind; readonly side: ReviewSide; readonly by: string; readonly at: string }[] }

/** People of one answer; how many there are is said beside them. */
const page = 100;
/** Whoever was hired longer ago starts no more, however long they were away meanwhile. */
const startsWithinDays = 2 * checkpointsEndDays;
const noDaysOff: PersonalDays = { holidays: new Map(), unavailable: [] };
/** Reviews that were held, the newest first, and whether both signed. */
const heldOf = (all: readonly (Short & { readonly state: ReviewState })[]) => all.flatMap((it) => (it.heldOn === null ? [] : [{ ...it, heldOn: it.heldOn, signed: it.state === 'signed' }]));
const isOver = (state: ReviewState): boolean => state === 'signed' || state === 'refused' || state === 'closed';

@Injectable()
export class ReviewsQueries {
  constructor(private readonly db: Database, private readonly looks: RecordLook, private readonly workdays: WorkdaysQueries, private readonly actors: ActorsQueries, finished: FinishedPlans) {
    finished.sayOfStart((personId, tx) => this.startSigned(personId, tx));
  }

  /** Whom a review is about, and what was said and done in it so far, in order. @throws where it is not there. */
  async about(reviewId: string, reader: Reader): Promise<{ readonly personId: string; readonly kind: ReviewKind; readonly asOf: string; readonly today: string; readonly turns: Short['turns'] }> {
    const [row] = await reader.query<(Short & { today: string })[]>(`${shorts} where r.id = $1`, [reviewId]);
    if (row === undefined) throw new Refusal('thing.not-found');
    return row;
  }

  /** The reviews of these people that are not over. */
  async underWay(personIds: readonly string[], reader: Reader = this.db): Promise<(Short & { readonly state: ReviewState })[]> {
    return (await this.shorts(personIds, reader)).filter((it) => !isOver(it.state));
  }

  /** When the interview about a career is due for whoever this actor follows; late first. Seven queries, whatever their number. */
  async due(actor: Actor, asked: { readonly search?: string | undefined; readonly is?: ReviewDueFilter | undefined; readonly kind?: CareerKind | undefined; readonly teamId?: string | undefined; readonly after?: string | undefined }): Promise<DueReviews> {
    const everybody = reachesEveryone(actor, 'review.follow');
    const rows = await this.db.query<{ today: string; id: string | null; name: string; hiredOn: string; team: Bilingual | null; held: HeldReview[] }[]>(`
      select clock.today::text as today, p.id, p.display_name as name, p.hired_on::text as "hiredOn", t.name as team, coalesce(h.held, '[]') as held
      from (select palier_today() as today) clock
      left join (person p left join departure d on d.person_id = p.id left join current_membership m on m.person_id = p.id and m.kind = 'member' left join team t on t.id = m.team_id
        left join (select person_id, jsonb_agg(jsonb_build_object('kind', kind, 'heldOn', held_on::text)) as held from held_review group by person_id) h on h.person_id = p.id)
        on p.hired_on <= clock.today and (d.left_on is null or d.left_on > clock.today) and ($1::uuid[] is null or p.id = any($1)) and ($2::text is null or p.display_name ilike $2) and ($3::uuid is null or m.team_id in (select teams_under_on($3, clock.today)))
      order by p.display_name collate "fr-x-icu", p.id`, [everybody ? null : actor.leads.filter((it) => it !== actor.personId), asked.search === undefined || asked.search.trim() === '' ? null : `%${asked.search.trim().replace(/[\\%_]/g, '\\$&')}%`, asked.teamId ?? null]);
    const today = rows[0]?.today ?? '';
    const teams = await this.db.query<DueReviews['teams']>(`select t.id, t.name from team t where $2 or t.id in (select u from teams_led_on($1, palier_today()) l cross join lateral teams_under_on(l, palier_today()) u) order by coalesce(t.name->>'fr', t.name->>'en') collate "fr-x-icu", t.id`, [actor.personId, everybody]);
    const lines = rows.flatMap((it) => (it.id === null ? [] : [{ person: { id: it.id, name: it.name }, team: it.team, lastHeldOn: lastOf(it.held), ...careerDue(it.hiredOn, it.held) }])).map((it) => ({ ...it, state: dueStateOf(it.dueOn, today) })).filter((it) => asked.kind === undefined || it.kind === asked.kind);
    const count = (state: ReviewDueFilter): number => lines.filter((it) => it.state === state).length;
    const wanted = lines.filter((it) => asked.is === undefined || it.state === asked.is).sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
    const from = asked.after === undefined ? 0 : wanted.findIndex((it) => it.person.id === asked.after) + 1;
    const shown = wanted.slice(from, from + page);
    const daysOf = await this.daysOf(rows.flatMap((it) => (it.id === null ? [] : [{ id: it.id, hiredOn: it.hiredOn }])), today, this.db);
    const starting = rows.flatMap((it) => {
      const days = daysOf.get(it.id ?? '');
      if (it.id === null || days === undefined) return [];
      const waiting = waitingCheckpoint(it.hiredOn, it.held, today, days);
      return waiting === null ? [] : [{ person: { id: it.id, name: it.name }, team: it.team, kind: waiting.kind, dueOn: waiting.dueOn, state: waiting.state }];
    }).sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0)).slice(0, page);
    const seen = [...new Set([...shown, ...starting].map((it) => it.person.id))];
    await (everybody ? this.looks.atEveryone(actor, 'look.reviews') : this.looks.atAll(actor, 'look.reviews', seen));
    const open = Map.groupBy(await this.underWay(seen), (it) => it.personId);
    const underWay = (personId: string, of: (kind: ReviewKind) => boolean) => open.get(personId)?.filter((it) => of(it.kind)).map(({ id, kind, state }) => ({ id, kind, state }))[0] ?? null;
    return { today, checkpoints: starting.map((it) => ({ ...it, underWay: underWay(it.person.id, (kind) => kind === it.kind) })), people: shown.map((it) => ({ ...it, underWay: underWay(it.person.id, (kind) => kind === 'progression' || isCareer(kind)) })), total: wanted.length, next: wanted.length > from + page ? (shown.at(-1)?.person.id ?? null) : null, counts: { late: count('late'), soon: count('soon'), later: count('later') }, teams };
  }

  /** Who signs each of these reviews on the lead's side. One query, none where no signature hangs on who held it. */
  async leadSigners(of: readonly Conversation[], reader: Reader = this.db): Promise<(it: Conversation) => LeadSigner> {
    const holders = of.filter((it) => ['held', 'signing'].includes(reviewState(it.turns))).flatMap((it) => it.turns.filter((turn) => turn.kind === 'held').map((turn) => turn.by));
    const actorOf = await this.actors.ofEach(holders, reader);
    return ({ personId, turns }) => leadSigner(turns, (by) => can(actorOf(by), 'review.open', { personId }));
  }

  /** Reviews that wait for a signature on the lead's side alone, and for nobody who held them: they are gone. However long ago that was. Three queries. */
  async standInNews(reader: Reader = this.db): Promise<ReviewNews[]> {
    const waiting = await reader.query<{ id: string }[]>(`
      select t.review_id as id from review_turn t where t.kind in ('signed', 'refused') and t.side = 'person' and not exists (select from review_turn o where o.review_id = t.review_id and o.side = 'lead' and o.kind in ('signed', 'refused'))`);
    return waiting.length === 0 ? [] : (await this.news({ ids: waiting.map((it) => it.id) }, reader)).filter((it) => it.leadSigner === 'standIn');
  }

  /** Reviews of people who are here: some, or those in which something was said or done since an instant. Two queries. */
  async news(which: { readonly ids?: readonly string[]; readonly since?: Date }, reader: Reader = this.db): Promise<ReviewNews[]> {
    const rows = await reader.query<Omit<ReviewNews, 'state' | 'leadSigner'>[]>(`
      select r.id, r.person_id as "personId", r.recorded_by as "openedBy", r.recorded_at as "openedAt",
        (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'kind', t.kind, 'side', t.side, 'by', t.recorded_by, 'at', t.recorded_at) order by t.recorded_at, t.id), '[]') from review_turn t where t.review_id = r.id) as turns
      from review r left join departure d on d.person_id = r.person_id
      where ($1::uuid[] is null or r.id = any($1)) and ($2::timestamptz is null or r.recorded_at >= $2 or exists (select from review_turn t where t.review_id = r.id and t.recorded_at >= $2)) and (d.left_on is null or d.left_on > palier_today()) order by r.id`, [which.ids ?? null, which.since ?? null]);
    const signerOf = await this.leadSigners(rows, reader);
    return rows.map((it) => ({ ...it, state: reviewState(it.turns), leadSigner: signerOf(it) }));
  }

  /** Whose interview about a career, or which look at whose start, comes near or is past since a fortnight at most: of these people, or of all. The rule decides; the query only leaves out who is far from it. */
  async dueNews(personIds: readonly string[] | null, reader: Reader = this.db): Promise<DueNews[]> {
    const rows = await reader.query<{ id: string; hiredOn: string; today: string; held: HeldReview[] }[]>(`
      with clock as (select palier_today() as today)
      select p.id, p.hired_on::text as "hiredOn", clock.today::text as today, coalesce(h.held, '[]') as held
      from clock cross join person p left join departure d on d.person_id = p.id
      left join (select person_id, max(held_on) filter (where kind in ('career', 'careerSummary')) as last, max(held_on) filter (where kind = 'careerSummary') as summary, jsonb_agg(jsonb_build_object('kind', kind, 'heldOn', held_on::text)) as held from held_review group by person_id) h on h.person_id = p.id
      cross join lateral (select case when h.last is null then p.hired_on + make_interval(years => $2::int) else least(h.last + make_interval(years => $3::int), coalesce(h.summary, p.hired_on) + make_interval(years => $4::int)) end as day) due
      where ($1::uuid[] is null or p.id = any($1)) and p.hired_on <= clock.today and (d.left_on is null or d.left_on > clock.today) and ((due.day - clock.today::timestamp) between make_interval(days => -$5::int - 2) and make_interval(days => $6::int) or (clock.today - p.hired_on between $7::int and $8::int and exists (select from current_journey j where j.person_id = p.id)))
      order by p.id`, [personIds, firstWithinYears, everyYears, summaryEveryYears, newsDays, reviewSoonDays + 1, checkpointDays.day30 - checkpointSoonDays, startsWithinDays]);
    const daysOf = await this.daysOf(rows, rows[0]?.today ?? '', reader);
    return rows.flatMap(({ id, hiredOn, today, held }) => {
      const { dueOn } = careerDue(hiredOn, held);
      const state = reviewNews(dueOn, today);
      const days = daysOf.get(id);
      const start = days === undefined ? null : checkpointNews(hiredOn, held, today, days);
      return [...(state === null ? [] : [{ personId: id, dueOn, state, checkpoint: null }]), ...(start === null ? [] : [{ personId: id, dueOn: start.dueOn, state: start.state, checkpoint: start.kind }])];
    });
  }

  /** The reviews of one person, the newest first, and when the next is due. */
  async ofPerson(actor: Actor, personId: string): Promise<PersonReviews> {
    require(actor, 'review.read', personId);
    const [person] = await this.db.query<{ name: string; hiredOn: string; today: string; held: HeldReview[]; earlier: { kind: CareerKind; heldOn: string }[] }[]>(`
      select display_name as name, hired_on::text as "hiredOn", palier_today()::text as today,
        (select coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'heldOn', held_on::text)), '[]') from held_review where person_id = p.id) as held,
        (select coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'heldOn', held_on::text) order by held_on desc), '[]') from earlier_review where person_id = p.id) as earlier
      from person p where id = $1`, [personId]);
    if (person === undefined) throw new Refusal('thing.not-found');
    await this.looks.at(actor, 'look.review', personId);
    const all = await this.shorts([personId], this.db);
    const reviews = all.map(({ id, kind, state, asOf, heldOn }) => ({ id, kind, state, asOf, heldOn }));
    const days = (await this.workdays.daysOf(new Map([[personId, person.hiredOn]]))).get(personId) ?? noDaysOff;
    const held = heldOf(all);
    const start = checkpoints(person.hiredOn, held, person.today, days).map((it) => {
      const review = standsFor(it.kind, held) ?? all.find((one) => one.kind === it.kind && !isOver(one.state));
      return { ...it, review: review === undefined ? null : { id: review.id, state: review.state } };
    });
    return { person: { id: personId, name: person.name }, today: person.today, hiredOn: person.hiredOn, due: careerDue(person.hiredOn, person.held), checkpoints: start, startSigned: startSigned(person.hiredOn, held, person.today, days), reviews, earlier: person.earlier, mayOpen: can(actor, 'review.open', { personId }) };
  }

  /** One review, whole. Two queries, and the look that is kept. */
  async one(actor: Actor, reviewId: string): Promise<Review> {
    const [row] = await this.db.query<ReviewRow[]>(`
      select r.id, jsonb_build_object('id', p.id, 'name', p.display_name) as person, r.kind, r.as_of::text as "asOf", jsonb_build_object('id', o.id, 'name', o.display_name) as "openedBy", r.recorded_at as at, palier_today()::text as today, r.snapshot, encode(r.sha256, 'hex') as fingerprint,
        (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'side', t.side, 'kind', t.kind, 'by', b.id, 'byName', b.display_name, 'at', t.recorded_at, 'words', w.words, 'theme', t.theme, 'owner', t.owner, 'dueOn', t.due_on::text, 'actionId', t.action_id, 'heldOn', t.held_on::text,
          'levels', (select jsonb_agg(jsonb_build_object('competencyId', l.competency_id, 'level', l.level) order by l.competency_id) from review_level l where l.turn_id = t.id),
          'course', (select jsonb_build_object('id', a.course_id, 'title', (select jsonb_object_agg(x.locale, x.title) from (select distinct on (x.locale) x.locale, x.title from course_text x where x.course_version_id = (select id from course_version v where v.course_id = a.course_id order by v.number desc limit 1) order by x.locale, x.revision desc) x)) from assignment_batch a where a.id = t.batch_id)) order by t.recorded_at, t.id), '[]')
          from review_turn t join person b on b.id = t.recorded_by left join fact_text w on w.id = t.words_id where t.review_id = r.id) as turns
      from review r join person p on p.id = r.person_id join person o on o.id = r.recorded_by where r.id = $1`, [reviewId]);
    if (row === undefined) throw new Refusal('thing.not-found');
    require(actor, 'review.read', row.person.id);
    await this.looks.at(actor, 'look.review', row.person.id);
    const conversation = { personId: row.person.id, turns: row.turns };
    return present(row, actor, (await this.leadSigners([conversation]))(conversation));
  }

  /** One review that both signed, or one of them refused to: what a paper may be made of. */
  async signed(actor: Actor, reviewId: string): Promise<Review> {
    const review = await this.one(actor, reviewId);
    if (review.state !== 'signed' && review.state !== 'refused') throw new Refusal('review.not-signed');
    return review;
  }

  private async startSigned(personId: string, reader: Reader): Promise<boolean> {
    const [person] = await reader.query<{ hiredOn: string; today: string }[]>('select hired_on::text as "hiredOn", palier_today()::text as today from person where id = $1', [personId]);
    if (person === undefined) return false;
    const days = (await this.workdays.daysOf(new Map([[personId, person.hiredOn]]), reader)).get(personId) ?? noDaysOff;
    return startSigned(person.hiredOn, heldOf(await this.shorts([personId], reader)), person.today, days);
  }

  /** The days of whoever may still be starting. Three queries, none where nobody is. */
  private async daysOf(people: readonly { readonly id: string; readonly hiredOn: string }[], today: string, reader: Reader): Promise<ReadonlyMap<string, PersonalDays>> {
    const starting = people.filter((it) => plusDays(it.hiredOn, startsWithinDays) >= today);
    return starting.length === 0 ? new Map() : this.workdays.daysOf(new Map(starting.map((it) => [it.id, it.hiredOn])), reader);
  }

  private async shorts(personIds: readonly string[], reader: Reader): Promise<(Short & { readonly state: ReviewState })[]> {
    return (await reader.query<Short[]>(`${shorts} where r.person_id = any($1) order by r.recorded_at desc`, [personIds])).map((it) => ({ ...it, state: reviewState(it.turns) }));
  }
}

const shorts = `
  select r.id, r.person_id as "personId", r.kind, r.as_of::text as "asOf", palier_today()::text as today, (select t.held_on::text from review_turn t where t.review_id = r.id and t.kind = 'held' order by t.recorded_at desc limit 1) as "heldOn",
    (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'side', t.side, 'kind', t.kind, 'by', t.recorded_by, 'actionId', t.action_id) order by t.recorded_at, t.id), '[]') from review_turn t where t.review_id = r.id) as turns from review r`;

const lastOf = (held: readonly HeldReview[]): string | null => held.filter((it) => isCareer(it.kind)).map((it) => it.heldOn).sort().at(-1) ?? null;

/** What the lead's side said last of each competency. */
function newestLevels(turns: readonly TurnRow[]): Review['levels'] {
  const newest = new Map(turns.flatMap((it) => (it.levels ?? []).map(({ competencyId, level }) => [competencyId, { competencyId, level, by: { id: it.by, name: it.byName }, at: new Date(it.at).toISOString() }] as const)));
  return [...newest.values()];
}

function present(row: ReviewRow, actor: Actor, signer: LeadSigner): Review {
  const { turns, person } = row;
  const holding = turns.findLast((it) => it.kind === 'held');
  const said = (it: TurnRow) => ({ id: it.id, side: it.side, by: { id: it.by, name: it.byName }, at: new Date(it.at).toISOString(), words: it.words ?? '' });
  const dropped = new Set(turns.map((it) => it.actionId));
  const side = actor.personId === person.id ? 'person' as const : can(actor, 'review.open', { personId: person.id }) ? 'lead' as const : null;
  return {
    id: row.id, person, today: row.today, kind: row.kind, state: reviewState(turns), openedBy: row.openedBy, openedAt: row.at.toISOString(), changedAt: new Date(turns.at(-1)?.at ?? row.at).toISOString(), heldOn: holding?.heldOn ?? null, heldBy: holding === undefined ? null : { id: holding.by, name: holding.byName }, leadSigner: signer, fingerprint: row.fingerprint, snapshot: row.snapshot,
    notes: turns.filter((it) => it.kind === 'note' && it.words !== null && turns.findLast((one) => one.kind === 'note' && one.theme === it.theme && one.side === it.side) === it).flatMap((it) => (it.theme === null ? [] : [{ ...said(it), theme: it.theme }])),
    levels: newestLevels(turns),
    actions: turns.filter((it) => it.kind === 'action' && !dropped.has(it.id)).map(({ side: _, ...it }) => ({ id: it.id, by: { id: it.by, name: it.byName }, at: new Date(it.at).toISOString(), words: it.words ?? '', owner: it.owner === 'person' ? person : { id: it.by, name: it.byName }, dueOn: it.dueOn, course: it.course })),
    signatures: turns.flatMap((it) => (it.kind === 'signed' || it.kind === 'refused' ? [{ ...said(it), decision: it.kind }] : [])), corrections: turns.filter((it) => it.kind === 'correction' || it.kind === 'closed').map(said), seen: turns.length, side,
    may: side === null ? [] : [...mayInReview(actor.personId, side, turns, row.kind, signer)],
  };
}
