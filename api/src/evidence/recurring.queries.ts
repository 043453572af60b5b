import { Injectable } from '@nestjs/common';
import type { Occurrence, RecurringActivities } from '@palier/contracts';
import { asksFor, can, countsUntil, dayOf, inForce, rhythmStanding, type Actor, type Level } from '@palier/domain';
import { CompetenciesQueries } from '#competencies';
import { PeopleQueries } from '#people';
import { Database, Refusal, require, type Reader } from '#platform';
import { RecordLook } from '#trust';
import { ProjectStandings } from './project-standings.js';
import { StandingQueries } from './standing.queries.js';

interface Row { readonly id: string; readonly personId: string; readonly personName: string; readonly activityId: string; readonly title: string; readonly competencyId: string; readonly days: number; readonly times: number; readonly on: string; readonly fact: string; readonly byId: string; readonly by: string; readonly at: Date; readonly state: Occurrence['state']; readonly answeredBy: string | null; readonly answeredAt: Date | null; readonly words: string | null }

/** A time that waits for a rater, or was answered: of somebody who is here. */
export interface OccurrenceNews { readonly id: string; readonly personId: string; readonly notedBy: string; readonly competencyId: string; readonly level: Level; readonly on: string; readonly at: Date; readonly decision: 'confirmed' | 'refused' | null; readonly by: string | null; readonly answeredAt: Date | null }

const occurrences = `
  select o.id, o.person_id as "personId", p.display_name as "personName", v.id as "activityId", v.title, v.competency_id as "competencyId", v.days, v.times, o.on_day::text as "on", t.words as fact, o.recorded_by as "byId", b.display_name as by, o.recorded_at as at,
    case when w.occurrence_id is not null then 'withdrawn' else coalesce(r.decision, 'waiting') end as state, q.display_name as "answeredBy", r.recorded_at as "answeredAt", x.words
  from activity_occurrence o join recurring_activity v on v.id = o.activity_id join person p on p.id = o.person_id join person b on b.id = o.recorded_by join fact_text t on t.id = o.words_id
  left join occurrence_withdrawal w on w.occurrence_id = o.id left join occurrence_review r on r.occurrence_id = o.id left join person q on q.id = r.rater_id left join fact_text x on x.id = r.words_id left join departure d on d.person_id = o.person_id`;

@Injectable()
export class RecurringQueries {
  constructor(private readonly db: Database, private readonly people: PeopleQueries, private readonly competencies: CompetenciesQueries, private readonly facts: ProjectStandings, private readonly standings: StandingQueries, private readonly looks: RecordLook) {}

  /** What was noted and waits for a rater, the oldest first. Four queries, whatever the length of the queue. */
  async queueOf(actor: Actor): Promise<Occurrence[]> {
    const rows = await this.db.query<Row[]>(`${occurrences} where r.occurrence_id is null and w.occurrence_id is null and o.person_id = any($1) and o.person_id <> $2 and (d.left_on is null or d.left_on > palier_today()) order by o.recorded_at, o.id limit 200`, [actor.leads, actor.personId]);
    await this.looks.atAll(actor, 'look.queue', rows.map((it) => it.personId));
    return this.present(actor, rows);
  }

  /** Those that were noted or answered, by their ids or lately. One query. */
  news(which: { readonly ids?: readonly string[]; readonly since?: Date }, reader: Reader = this.db): Promise<OccurrenceNews[]> {
    return reader.query<OccurrenceNews[]>(`
      select o.id, o.person_id as "personId", o.recorded_by as "notedBy", v.competency_id as "competencyId", (select max(l) from unnest(v.levels) l) as level, o.on_day::text as "on", o.recorded_at as at, r.decision, r.rater_id as by, r.recorded_at as "answeredAt"
      from activity_occurrence o join recurring_activity v on v.id = o.activity_id left join occurrence_review r on r.occurrence_id = o.id left join departure d on d.person_id = o.person_id
      where not exists (select from occurrence_withdrawal w where w.occurrence_id = o.id) and ($1::uuid[] is null or o.id = any($1)) and ($2::timestamptz is null or o.recorded_at >= $2 or r.recorded_at >= $2) and (d.left_on is null or d.left_on > palier_today()) order by o.id`, [which.ids ?? null, which.since ?? null]);
  }

