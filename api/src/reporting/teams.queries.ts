import { Injectable } from '@nestjs/common';
import type { TeamProgress } from '@palier/contracts';
import { profileGap, sumOfCoverage, type Actor } from '@palier/domain';
import { CompetenciesQueries } from '#competencies';
import { carriedOverIn, expectedOf, levelOf, StandingQueries, waitingIn } from '#evidence';
import { PeopleQueries } from '#people';
import { Database } from '#platform';
import { RecordLook } from '#trust';

@Injectable()
export class TeamsQueries {
  constructor(private readonly db: Database, private readonly people: PeopleQueries, private readonly competencies: CompetenciesQueries, private readonly standings: StandingQueries, private readonly looks: RecordLook) {}

  /** The teams that the actor leads, member by member: expected cells held of expected cells, with coverage. Reads the members alone, whatever the size of the house. */
  async ledBy(actor: Actor): Promise<TeamProgress> {
    const moment = await this.standings.moment({});
    const teams = await this.people.teamsLedBy(actor.personId);
    const members = (await this.people.presentOn(moment.day, teams.map((it) => it.id))).filter((it) => it.id !== actor.personId);
    const ids = members.map((it) => it.id);
    await this.looks.atAll(actor, 'look.team', ids);
    const holdings = await this.standings.holdings(moment, ids);
    const competencies = await this.competencies.competenciesOf([...new Set(holdings.map((it) => it.frameworkId))]);
    const expectations = await this.competencies.expectationsOf([...new Set(holdings.map((it) => it.profileId))], moment.day, moment.knownBefore);
    const held = await this.standings.heldCells(moment, ids);
    const open = new Map((await this.db.query<{ personId: string; count: number }[]>(`
      select person_id as "personId", count(*)::int as count from open_sign_off_request where person_id = any($1) group by 1`, [ids])).map((it) => [it.personId, it.count]));
    const holdingsOf = Map.groupBy(holdings, (it) => it.personId);
    const lines = members.map((person) => {
      const own = holdingsOf.get(person.id) ?? [];
      const rows = competencies.filter((it) => own.some((holding) => holding.frameworkId === it.frameworkId));
      const cellsOf = (competencyId: string) => held.get(person.id)?.get(competencyId);
      const { perCompetency: _, ...coverage } = profileGap(rows.map((it) => ({ competencyId: it.competencyId, hasLevels: it.hasLevels, held: levelOf(cellsOf(it.competencyId)), carriedOver: carriedOverIn(cellsOf(it.competencyId)), expectation: expectedOf(it.competencyId, own, expectations).expectation })));
      return { teamId: person.teamId, personId: person.id, name: person.name, hiredOn: person.hiredOn, profile: own.at(-1)?.title ?? null, coverage, openRequests: open.get(person.id) ?? 0, carriedOver: waitingIn(held.get(person.id), moment.zone) };
    });
    return {
      asOf: moment.day, zone: moment.zone,
      teams: teams.map((team) => {
        const own = lines.filter((it) => it.teamId === team.id);
        return { ...team, coverage: sumOfCoverage(own.map((it) => it.coverage)), members: own };
      }),
    };
  }
}
