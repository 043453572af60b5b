import { Injectable } from '@nestjs/common';
import type { Bilingual, Cause as SaidCause, Movement as SaidMovement, MovementSum } from '@palier/contracts';
import { dayOf, groundOf, plusDays, startOfDay, whatMoved, type Actor, type Cause, type ExpectationFact, type Ground, type History, type HoldingFact, type Instant, type Level, type Movement, type Point, type RuleFact, type ScaleFact, type StandingRow, type StopFact } from '@palier/domain';
import { PeopleQueries } from '#people';
import { Database, Refusal, require } from '#platform';
import { RecordLook } from '#trust';
import { momentOf, type Moment } from './standing.queries.js';

export interface BetweenDays { readonly from?: string | undefined; readonly to?: string | undefined; readonly fromKnownOn?: string | undefined; readonly knownOn?: string | undefined }

/** Two moments to compare: the first as it was known that evening unless said otherwise, the second with all that is known. */
export interface Between { readonly start: Moment; readonly end: Moment; readonly fromKnownOn: string }

interface RowOfStanding { personId: string; competencyId: string; level: Level; from: Date; until: Date | null; knownFrom: Date; knownUntil: Date | null; because: string[]; carriedOver: boolean; version: number }
interface RowOfStop { kind: 'suspension' | 'notHeld'; id: string; personId: string; evidenceId: string | null; competencyId: string | null; from: Date; until: Date | null; recordedAt: Date }
interface RowOfHolding { id: string; personId: string; profileId: string; from: string; recordedAt: Date; until: string | null; endedAt: Date | null }
interface Named { competencyId: string; name: Bilingual }
interface Source { id: string; kind: SaidCause['proofs'][number]['kind']; occurredAt: Date; by: string | null; title: Bilingual | null; takenBy: string | null; reason: string | null }
interface Wish { id: string; profile: Bilingual | null; by: string | null; reason: string | null }

const pointOf = (it: Moment): Point => ({ at: it.at.getTime(), knownBefore: it.knownBefore.getTime() });

@Injectable()
export class MovementQueries {
  constructor(private readonly db: Database, private readonly people: PeopleQueries, private readonly looks: RecordLook) {}

  /** What moved for one person between two days, cause by cause, each with what made it. Twelve queries, and the look that is kept. */
  async of(actor: Actor, personId: string, asked: BetweenDays): Promise<SaidMovement> {
    require(actor, 'standing.read', personId);
    const name = await this.people.nameOf(personId);
    if (name === null) throw new Refusal('thing.not-found');
    await this.looks.at(actor, 'look.levels', personId);
    const between = await this.between(asked);
    const holdings = await this.holdingsOf([personId], between);
    const ground = await this.groundFor(holdings.map((it) => it.profileId), [personId], between);
    const movement = (await this.movementsOf([personId], holdings, ground, between)).get(personId);
    if (movement === undefined) throw new Refusal('thing.not-found');
    return { ...said(between), person: { id: personId, name }, sum: sumOf(movement), causes: await this.inWords(movement.causes, between.end.zone) };
  }

  /** The days of a question as moments; without days, the last thirty. */
  async between(asked: BetweenDays): Promise<Between> {
    const [clock] = await this.db.query<{ zone: string; now: Date }[]>('select palier_zone() as zone, palier_now() as now');
    if (clock === undefined) throw new Error('the clock gave no answer');
    const end = momentOf(clock, { asOf: asked.to, knownOn: asked.knownOn });
    const from = asked.from ?? plusDays(end.day, -30);
    const fromKnownOn = asked.fromKnownOn ?? from;
    const start = momentOf(clock, { asOf: from, knownOn: fromKnownOn });
    if (start.at >= end.at || start.knownBefore > end.knownBefore || fromKnownOn < from) throw new Refusal('days.out-of-order');
    return { start, end, fromKnownOn };
  }

  /** Profiles that people have had over the days compared, and before: with all that may be learned of them. */
  async holdingsOf(personIds: readonly string[], { end }: Between): Promise<(HoldingFact & { readonly personId: string })[]> {
    const rows = await this.db.query<RowOfHolding[]>(`
      select h.id, h.person_id as "personId", h.profile_id as "profileId", h.from_on::text as "from", h.recorded_at as "recordedAt", e.until_on::text as until, e.recorded_at as "endedAt"
      from profile_holding h left join profile_holding_end e on e.holding_id = h.id
      where h.person_id = any($1) and h.from_on <= $2::date and h.recorded_at < $3 order by h.from_on, h.id`, [personIds, end.day, end.knownBefore]);
    const first = once((day: string) => startOfDay(day, end.zone));
    return rows.map((it) => ({ id: it.id, personId: it.personId, profileId: it.profileId, from: first(it.from), recordedAt: it.recordedAt.getTime(), end: it.until === null || it.endedAt === null ? null : { at: first(it.until), recordedAt: it.endedAt.getTime() } }));
  }

