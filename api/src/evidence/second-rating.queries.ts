import { Injectable } from '@nestjs/common';
import type { Bilingual, SecondRatings, WaitingRating } from '@palier/contracts';
import { agreementOf, can, driftOf, type Actor, type HeldLevel, type Level, type RatedTwice } from '@palier/domain';
import { CompetenciesQueries } from '#competencies';
import { PeopleQueries } from '#people';
import { Database, type Reader } from '#platform';
import { RecordLook } from '#trust';
import { expectedOf } from './expected.js';
import { SecondOpinionQueries } from './second-opinion.queries.js';
import { StandingQueries } from './standing.queries.js';

interface Row { id: string; personId: string; personName: string; competencyId: string; frameworkId: string; drawnAt: Date; raterId: string }
/** A signature that was drawn and waits for a second rating. */
export interface RatingNews { readonly id: string; readonly personId: string; readonly raterId: string; readonly at: Date }
type Pair = RatedTwice & { readonly firstName: string; readonly secondName: string };

@Injectable()
export class SecondRatingQueries {
  constructor(private readonly db: Database, private readonly people: PeopleQueries, private readonly competencies: CompetenciesQueries, private readonly standings: StandingQueries, private readonly opinions: SecondOpinionQueries, private readonly looks: RecordLook) {}

  /** How many signatures in a hundred are rated a second time: none, unless somebody said so. */
  async rule(reader: Reader = this.db): Promise<{ percent: number; changedAt: string | null; changedBy: string | null }> {
    const [row] = await reader.query<{ percent: number; changedAt: Date; changedBy: string | null }[]>('select s.percent, s.changed_at as "changedAt", p.display_name as "changedBy" from second_rating_setting s left join person p on p.id = s.changed_by');
    return { percent: row?.percent ?? 0, changedAt: row?.changedAt.toISOString() ?? null, changedBy: row?.changedBy ?? null };
  }

  /** What waits for a second rating of this reader, without the first one; how their own ratings lie; and for HR how all do. */
  async of(actor: Actor): Promise<SecondRatings> {
    const pairs = await this.db.query<Pair[]>(`
      select d.level as first, r.level as second, d.rater_id as "firstRater", r.recorded_by as "secondRater", f.display_name as "firstName", s.display_name as "secondName"
      from second_rating r join rating_draw d on d.id = r.draw_id join person f on f.id = d.rater_id join person s on s.id = r.recorded_by
      where not exists (select from sign_off_withdrawal w where w.sign_off_id = d.sign_off_id) and ($1 or $2 in (d.rater_id, r.recorded_by))`, [actor.roles.includes('hr'), actor.personId]);
    const raters = new Map(pairs.flatMap((it) => [[it.firstRater, it.firstName], [it.secondRater, it.secondName]] as const));
    return {
      waiting: await this.waitingFor(actor), aboutMe: await this.about(actor.personId), mine: driftOf(actor.personId, pairs),
      all: actor.roles.includes('hr') ? { kappa: agreementOf(pairs), raters: [...raters].map(([id, name]) => ({ rater: { id, name }, drift: driftOf(id, pairs) })).sort((a, b) => a.rater.name.localeCompare(b.rater.name)) } : null,
    };
  }

  /** Those that were drawn and wait, by their ids or lately. One query. */
  news(which: { readonly ids?: readonly string[]; readonly since?: Date }, reader: Reader = this.db): Promise<RatingNews[]> {
    return reader.query<RatingNews[]>(`
      select d.id, d.person_id as "personId", d.rater_id as "raterId", d.recorded_at as at from rating_draw d left join departure l on l.person_id = d.person_id
      where ($1::uuid[] is null or d.id = any($1)) and ($2::timestamptz is null or d.recorded_at >= $2) and not exists (select from second_rating r where r.draw_id = d.id) and not exists (select from sign_off_withdrawal w where w.sign_off_id = d.sign_off_id)
        and (l.left_on is null or l.left_on > palier_today()) order by d.id`, [which.ids ?? null, which.since ?? null]);
  }

  /** What was drawn about somebody, the newest first: they read what both said. */
  private async about(personId: string): Promise<SecondRatings['aboutMe']> {
    const rows = await this.db.query<{ id: string; name: Bilingual; drawnAt: Date; level: Level; second: HeldLevel | null; by: string | null; at: Date | null; words: string | null }[]>(`
      select d.id, n.name, d.recorded_at as "drawnAt", d.level, r.level as second, p.display_name as by, r.recorded_at as at, t.words
      from rating_draw d join sign_off s on s.id = d.sign_off_id left join second_rating r on r.draw_id = d.id left join person p on p.id = r.recorded_by left join fact_text t on t.id = r.words_id
      join lateral (select c.name from framework_version_competency c join framework_version v on v.id = c.framework_version_id where c.competency_id = s.competency_id order by v.number desc limit 1) n on true
      where d.person_id = $1 order by d.recorded_at desc, d.id desc limit 100`, [personId]);
    return rows.map(({ id, name, drawnAt, level, second, by, at, words }) => ({ id, name, drawnAt: drawnAt.toISOString(), level, second: second === null || at === null ? null : { level: second, by: by ?? '', at: at.toISOString(), words: words ?? '' } }));
  }

  private async waitingFor(actor: Actor): Promise<WaitingRating[]> {
    const rows = (await this.db.query<Row[]>(`
      select d.id, d.person_id as "personId", p.display_name as "personName", s.competency_id as "competencyId", c.framework_id as "frameworkId", d.recorded_at as "drawnAt", d.rater_id as "raterId"
      from rating_draw d join sign_off s on s.id = d.sign_off_id join competency c on c.id = s.competency_id join person p on p.id = d.person_id left join departure l on l.person_id = d.person_id
      where d.person_id <> $1 and d.rater_id <> $1 and ($2 or d.person_id = any($3)) and not exists (select from second_rating r where r.draw_id = d.id) and not exists (select from sign_off_withdrawal w where w.sign_off_id = d.sign_off_id)
        and (l.left_on is null or l.left_on > palier_today()) order by d.recorded_at, d.id limit 100`, [actor.personId, actor.roles.includes('hr'), actor.leads]))
      .filter((it) => can(actor, 'second-rating.give', it));
    const namedFor = await this.opinions.named(rows.map((it) => ({ personId: it.personId, raters: [it.raterId] })));
    const mine = rows.filter((it) => namedFor(it.personId, [it.raterId]).includes(actor.personId));
    await this.looks.atAll(actor, 'look.second-opinion', mine.map((it) => it.personId));
    if (mine.length === 0) return [];
    const people = [...new Set(mine.map((it) => it.personId))];
    const competencies = new Map((await this.competencies.competenciesOf([...new Set(mine.map((it) => it.frameworkId))])).map((it) => [it.competencyId, it]));
    const moment = await this.standings.moment({});
    const holdings = await this.standings.holdings(moment, people);
    const expectations = await this.competencies.expectationsOf([...new Set(holdings.map((it) => it.profileId))], moment.day, moment.knownBefore);
    return mine.map((it) => {
      const competency = competencies.get(it.competencyId);
      return {
        id: it.id, person: { id: it.personId, name: it.personName }, competencyId: it.competencyId, name: competency?.name ?? {}, drawnAt: it.drawnAt.toISOString(), statements: (competency?.statements ?? []).map(({ level, text }) => ({ level, text })),
        example: expectedOf(it.competencyId, holdings.filter((one) => one.personId === it.personId), expectations).example,
      };
    });
  }
}
