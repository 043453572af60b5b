import { Injectable } from '@nestjs/common';
import type { Bilingual, TeamProgress } from '@palier/contracts';
import { dayOf, profileGap, sumOfCoverage, type Actor } from '@palier/domain';
import { CompetenciesQueries } from '#competencies';
import { carriedOverIn, expectedOf, levelOf, StandingQueries, waitingIn } from '#evidence';
import { Database } from '#platform';
import { RecordLook } from '#trust';

interface Member { teamId: string; team: Bilingual; id: string; name: string; hiredOn: string; open: number }
/** A team with nobody in it is one row. */
type Row = Member | { teamId: string; team: Bilingual; id: null };

@Injectable()
export class TeamsQueries {
  constructor(private readonly db: Database, private readonly competencies: CompetenciesQueries, private readonly standings: StandingQueries, private readonly looks: RecordLook) {}

  /** The teams that the actor leads, member by member: expected cells held of expected cells, with coverage. Reads the members alone, whatever the size of the house. */
  async ledBy(actor: Actor): Promise<TeamProgress> {
    const moment = await this.standings.moment({});
    const rows = await this.db.query<Row[]>(`
      with led as materialized (select teams_led_on($1, $2::date) as id),
        ours as materialized (select m.team_id, p.id, p.display_name as name, p.hired_on from membership_on($2::date) m join person p on p.id = m.person_id and p.id <> $1 and p.hired_on <= $2::date where m.team_id = any(array(select id from led)) and m.kind = 'member')
      select t.id as "teamId", t.name as team, p.id, p.name, p.hired_on::text as "hiredOn", (select count(*)::int from open_sign_off_request r where r.person_id = p.id) as open
      from led join team t on t.id = led.id left join ours p on p.team_id = t.id
      order by coalesce(t.name->>'fr', t.name->>'en') collate "fr-x-icu", t.id, p.name collate "fr-x-icu", p.id`, [actor.personId, moment.day]);
    const members = rows.filter((it): it is Member => it.id !== null);
    const ids = members.map((it) => it.id);
    await this.looks.atAll(actor, 'look.team', ids);
    const holdings = await this.standings.holdings(moment, ids);
    const competencies = await this.competencies.competenciesOf([...new Set(holdings.map((it) => it.frameworkId))]);
    const expectations = await this.competencies.expectationsOf([...new Set(holdings.map((it) => it.profileId))], moment.day, moment.knownBefore);
    const held = await this.standings.heldCells(moment, ids);
    const holdingsOf = Map.groupBy(holdings, (it) => it.personId);
    const ofFramework = Map.groupBy(competencies, (it) => it.frameworkId);
    const lastDay = once((end) => dayOf(end - 1, moment.zone));
    const lines = members.map((person) => {
      const own = holdingsOf.get(person.id) ?? [];
      const skills = [...new Set(own.map((it) => it.frameworkId))].flatMap((it) => ofFramework.get(it) ?? []);
      const cellsOf = (competencyId: string) => held.get(person.id)?.get(competencyId);
      const { perCompetency: _, ...coverage } = profileGap(skills.map((it) => ({ competencyId: it.competencyId, hasLevels: it.hasLevels, held: levelOf(cellsOf(it.competencyId)), carriedOver: carriedOverIn(cellsOf(it.competencyId)), expectation: expectedOf(it.competencyId, own, expectations).expectation })));
      const waiting = waitingIn(held.get(person.id));
      return { teamId: person.teamId, personId: person.id, name: person.name, hiredOn: person.hiredOn, profile: own.at(-1)?.title ?? null, coverage, openRequests: person.open, carriedOver: waiting === null ? null : { count: waiting.count, until: lastDay(waiting.end) } };
    });
    return {
      asOf: moment.day, zone: moment.zone,
      teams: [...new Map(rows.map((it) => [it.teamId, it.team]))].map(([id, name]) => {
        const own = lines.filter((it) => it.teamId === id);
        return { id, name, coverage: sumOfCoverage(own.map((it) => it.coverage)), members: own };
      }),
    };
  }
}

/** What the same instant gives is worked out once: those of one import end together. */
function once(of: (end: number) => string): (end: number) => string {
  const known = new Map<number, string>();
  return (end) => { const said = known.get(end) ?? of(end); known.set(end, said); return said; };
}
