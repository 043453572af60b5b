import { Injectable } from '@nestjs/common';
import type { Matrix } from '@palier/contracts';
import { levels, profileGap, sumOfCoverage } from '@palier/domain';
import { CompetenciesQueries, type CompetencyRow, type ExpectationRow } from '#competencies';
import { carriedOverIn, carriedOverUntilDay, expectedOf, levelOf, publishedBy, StandingQueries, type HeldCells, type Holding } from '#evidence';
import { PeopleQueries, type PersonRow } from '#people';
import { Refusal } from '#platform';

export interface MatrixQuestion { readonly asOf?: string | undefined; readonly knownOn?: string | undefined; readonly frameworkId?: string | undefined }

@Injectable()
export class MatrixQueries {
  constructor(private readonly people: PeopleQueries, private readonly competencies: CompetenciesQueries, private readonly standings: StandingQueries) {}

  /** People by competencies of one framework, at a day. Seven queries, whatever the number of people. */
  async matrix(asked: MatrixQuestion): Promise<Matrix> {
    const moment = await this.standings.moment(asked);
    const holdings = await this.standings.holdings(moment);
    const frameworks = (await this.competencies.frameworks()).map(({ id, name }) => ({ id, name }));
    const framework = frameworks.find((it) => it.id === (asked.frameworkId ?? mostHeld(holdings) ?? frameworks[0]?.id));
    if (framework === undefined) {
      if (asked.frameworkId !== undefined) throw new Refusal('thing.not-found');
      return { asOf: moment.day, knownOn: moment.knownOn, zone: moment.zone, framework: { id: '00000000-0000-0000-0000-000000000000', name: {} }, frameworks, competencies: [], people: [], coverage: sumOfCoverage([]) };
    }
    const competencies = await this.competencies.competenciesOf([framework.id], undefined, publishedBy(moment));
    const inFramework = holdings.filter((it) => it.frameworkId === framework.id);
    const expectations = await this.competencies.expectationsOf([...new Set(inFramework.map((it) => it.profileId))], moment.day, moment.knownBefore);
    const held = await this.standings.heldCells(moment);
    const own = Map.groupBy(inFramework, (it) => it.personId);
    const people = (await this.people.presentOn(moment.day, moment.knownBefore)).filter((it) => own.has(it.id) || competencies.some((c) => held.get(it.id)?.has(c.competencyId)));
    const rows = people.map((person) => rowOf(person, competencies, own.get(person.id) ?? [], expectations, held, moment.zone));
    return {
      asOf: moment.day, knownOn: moment.knownOn, zone: moment.zone, framework, frameworks,
      competencies: competencies.map((it) => ({ id: it.competencyId, name: it.name, hasLevels: it.hasLevels })), people: rows, coverage: sumOfCoverage(rows.map((it) => it.coverage)),
    };
  }
}

function mostHeld(holdings: readonly Holding[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { frameworkId } of holdings) counts.set(frameworkId, (counts.get(frameworkId) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0];
}

function rowOf(person: PersonRow, competencies: readonly CompetencyRow[], holdings: readonly Holding[], expectations: readonly ExpectationRow[], held: HeldCells, zone: string): Matrix['people'][number] {
  const cellsOf = (competencyId: string) => held.get(person.id)?.get(competencyId);
  const items = competencies.map((it) => ({ competencyId: it.competencyId, hasLevels: it.hasLevels, held: levelOf(cellsOf(it.competencyId)), carriedOver: carriedOverIn(cellsOf(it.competencyId)), expectation: expectedOf(it.competencyId, holdings, expectations).expectation }));
  const { perCompetency, ...coverage } = profileGap(items);
  return {
    personId: person.id, name: person.name, team: person.team, coverage,
    cells: perCompetency.map((it) => ({
      competencyId: it.competencyId, expected: it.expected, held: it.state === 'noScale' ? null : it.held, carriedOverUntil: carriedOverUntilDay(cellsOf(it.competencyId), levels.filter((level) => level <= it.held), zone),
      state: holdings.length === 0 && it.state !== 'noScale' ? ('noProfile' as const) : it.state,
    })),
  };
}
