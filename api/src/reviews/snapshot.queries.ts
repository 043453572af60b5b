import { Injectable } from '@nestjs/common';
import type { ReviewLine, ReviewSnapshot } from '@palier/contracts';
import { endOfDay, expectedLevel, levels, profileGap, type ReviewKind } from '@palier/domain';
import { CompetenciesQueries } from '#competencies';
import { carriedOverIn, carriedOverUntilDay, expectedOf, levelOf, publishedBy, SelfAssessmentQueries, StandingQueries, type Moment } from '#evidence';
import type { Tx } from '#platform';

export interface SnapshotQuestion { readonly personId: string; readonly kind: ReviewKind; readonly hiredOn: string; readonly day: string; readonly zone: string; /** What was recorded before this instant was known. */ readonly knownBefore: Date }

@Injectable()
export class SnapshotQueries {
  constructor(private readonly competencies: CompetenciesQueries, private readonly standings: StandingQueries, private readonly selves: SelfAssessmentQueries) {}

  /** All that a review starts from, as of a day and as known at an instant. No name of a person and no free words are in it: those can be erased, a snapshot cannot. */
  async of({ personId, kind, hiredOn, day, zone, knownBefore }: SnapshotQuestion, tx: Tx): Promise<ReviewSnapshot> {
    const moment: Moment = { day, zone, knownOn: null, at: new Date(endOfDay(day, zone) - 1), knownBefore };
    const holdings = await this.standings.holdings(moment, personId, tx);
    const rows = await this.competencies.competenciesOf([...new Set(holdings.map((it) => it.frameworkId))], tx, publishedBy(moment));
    const expectations = await this.competencies.expectationsOf(holdings.map((it) => it.profileId), day, knownBefore, tx);
    const held = (await this.standings.heldCells(moment, personId, tx)).get(personId);
    const said = await this.selves.saidBy(personId, moment, tx);
    const items = rows.map((it) => ({ ...it, held: levelOf(held?.get(it.competencyId)), carriedOver: carriedOverIn(held?.get(it.competencyId)), expectation: expectedOf(it.competencyId, holdings, expectations).expectation }));
    const { perCompetency, ...coverage } = profileGap(items);
    const reviews = await tx.query<ReviewSnapshot['reviews']>(`select kind, held_on::text as "heldOn" from held_review where person_id = $1 and held_on <= $2::date order by held_on, kind`, [personId, day]);
    // The look back goes to the look back before.
    const since = reviews.findLast((it) => kind !== 'careerSummary' || it.kind === 'careerSummary')?.heldOn ?? hiredOn;
    const before = (await this.standings.heldCells({ ...moment, day: since, at: new Date(endOfDay(since, zone) - 1) }, personId, tx)).get(personId);
    return {
      asOf: day, zone, since, hiredOn, coverage, reviews, training: await this.training(personId, since, moment, tx),
      profiles: await tx.query<ReviewSnapshot['profiles']>(`
        select p.title, h.from_on::text as "from", e.until_on::text as until from profile_holding h join profile p on p.id = h.profile_id left join profile_holding_end e on e.holding_id = h.id and e.recorded_at < $3
        where h.person_id = $1 and h.from_on <= $2::date and h.recorded_at < $3 order by h.from_on, h.id`, [personId, day, knownBefore]),
      competencies: items.map((it, index): ReviewLine => {
        const self = said.get(it.competencyId)?.[0];
        const until = carriedOverUntilDay(held?.get(it.competencyId), levels.filter((level) => level <= it.held), zone);
        return { competencyId: it.competencyId, name: it.name, state: perCompetency[index]?.state ?? 'notStated', expected: it.hasLevels ? expectedLevel(it.expectation) : null, held: it.held, before: levelOf(before?.get(it.competencyId)), ...(self === undefined ? {} : { said: self.level, saidAt: self.at }), ...(until === null ? {} : { carriedOverUntil: until }) };
      }),
    };
  }

  /** The courses in which they did something since a day: how many activities of how many, all told. */
  private training(personId: string, since: string, moment: Moment, tx: Tx): Promise<ReviewSnapshot['training']> {
    return tx.query<ReviewSnapshot['training']>(`
      select v.course_id as "courseId", n.title, count(distinct u.unit_id)::int as done, n.units as of, max((u.recorded_at at time zone $5)::date)::text as "lastOn"
      from unit_done u join course_version v on v.id = u.course_version_id
      cross join lateral (
        select w.id, (select count(*)::int from unit_version x where x.course_version_id = w.id) as units, (select jsonb_object_agg(t.locale, t.title) from (select distinct on (locale) locale, title from course_text where course_version_id = w.id order by locale, revision desc) t) as title
        from course_version w where w.course_id = v.course_id and w.published_at < $4 order by exists (select from course_opening o where o.course_version_id = w.id and o.person_id = $1) desc, w.number desc limit 1) n
      where u.person_id = $1 and u.recorded_at <= $3 and u.recorded_at < $4 and exists (select from unit_version x where x.course_version_id = n.id and x.unit_id = u.unit_id)
      group by v.course_id, n.title, n.units having max((u.recorded_at at time zone $5)::date) >= $2::date order by "lastOn" desc, v.course_id`, [personId, since, moment.at, moment.knownBefore, moment.zone]);
  }
}
