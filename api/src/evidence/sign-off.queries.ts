import { Injectable } from '@nestjs/common';
import type { Bilingual, OpinionLink, SignOffRequest } from '@palier/contracts';
import type { Actor, Level } from '@palier/domain';
import { CompetenciesQueries } from '#competencies';
import { Database, Refusal, require, type Reader } from '#platform';
import { RecordLook } from '#trust';
import { expectedOf } from './expected.js';
import { mayContest, newestOpinion } from './second-opinion.queries.js';
import { carriedOverUntilDay, levelOf, StandingQueries } from './standing.queries.js';

interface Row { id: string; personId: string; personName: string; competencyId: string; frameworkId: string; level: Level; askedAt: Date; note: string | null; signOffId: string | null; opinion: OpinionLink | null; decision: 'confirmed' | 'refused' | null; by: string | null; answeredAt: Date | null; words: string | null; withdrawnAt: Date | null; withdrawnBecause: string | null; noLongerAsked: boolean; left: boolean; observedAt: Date | null; observedBy: string | null; observed: string | null; unitId: string | null; checklist: string | null }

/** A request for a signature that waits, of somebody who is here. */
export interface WaitingRequest { readonly id: string; readonly personId: string; readonly competencyId: string; readonly level: Level; readonly askedAt: Date }
/** What a rater said of somebody who is here, asked or not; and whether they took it back since. */
/** A signature that was refused, with what to do again. */
export interface SentBack { readonly id: string; readonly name: Bilingual; readonly level: Level; readonly by: string; readonly at: Date; readonly words: string }
export interface Signed { readonly id: string; readonly personId: string; readonly requestId: string | null; readonly competencyId: string; readonly level: Level; readonly decision: 'confirmed' | 'refused'; readonly by: string; readonly at: Date; readonly withdrawnBy: string | null; readonly withdrawnAt: Date | null }

const requests = `
  select r.id, r.person_id as "personId", p.display_name as "personName", r.competency_id as "competencyId", c.framework_id as "frameworkId", r.level, r.recorded_at as "askedAt", n.words as note,
    s.id as "signOffId", ${newestOpinion} as opinion, s.decision, q.display_name as by, s.recorded_at as "answeredAt", w.words, x.recorded_at as "withdrawnAt", xt.words as "withdrawnBecause", g.request_id is not null as "noLongerAsked", coalesce(d.left_on <= palier_today(), false) as left,
    k.recorded_at as "observedAt", kp.display_name as "observedBy", kt.words as observed, r.unit_id as "unitId", (select t.title from unit_text t where t.course_version_id = r.course_version_id and t.unit_id = r.unit_id order by (t.locale = p.locale) desc, t.revision desc limit 1) as checklist
  from sign_off_request r join person p on p.id = r.person_id join competency c on c.id = r.competency_id left join fact_text n on n.id = r.note_id
  left join sign_off s on s.request_id = r.id left join person q on q.id = s.rater_id left join fact_text w on w.id = s.words_id
  left join sign_off_withdrawal x on x.sign_off_id = s.id left join fact_text xt on xt.id = x.reason_id left join sign_off_request_withdrawal g on g.request_id = r.id left join departure d on d.person_id = r.person_id
  left join checklist_observation k on k.request_id = r.id left join person kp on kp.id = k.rater_id left join fact_text kt on kt.id = k.words_id`;

const signatures = (which: '(s.id = any($1) or s.observation_id = any($1))' | '(s.recorded_at >= $1 or w.recorded_at >= $1)'): string => `
  select s.id, s.person_id as "personId", s.request_id as "requestId", s.competency_id as "competencyId", coalesce((select max(e.level) from evidence e where e.sign_off_id = s.id), r.level) as level, s.decision, s.rater_id as by, s.recorded_at as at,
    w.recorded_by as "withdrawnBy", w.recorded_at as "withdrawnAt"
  from sign_off s left join sign_off_request r on r.id = s.request_id left join sign_off_withdrawal w on w.sign_off_id = s.id left join departure d on d.person_id = s.person_id
  where s.opinion_id is null and ${which} and (d.left_on is null or d.left_on > palier_today()) order by s.id`;

@Injectable()
export class SignOffQueries {
  constructor(private readonly db: Database, private readonly competencies: CompetenciesQueries, private readonly standings: StandingQueries, private readonly looks: RecordLook) {}

  /** What waits for a lead's signature, the oldest first. A fixed number of queries, whatever the length of the queue. */
  async queueOf(actor: Actor): Promise<SignOffRequest[]> {
    const rows = await this.db.query<Row[]>(`${requests} where s.id is null and k.id is null and g.request_id is null and r.person_id = any($1) and r.person_id <> $2 order by r.recorded_at, r.id limit 200`, [actor.leads, actor.personId]);
    await this.looks.atAll(actor, 'look.queue', rows.map((it) => it.personId));
    return this.present(actor, rows);
  }

