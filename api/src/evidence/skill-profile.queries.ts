import { Injectable } from '@nestjs/common';
import type { SkillLine, SkillProfile } from '@palier/contracts';
import { can, expectedLevel, profileGap, type Actor } from '@palier/domain';
import { CompetenciesQueries } from '#competencies';
import { Database, Refusal, require } from '#platform';
import { RecordLook } from '#trust';
import { expectedOf } from './expected.js';
import { RefreshQueries } from './refresh.queries.js';
import { SelfAssessmentQueries } from './self-assessment.queries.js';
import { carriedOverIn, carriedOverUntilDay, endsOnDay, levelOf, momentOf, publishedBy, StandingQueries } from './standing.queries.js';

@Injectable()
export class SkillProfileQueries {
  constructor(private readonly db: Database, private readonly competencies: CompetenciesQueries, private readonly standings: StandingQueries, private readonly selves: SelfAssessmentQueries, private readonly looks: RecordLook, private readonly refreshes: RefreshQueries) {}

  /** Every competency of a person's profiles: cells held, expected, missing; silences said as what they are; what the person says of themselves beside it. Six queries, and the look that is kept. */
  async of(actor: Actor, personId: string, asked: { readonly asOf?: string | undefined; readonly knownOn?: string | undefined }): Promise<SkillProfile> {
    require(actor, 'standing.read', personId);
    const [person] = await this.db.query<{ name: string; zone: string; now: Date }[]>('select display_name as name, palier_zone() as zone, palier_now() as now from person where id = $1', [personId]);
    if (person === undefined) throw new Refusal('thing.not-found');
    await this.looks.at(actor, 'look.levels', personId);
    const moment = momentOf(person, asked);
    const holdings = await this.standings.holdings(moment, personId);
    const rows = await this.competencies.competenciesExpected({ frameworkIds: [...new Set(holdings.map((it) => it.frameworkId))], profileIds: holdings.map((it) => it.profileId) }, moment.day, moment.knownBefore, publishedBy(moment));
    const held = (await this.standings.heldCells(moment, personId)).get(personId);
    const changed = await this.refreshes.of(personId, moment);
    const said = await this.selves.saidBy(personId, moment);

    const items = rows.map((row) => ({ row, cells: held?.get(row.competencyId), ...expectedOf(row.competencyId, holdings, row.expectations) }));
    const gap = profileGap(items.map(({ row, cells, expectation }) => ({ competencyId: row.competencyId, hasLevels: row.hasLevels, expectation, held: levelOf(cells), carriedOver: carriedOverIn(cells) })));
    const competencies = items.map(({ row, cells, expectation, by, example }, index): SkillLine => {
      const level = levelOf(cells);
      return {
        competencyId: row.competencyId, name: row.name, hasLevels: row.hasLevels, expectation, expectedBy: by, held: level, state: gap.perCompetency[index]?.state ?? 'notStated', self: said.get(row.competencyId)?.[0] ?? null,
        cells: row.statements.map((it) => ({ level: it.level, held: cells?.has(it.level) ?? false, counts: it.level <= level, carriedOverUntil: carriedOverUntilDay(cells, [it.level], moment.zone), endsOn: endsOnDay(cells, [it.level], moment.zone), toRefresh: changed.some((one) => one.competencyId === row.competencyId && one.level === it.level), statement: it.text, example: it.level === expectedLevel(expectation) && (example.fr ?? example.en ?? '') !== '' ? example : null })),
      };
    });
    return {
      person: { id: personId, name: person.name }, asOf: moment.day, knownOn: moment.knownOn, zone: moment.zone,
      profiles: holdings.map((it) => ({ id: it.profileId, title: it.title, from: it.from })),
      coverage: { cellsHeld: gap.cellsHeld, cellsCarriedOver: gap.cellsCarriedOver, cellsExpected: gap.cellsExpected, competenciesWithExpectation: gap.competenciesWithExpectation, competencies: gap.competencies }, competencies, mayObserve: can(actor, 'sign-off.observe', { personId }),
    };
  }
}
