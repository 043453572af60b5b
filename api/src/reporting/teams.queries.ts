import { Injectable } from '@nestjs/common';
import type { Bilingual, TeamProgress } from '@palier/contracts';
import { dayOf, profileGap, sumOfCoverage, type Actor } from '@palier/domain';
import { CompetenciesQueries } from '#competencies';
import { carriedOverIn, expectedOf, levelOf, momentOf, StandingQueries, waitingIn, type Holding } from '#evidence';
import { Database } from '#platform';
import { RecordLook } from '#trust';

interface Clock { zone: string; now: Date }
interface Member { teamId: string; team: Bilingual; id: string; name: string; hiredOn: string; open: number }
/** A team with nobody in it is one row; no team at all is one that says what time it is. */
type Row = Clock & (Member | { teamId: string; team: Bilingual; id: null } | { teamId: null; id: null });

@Injectable()
export class TeamsQueries {
  constructor(private readonly db: Database, private readonly competencies: CompetenciesQueries, private readonly standings: StandingQueries, private readonly looks: RecordLook) {}

  /** The teams that the actor leads, member by member: expected cells held of expected cells, with coverage. Reads the members alone, whatever the size of the house. */
  async ledBy(actor: Actor): Promise<TeamProgress> {
    const rows = await this.db.query<Row[]>(`
      with clock as materialized (select zone, now, (now at time zone zone)::date as day from (select palier_zone() as zone, palier_now() as now offset 0) it),
        led as materialized (select teams_led_on($1, day) as id from clock),
        ours as materialized (select m.team_id, m.person_id from clock cross join lateral membership_on(clock.day) m where m.team_id = any(array(select id from led)) and m.kind = 'member' and m.person_id <> $1)
      select clock.zone, clock.now, t.id as "teamId", t.name as team, p.id, p.display_name as name, p.hired_on::text as "hiredOn", (select count(*)::int from open_sign_off_request r where r.person_id = p.id) as open
      from clock left join (led join team t on t.id = led.id) on true left join (ours join person p on p.id = ours.person_id) on ours.team_id = t.id and p.hired_on <= clock.day
      order by coalesce(t.name->>'fr', t.name->>'en') collate "fr-x-icu", t.id, p.display_name collate "fr-x-icu", p.id`, [actor.personId]);
    const [clock] = rows;
    if (clock === undefined) throw new Error('the clock gave no answer');
    const moment = momentOf(clock, {});
    const members = rows.filter((it): it is Clock & Member => it.id !== null);
    const ids = members.map((it) => it.id);
    await this.looks.atAll(actor, 'look.team', ids);
    const holdings = await this.standings.holdings(moment, ids);
    const scales = await this.competencies.scalesOf([...new Set(holdings.map((it) => it.frameworkId))]);
    const expectations = await this.competencies.expectationsOf([...new Set(holdings.map((it) => it.profileId))], moment.day, moment.knownBefore);
    const held = await this.standings.heldCells(moment, ids);
    const holdingsOf = Map.groupBy(holdings, (it) => it.personId);
    const ofFramework = Map.groupBy(scales, (it) => it.frameworkId);
    const lastDay = once((end: number) => dayOf(end - 1, moment.zone), String);
    // A team has few profiles: what they expect is worked out once for each.
    const skillsOf = once((own: readonly Holding[]) => [...new Set(own.map((it) => it.frameworkId))].flatMap((it) => ofFramework.get(it) ?? []).map(({ competencyId, hasLevels }) => ({ competencyId, hasLevels, expectation: expectedOf(competencyId, own, expectations).expectation })), (own) => own.map((it) => it.profileId).join());
    const lines = members.map((person) => {
      const own = holdingsOf.get(person.id) ?? [];
      const cells = held.get(person.id);
      const { perCompetency: _, ...coverage } = profileGap(skillsOf(own).map((it) => ({ ...it, held: levelOf(cells?.get(it.competencyId)), carriedOver: carriedOverIn(cells?.get(it.competencyId)) })));
      const waiting = waitingIn(cells);
      return { teamId: person.teamId, personId: person.id, name: person.name, hiredOn: person.hiredOn, profile: own.at(-1)?.title ?? null, coverage, openRequests: person.open, carriedOver: waiting === null ? null : { count: waiting.count, until: lastDay(waiting.end) } };
    });
    return {
      asOf: moment.day, zone: moment.zone,
      teams: [...new Map(rows.flatMap((it) => (it.teamId === null ? [] : [[it.teamId, it.team] as const])))].map(([id, name]) => {
        const own = lines.filter((it) => it.teamId === id);
        return { id, name, coverage: sumOfCoverage(own.map((it) => it.coverage)), members: own };
      }),
    };
  }
}

/** What comes from the same is worked out once: those of one import end together, and those of one role are expected the same. */
function once<From, To>(of: (it: From) => To, keyOf: (it: From) => string): (it: From) => To {
  const known = new Map<string, To>();
  return (it) => { const key = keyOf(it); const said = known.get(key) ?? of(it); known.set(key, said); return said; };
}