  /** Requests that wait: some, or those asked since an instant. One query. */
  waiting(which: { readonly ids?: readonly string[]; readonly since?: Date }, reader: Reader = this.db): Promise<WaitingRequest[]> {
    return reader.query<WaitingRequest[]>(`
      select r.id, r.person_id as "personId", r.competency_id as "competencyId", r.level, r.recorded_at as "askedAt" from open_sign_off_request r left join departure d on d.person_id = r.person_id
      where ($1::uuid[] is null or r.id = any($1)) and ($2::timestamptz is null or r.recorded_at >= $2) and (d.left_on is null or d.left_on > palier_today()) order by r.id`, [which.ids ?? null, which.since ?? null]);
  }

  /** Signatures: some and those of some observations, or those given or taken back since an instant. One query: of a few, looked up by what they are named after; one for both would read all signatures for it. */
  signed(which: { readonly ids: readonly string[] } | { readonly since: Date }, reader: Reader = this.db): Promise<Signed[]> {
    return 'ids' in which ? reader.query<Signed[]>(signatures('(s.id = any($1) or s.observation_id = any($1))'), [which.ids]) : reader.query<Signed[]>(signatures('(s.recorded_at >= $1 or w.recorded_at >= $1)'), [which.since]);
  }

  /** What somebody asked a signature for and has to do again: refused, not asked again since, and not held meanwhile. One query. */
  sentBackTo(personId: string): Promise<SentBack[]> {
    return this.db.query<SentBack[]>(`
      select r.id, n.name, r.level, q.display_name as by, s.recorded_at as at, coalesce(w.words, '') as words
      from sign_off_request r join sign_off s on s.request_id = r.id and s.decision = 'refused' join person q on q.id = s.rater_id left join fact_text w on w.id = s.words_id
      join lateral (select c.name from framework_version_competency c join framework_version v on v.id = c.framework_version_id where c.competency_id = r.competency_id order by v.number desc limit 1) n on true
      where r.person_id = $1
        and not exists (select from sign_off_request l where l.person_id = $1 and l.competency_id = r.competency_id and l.recorded_at > r.recorded_at)
        and not exists (select from standing t where t.person_id = $1 and t.competency_id = r.competency_id and t.level = r.level and t.known_until is null and t.valid_from <= palier_now() and (t.valid_until is null or t.valid_until > palier_now()))
      order by s.recorded_at, r.id`, [personId]);
  }

  async one(actor: Actor, requestId: string): Promise<SignOffRequest> {
    const rows = await this.db.query<Row[]>(`${requests} where r.id = $1`, [requestId]);
    const row = rows[0];
    if (row === undefined) throw new Refusal('thing.not-found');
    require(actor, 'sign-off.read', row.personId);
    await this.looks.at(actor, 'look.sign-off', row.personId);
    const [said] = await this.present(actor, rows);
    if (said === undefined) throw new Refusal('thing.not-found');
    return said;
  }

  private async present(actor: Actor, rows: readonly Row[]): Promise<SignOffRequest[]> {
    if (rows.length === 0) return [];
    const moment = await this.standings.moment({});
    const people = [...new Set(rows.map((it) => it.personId))];
    const held = await this.standings.heldCells(moment, people);
    const competencies = new Map((await this.competencies.competenciesOf([...new Set(rows.map((it) => it.frameworkId))])).map((it) => [it.competencyId, it]));
    const holdings = await this.standings.holdings(moment, people);
    const expectations = await this.competencies.expectationsOf([...new Set(holdings.map((it) => it.profileId))], moment.day, moment.knownBefore);
    return rows.map((row) => {
      const competency = competencies.get(row.competencyId);
      const cells = held.get(row.personId)?.get(row.competencyId);
      const name: Bilingual = competency?.name ?? {};
      const [by, at, words] = row.observedAt === null ? [row.by, row.answeredAt, row.words] : [row.observedBy, row.observedAt, row.observed];
      const answered = by === null || at === null ? null : { by, at: at.toISOString(), words };
      return {
        id: row.id, person: { id: row.personId, name: row.personName }, competencyId: row.competencyId, name, level: row.level, askedAt: row.askedAt.toISOString(), note: row.note, state: row.decision ?? (row.observedAt !== null ? 'observed' : row.noLongerAsked ? 'withdrawn' : row.left ? 'ended' : 'open'), held: levelOf(cells),
        statements: (competency?.statements ?? []).map((it) => ({ ...it, held: cells?.has(it.level) ?? false, carriedOverUntil: carriedOverUntilDay(cells, [it.level], moment.zone) })),
        example: expectedOf(row.competencyId, holdings.filter((it) => it.personId === row.personId), expectations).example,
        checklist: row.unitId === null ? null : { unitId: row.unitId, title: row.checklist ?? '' },
        answer: answered === null ? null : {
          ...answered, signOffId: row.signOffId, opinion: row.opinion, mayContest: mayContest(actor, row.personId, row.signOffId !== null && (row.decision === 'refused' || row.withdrawnAt !== null), row.opinion),
          withdrawn: row.withdrawnAt === null ? null : { at: row.withdrawnAt.toISOString(), reason: row.withdrawnBecause ?? '' },
        },
      };
    });
  }
}
