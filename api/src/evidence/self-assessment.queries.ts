import { Injectable } from '@nestjs/common';
import type { SelfAssessment, SelfAssessments } from '@palier/contracts';
import { expectedLevel, levels, nextFirst, type Actor, type HeldLevel } from '@palier/domain';
import { CompetenciesQueries } from '#competencies';
import { PeopleQueries } from '#people';
import { Database, Refusal, require, type Reader } from '#platform';
import { RecordLook } from '#trust';
import { expectedOf } from './expected.js';
import { carriedOverUntilDay, levelOf, StandingQueries, type Moment } from './standing.queries.js';

@Injectable()
export class SelfAssessmentQueries {
  constructor(private readonly db: Database, private readonly people: PeopleQueries, private readonly competencies: CompetenciesQueries, private readonly standings: StandingQueries, private readonly looks: RecordLook) {}

  /** What somebody said of each competency with levels that their profiles name, beside what is confirmed; what is expected next first. */
  async of(actor: Actor, personId: string, asked: { readonly asOf?: string | undefined; readonly knownOn?: string | undefined }): Promise<SelfAssessments> {
    require(actor, 'self-assessment.read', personId);
    const name = await this.people.nameOf(personId);
    if (name === null) throw new Refusal('thing.not-found');
    await this.looks.at(actor, 'look.self', personId);
    const moment = await this.standings.moment(asked);
    const holdings = await this.standings.holdings(moment, personId);
    const rows = await this.competencies.competenciesOf([...new Set(holdings.map((it) => it.frameworkId))]);
    const expectations = await this.competencies.expectationsOf(holdings.map((it) => it.profileId), moment.day, moment.knownBefore);
    const held = (await this.standings.heldCells(moment, personId)).get(personId);
    const said = await this.saidBy(personId, moment);
    return {
      person: { id: personId, name }, asOf: moment.day, zone: moment.zone,
      competencies: nextFirst(rows.filter((it) => it.hasLevels).map((it) => {
        const { expectation } = expectedOf(it.competencyId, holdings, expectations);
        return { competencyId: it.competencyId, name: it.name, expectation, expected: expectedLevel(expectation), held: levelOf(held?.get(it.competencyId)), carriedOverUntil: carriedOverUntilDay(held?.get(it.competencyId), levels, moment.zone), statements: [...it.statements], said: said.get(it.competencyId) ?? [] };
      })),
    };
  }

  /** All that a person said until a moment, by competency, the newest first. */
  async saidBy(personId: string, moment: Moment, reader: Reader = this.db): Promise<Map<string, SelfAssessment[]>> {
    const rows = await reader.query<{ competencyId: string; level: HeldLevel | null; words: string | null; at: Date }[]>(`
      select s.competency_id as "competencyId", s.level, t.words, s.recorded_at as at from self_assessment s left join fact_text t on t.id = s.words_id
      where s.person_id = $1 and s.recorded_at <= $2 and s.recorded_at < $3 order by s.recorded_at desc`, [personId, moment.at, moment.knownBefore]);
    const said = new Map<string, SelfAssessment[]>();
    for (const { competencyId, level, words, at } of rows) said.set(competencyId, [...(said.get(competencyId) ?? []), { level, words, at: at.toISOString() }]);
    return said;
  }
}