  /** What can be done regularly for a competency, where somebody stands with it today, and each time they did. */
  async of(actor: Actor, personId: string, competencyId: string): Promise<RecurringActivities> {
    require(actor, 'sign-off.read', personId);
    const [name, competency] = [await this.people.nameOf(personId), await this.competencies.competency(competencyId)];
    if (name === null || competency === null) throw new Refusal('thing.not-found');
    await this.looks.at(actor, 'look.sign-off', personId);
    const { at, day: today, zone } = await this.standings.moment({});
    const ruleOf = await this.facts.rulesFor([{ competencyId, level: 1 }]);
    const activities = await this.db.query<{ id: string; title: string; levels: Level[]; times: number; days: number; byId: string; by: string; at: Date; ended: boolean; done: { id: string; on: string; state: 'confirmed' }[] }[]>(`
      select v.id, v.title, v.levels, v.times, v.days, v.recorded_by as "byId", p.display_name as by, v.recorded_at as at, e.activity_id is not null as ended,
        (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'on', o.on_day::text, 'state', r.decision)), '[]') from activity_occurrence o join occurrence_review r on r.occurrence_id = o.id and r.decision = 'confirmed'
          where o.activity_id = v.id and o.person_id = $2 and not exists (select from evidence x join revocation k on k.evidence_id = x.id where x.occurrence_id = o.id)) as done
      from recurring_activity v join person p on p.id = v.recorded_by left join recurring_activity_end e on e.activity_id = v.id where v.competency_id = $1 order by ended, v.recorded_at, v.id`, [competencyId, personId]);
    const rows = await this.db.query<Row[]>(`${occurrences} where o.person_id = $1 and v.competency_id = $2 order by o.on_day desc, o.id desc limit 200`, [personId, competencyId]);
    return {
      person: { id: personId, name }, competencyId, name: competency.name, today, mayDefine: can(actor, 'recurring.define', { personId: actor.personId }), mayNote: can(actor, 'recurring.note', { personId }),
      levels: competency.statements.map(({ level, text }) => { const rule = inForce(ruleOf({ competencyId, level }), at.getTime()); return { level, text, asked: rule !== undefined && asksFor(rule.criterion, 'recurring') }; }),
      activities: activities.map(({ byId, at: madeAt, done, ...it }) => ({ ...it, on: dayOf(madeAt.getTime(), zone), mayEnd: !it.ended && can(actor, 'recurring.end', { personId: byId }), standing: rhythmStanding(done, it, today) })),
      occurrences: await this.present(actor, rows),
    };
  }

  private async present(actor: Actor, rows: readonly Row[]): Promise<Occurrence[]> {
    if (rows.length === 0) return [];
    const names = new Map((await this.competencies.named([...new Set(rows.map((it) => it.competencyId))])).map((it) => [it.competencyId, it.name]));
    return rows.map(({ personId, personName, byId, days, times, at, answeredBy, answeredAt, words, ...it }) => ({
      ...it, person: { id: personId, name: personName }, name: names.get(it.competencyId) ?? {}, at: at.toISOString(), until: it.state === 'confirmed' ? countsUntil(it.on, { days, times }) : null,
      answer: answeredAt === null ? null : { by: answeredBy ?? '', at: answeredAt.toISOString(), words },
      mayAnswer: it.state === 'waiting' && can(actor, 'sign-off.confirm', { personId }), mayWithdraw: it.state === 'waiting' && can(actor, 'recurring.withdraw', { personId: byId }),
    }));
  }
}
