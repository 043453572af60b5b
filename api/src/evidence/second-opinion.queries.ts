import { Injectable } from '@nestjs/common';
import type { OpinionLink, OpinionState, SecondOpinion, WaitingOpinion } from '@palier/contracts';
import { can, secondRaters, type Actor, type Level } from '@palier/domain';
import { CompetenciesQueries } from '#competencies';
import { PeopleQueries } from '#people';
import { Database, Refusal, require, type Reader } from '#platform';
import { RecordLook } from '#trust';
import { expectedOf } from './expected.js';
import { levelOf, StandingQueries } from './standing.queries.js';

interface Row { id: string; kind: 'appeal' | 'disagreement'; personId: string; personName: string; competencyId: string; level: Level; raters: string[]; askedAt: Date; words: string | null; note: string | null; decision: 'held' | 'notHeld' | null; by: string | null; givenAt: Date | null; answer: string | null; withdrawn: boolean; open: boolean }
interface SaidRow { by: string; at: Date; decision: 'confirmed' | 'refused'; words: string; withdrawnAt: Date | null; withdrawnBy: string | null; reason: string | null }
/** A second opinion about somebody who is here: asked for, and given or not. */
export interface OpinionNews { readonly id: string; readonly kind: 'appeal' | 'disagreement'; readonly personId: string; readonly competencyId: string; readonly level: Level; readonly raters: readonly string[]; readonly at: Date; readonly open: boolean; readonly givenBy: string | null; readonly givenAt: Date | null }
interface About { readonly personId: string; readonly raters: readonly string[] }

/** Of a second opinion `o`, given as `g` and withdrawn as `w`. */
export const opinionState = `case when g.decision is not null then g.decision when w.opinion_id is not null then 'withdrawn' when exists (select from open_second_opinion n where n.id = o.id) then 'open' else 'ended' end`;

/** Of a sign-off `s`: the newest second opinion asked for about it, or null. */
export const newestOpinion = `(
  select jsonb_build_object('id', o.id, 'state', ${opinionState}) from second_opinion o left join second_opinion_given g on g.opinion_id = o.id left join second_opinion_withdrawal w on w.opinion_id = o.id
  where s.id in (o.sign_off_id, o.other_id) order by o.recorded_at desc, o.id desc limit 1)`;

/** Whether whoever was refused, or lost a signature, may contest it: once, or again after having withdrawn, or where two raters no longer disagree. */
export const mayContest = (actor: Actor, personId: string, lost: boolean, opinion: OpinionLink | null): boolean =>
  lost && (opinion === null || opinion.state === 'withdrawn' || opinion.state === 'ended') && can(actor, 'second-opinion.ask', { personId });

@Injectable()
export class SecondOpinionQueries {
  constructor(private readonly db: Database, private readonly people: PeopleQueries, private readonly competencies: CompetenciesQueries, private readonly standings: StandingQueries, private readonly looks: RecordLook) {}

  /** Who is named today to answer about each of these people, apart from whoever had a part in it. At most two queries, whatever their number. */
  async named(about: readonly About[], reader: Reader = this.db): Promise<(personId: string, raters: readonly string[]) => string[]> {
    if (about.length === 0) return () => [];
    const near = Map.groupBy(await this.people.leadsNear([...new Set(about.map((it) => it.personId))], reader), (it) => it.personId);
    const by = (hr: readonly string[]) => (personId: string, raters: readonly string[]): string[] => secondRaters(personId, near.get(personId) ?? [], hr, raters);
    return about.every((it) => by([])(it.personId, it.raters).length > 0) ? by([]) : by((await this.people.present(['hr'], [], reader)).map((it) => it.id));
  }

  /** What waits for a second opinion of this reader, the oldest first. A fixed number of queries, whatever the length of the list. */
  async queueOf(actor: Actor): Promise<WaitingOpinion[]> {
    const rows = (await this.db.query<{ id: string; kind: 'appeal' | 'disagreement'; personId: string; personName: string; competencyId: string; level: Level; raters: string[]; askedAt: Date }[]>(`
      select o.id, o.kind, o.person_id as "personId", p.display_name as "personName", o.competency_id as "competencyId", o.level, o.raters, o.recorded_at as "askedAt"
      from open_second_opinion o join person p on p.id = o.person_id where o.person_id <> $1 and not $1 = any(o.raters) and ($2 or o.person_id = any($3)) order by o.recorded_at, o.id limit 500`, [actor.personId, actor.roles.includes('hr'), actor.leads]))
      .filter((it) => can(actor, 'second-opinion.give', it));
    const namedFor = await this.named(rows);
    const mine = rows.filter((it) => namedFor(it.personId, it.raters).includes(actor.personId));
    await this.looks.atAll(actor, 'look.second-opinion', mine.map((it) => it.personId));
    const names = new Map((await this.competencies.named(mine.map((it) => it.competencyId))).map((it) => [it.competencyId, it.name]));
    return mine.map((it) => ({ id: it.id, kind: it.kind, person: { id: it.personId, name: it.personName }, name: names.get(it.competencyId) ?? {}, level: it.level, askedAt: it.askedAt.toISOString() }));
  }