  /** What these profiles expect and when which competency had levels: the same for everybody, read once. Four queries. */
  async groundFor(profileIds: readonly string[], personIds: readonly string[], { end }: Between): Promise<Ground> {
    const profiles = [...new Set(profileIds)];
    const frameworks = (await this.db.query<{ id: string }[]>(`
      select framework_id as id from profile where id = any($1) union select c.framework_id from competency c where c.id in (select s.competency_id from standing s where s.person_id = any($2))`, [profiles, personIds])).map((it) => it.id);
    const expectations = await this.db.query<{ id: string; profileId: string; competencyId: string; level: Level | null; from: string; recordedAt: Date }[]>(`
      select id, profile_id as "profileId", competency_id as "competencyId", level, effective_from::text as "from", recorded_at as "recordedAt"
      from expectation where profile_id = any($1) and effective_from <= $2::date and recorded_at < $3`, [profiles, end.day, end.knownBefore]);
    const scales = await this.db.query<{ competencyId: string; from: Date | null; hasLevels: boolean }[]>(`
      with version as (select id, framework_id, number, case when number > min(number) over (partition by framework_id) then published_at end as at from framework_version where framework_id = any($1)),
        own as (select competency_id, min(published_at) as at from company_levels group by 1),
        turn as (select c.id as competency_id, c.framework_id, v.at from competency c join version v on v.framework_id = c.framework_id union select c.id, c.framework_id, o.at from competency c join own o on o.competency_id = c.id where c.framework_id = any($1))
      select t.competency_id as "competencyId", t.at as "from", coalesce(m.has_levels or (m.competency_id is not null and o.at is not null and o.at <= coalesce(t.at, '-infinity')), false) as "hasLevels"
      from turn t join lateral (select v.id from version v where v.framework_id = t.framework_id and coalesce(v.at, '-infinity') <= coalesce(t.at, '-infinity') order by v.number desc limit 1) v on true
      left join framework_version_competency m on m.framework_version_id = v.id and m.competency_id = t.competency_id left join own o on o.competency_id = t.competency_id`, [frameworks]);
    const rules = await this.db.query<{ id: string; competencyId: string; from: Date }[]>(`
      select r.id, r.competency_id as "competencyId", r.applies_from as "from" from criterion_version r join competency c on c.id = r.competency_id where c.framework_id = any($1) and r.applies_from <= $2 and r.published_at < $3`, [frameworks, end.at, end.knownBefore]);
    const first = once((day: string) => startOfDay(day, end.zone));
    return groundOf(
      [...new Set(scales.map((it) => it.competencyId))],
      expectations.map((it): ExpectationFact => ({ ...it, from: first(it.from), recordedAt: it.recordedAt.getTime() })),
      scales.map((it): ScaleFact => ({ ...it, from: it.from?.getTime() ?? Number.NEGATIVE_INFINITY })),
      rules.map((it): RuleFact => ({ ...it, from: it.from.getTime() })),
    );
  }

  /** What moved for each of these people. Two queries, whatever their number: what they held, and what held evidence of theirs back. */
  async movementsOf(personIds: readonly string[], holdings: readonly (HoldingFact & { readonly personId: string })[], ground: Ground, { start, end }: Between): Promise<Map<string, Movement>> {
    const rows = await this.db.query<RowOfStanding[]>(`
      select person_id as "personId", competency_id as "competencyId", level, valid_from as "from", valid_until as "until", known_from as "knownFrom", known_until as "knownUntil", because, carried_over as "carriedOver", rule_version as version from standing
      where person_id = any($1) and valid_from <= $3 and (valid_until is null or valid_until > $2) and known_from < $5 and (known_until is null or known_until >= $4)`, [personIds, start.at, end.at, start.knownBefore, end.knownBefore]);
    const stops = Map.groupBy(await this.db.query<RowOfStop[]>(`
      select 'suspension' as kind, s.id, s.person_id as "personId", s.evidence_id as "evidenceId", null::uuid as "competencyId", s.from_at as "from", s.until_at as "until", s.recorded_at as "recordedAt" from suspension s
      where s.person_id = any($1) and s.recorded_at < $2
      union all select 'notHeld', o.id, o.person_id, null, o.competency_id, g.recorded_at, null, g.recorded_at from second_opinion_given g join second_opinion o on o.id = g.opinion_id where o.person_id = any($1) and g.decision = 'notHeld' and g.recorded_at < $2 order by 8 desc`, [personIds, end.knownBefore]), (it) => it.personId);
    const standings = Map.groupBy(rows, (it) => it.personId);
    const held = Map.groupBy(holdings, (it) => it.personId);
    return new Map(personIds.map((id) => {
      const history: History = { standings: (standings.get(id) ?? []).map(rowOf), holdings: held.get(id) ?? [], stops: (stops.get(id) ?? []).map(stopOf) };
      return [id, whatMoved(history, ground, pointOf(start), pointOf(end))];
    }));
  }