  /** Second opinions: some, or those asked for or given since an instant. One query. */
  news(which: { readonly ids?: readonly string[]; readonly since?: Date }, reader: Reader = this.db): Promise<OpinionNews[]> {
    return reader.query<OpinionNews[]>(`
      select o.id, o.kind, o.person_id as "personId", o.competency_id as "competencyId", o.level, o.raters, o.recorded_at as at, exists (select from open_second_opinion n where n.id = o.id) as open, g.recorded_by as "givenBy", g.recorded_at as "givenAt"
      from second_opinion o left join second_opinion_given g on g.opinion_id = o.id left join departure d on d.person_id = o.person_id
      where ($1::uuid[] is null or o.id = any($1) or o.sign_off_id = any($1)) and ($2::timestamptz is null or o.recorded_at >= $2 or g.recorded_at >= $2) and (d.left_on is null or d.left_on > palier_today()) order by o.id`, [which.ids ?? null, which.since ?? null]);
  }

  async one(actor: Actor, opinionId: string): Promise<SecondOpinion> {
    const [row] = await this.db.query<(Row & { state: OpinionState; signOffs: string[] })[]>(`
      select o.id, o.kind, o.person_id as "personId", p.display_name as "personName", o.competency_id as "competencyId", o.level, o.raters, o.recorded_at as "askedAt", t.words, n.words as note,
        g.decision, q.display_name as by, g.recorded_at as "givenAt", gt.words as answer, ${opinionState} as state, array_remove(array[o.other_id, o.sign_off_id], null) as "signOffs"
      from second_opinion o join person p on p.id = o.person_id join sign_off s on s.id = o.sign_off_id left join sign_off_request r on r.id = s.request_id left join fact_text n on n.id = r.note_id
      left join fact_text t on t.id = o.words_id left join second_opinion_given g on g.opinion_id = o.id left join person q on q.id = g.recorded_by left join fact_text gt on gt.id = g.words_id
      left join second_opinion_withdrawal w on w.opinion_id = o.id where o.id = $1`, [opinionId]);
    if (row === undefined) throw new Refusal('thing.not-found');
    require(actor, 'second-opinion.read', row.personId);
    await this.looks.at(actor, 'look.second-opinion', row.personId);
    const competency = await this.competencies.competency(row.competencyId);
    const said = await this.db.query<SaidRow[]>(`
      select p.display_name as by, s.occurred_at as at, s.decision, t.words, w.recorded_at as "withdrawnAt", q.display_name as "withdrawnBy", wt.words as reason
      from sign_off s join person p on p.id = s.rater_id join fact_text t on t.id = s.words_id left join sign_off_withdrawal w on w.sign_off_id = s.id left join person q on q.id = w.recorded_by left join fact_text wt on wt.id = w.reason_id
      where s.id = any($1) order by s.occurred_at, s.id`, [row.signOffs]);
    const moment = await this.standings.moment({});
    const cells = (await this.standings.heldCells(moment, row.personId)).get(row.personId)?.get(row.competencyId);
    const holdings = await this.standings.holdings(moment, row.personId);
    const expectations = await this.competencies.expectationsOf(holdings.map((it) => it.profileId), moment.day, moment.knownBefore);
    const named = row.state === 'open' ? (await this.named([row]))(row.personId, row.raters) : [];
    const names = await this.people.namesOf(named);
    return {
      id: row.id, kind: row.kind, person: { id: row.personId, name: row.personName }, competencyId: row.competencyId, name: competency?.name ?? {}, level: row.level, state: row.state, askedAt: row.askedAt.toISOString(), words: row.words, note: row.note,
      held: levelOf(cells), statements: (competency?.statements ?? []).map(({ level, text }) => ({ level, text, held: cells?.has(level) ?? false })), example: expectedOf(row.competencyId, holdings, expectations).example,
      said: said.flatMap((it) => [
        { by: it.by, at: it.at.toISOString(), decision: it.decision, words: it.words },
        ...(it.withdrawnAt === null ? [] : [{ by: it.withdrawnBy ?? '', at: it.withdrawnAt.toISOString(), decision: 'withdrawn' as const, words: it.reason ?? '' }]),
      ]),
      named: named.map((id) => names.get(id) ?? ''), given: row.by === null || row.givenAt === null ? null : { by: row.by, at: row.givenAt.toISOString(), words: row.answer ?? '' },
      mayGive: named.includes(actor.personId) && can(actor, 'second-opinion.give', row), mayWithdraw: row.state === 'open' && row.kind === 'appeal' && can(actor, 'second-opinion.withdraw', row),
    };
  }
}