  /** Each cause with what made it, in words for the screen. Three queries. */
  private async inWords(causes: readonly Cause[], zone: string): Promise<SaidCause[]> {
    const ids = [...new Set(causes.flatMap((it) => it.because))];
    const names = new Map((await this.db.query<Named[]>(`
      select distinct on (c.competency_id) c.competency_id as "competencyId", c.name from framework_version_competency c join framework_version v on v.id = c.framework_version_id where c.competency_id = any($1) order by c.competency_id, v.number desc`, [[...new Set(causes.map((it) => it.competencyId))]])).map((it) => [it.competencyId, it.name]));
    const sources = new Map((await this.db.query<Source[]>(`
      select e.id, e.kind, e.occurred_at as "occurredAt", p.display_name as by, q.title, t.display_name as "takenBy", w.words as reason
      from evidence e left join person p on p.id = e.rater_id left join attempt a on a.id = e.attempt_id left join quiz_version q on q.id = a.quiz_version_id
      left join revocation r on r.evidence_id = e.id left join person t on t.id = r.recorded_by left join fact_text w on w.id = r.reason_id where e.id = any($1)`, [ids])).map((it) => [it.id, it]));
    const wishes = new Map((await this.db.query<Wish[]>(`
      select e.id, p.title as profile, b.display_name as by, nullif(e.reason, '') as reason from expectation e join profile p on p.id = e.profile_id left join person b on b.id = e.recorded_by where e.id = any($1)
      union all select h.id, p.title, b.display_name, w.words from profile_holding h join profile p on p.id = h.profile_id left join person b on b.id = h.recorded_by left join fact_text w on w.id = h.reason_id where h.id = any($1)
      union all select s.id, null, b.display_name, w.words from suspension s join person b on b.id = s.recorded_by left join fact_text w on w.id = s.reason_id where s.id = any($1)
      union all select g.opinion_id, null, b.display_name, w.words from second_opinion_given g join person b on b.id = g.recorded_by left join fact_text w on w.id = g.words_id where g.opinion_id = any($1)
      union all select r.id, null, b.display_name, nullif(r.reason, '') from criterion_version r left join person b on b.id = r.published_by where r.id = any($1)`, [ids])).map((it) => [it.id, it]));
    return causes.map(({ because, at, ...it }) => {
      const proofs = because.flatMap((id) => sources.get(id) ?? []);
      const wish = because.flatMap((id) => wishes.get(id) ?? [])[0];
      const taken = it.way === 'neverCounted' ? proofs.find((one) => one.reason !== null) : undefined;
      return {
        ...it, name: names.get(it.competencyId) ?? {}, on: dayOf(it.way === 'ended' ? at - 1 : at, zone),
        proofs: proofs.map((one) => ({ id: one.id, kind: one.kind, on: dayOf(one.occurredAt.getTime(), zone), by: one.by, title: one.title })), profile: wish?.profile ?? null, by: taken?.takenBy ?? wish?.by ?? null, reason: taken?.reason ?? wish?.reason ?? null,
      };
    });
  }
}

const rowOf = (it: RowOfStanding): StandingRow => ({
  cell: { competencyId: it.competencyId, level: it.level }, from: it.from.getTime(), until: it.until?.getTime() ?? null, knownFrom: it.knownFrom.getTime(), knownUntil: it.knownUntil?.getTime() ?? null, because: it.because, carriedOver: it.carriedOver, version: it.version,
});

const stopOf = (it: RowOfStop): StopFact => (it.kind === 'suspension'
  ? { kind: 'suspension', id: it.id, evidenceId: it.evidenceId ?? '', from: it.from.getTime(), until: it.until?.getTime() ?? null, recordedAt: it.recordedAt.getTime() }
  : { kind: 'notHeld', id: it.id, competencyId: it.competencyId ?? '', at: it.from.getTime() });

/** The moments as they are printed. */
export const said = ({ start, end, fromKnownOn }: Between) => ({ from: start.day, to: end.day, fromKnownOn, knownOn: end.knownOn, zone: end.zone });

export const sumOf = ({ from, to, moved, parts }: MovementSum): MovementSum => ({ from, to, moved, parts });

/** Days repeat: each is worked out once. */
function once(of: (day: string) => Instant): (day: string) => Instant {
  const known = new Map<string, Instant>();
  return (day) => { const found = known.get(day) ?? of(day); known.set(day, found); return found; };
}
