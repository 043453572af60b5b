import { Injectable } from '@nestjs/common';
import type { Bilingual, Gaps } from '@palier/contracts';
import { cellKey, levels, profileGap, reachesEveryone, sumOfCoverage, type Actor, type Coverage } from '@palier/domain';
import { CompetenciesQueries, type CompetencyRow } from '#competencies';
import { carriedOverIn, expectedOf, levelOf, StandingQueries } from '#evidence';
import { PeopleQueries } from '#people';
import { Database } from '#platform';

type Group = Gaps['groups'][number];
interface Line { readonly team: { readonly id: string; readonly name: Bilingual } | null; readonly site: string | null; readonly coverage: Coverage; /** Cells expected, by key, with whether they are missing. */ readonly cells: ReadonlyMap<string, boolean> }

@Injectable()
export class GapsQueries {
  constructor(private readonly db: Database, private readonly people: PeopleQueries, private readonly competencies: CompetenciesQueries, private readonly standings: StandingQueries) {}

  /** What teams and sites lack today. HR sees everybody, a lead the people they lead; in sums alone. Eight queries, whatever the number of people. */
  async of(actor: Actor): Promise<Gaps> {
    const everybody = reachesEveryone(actor, 'coverage.read');
    const moment = await this.standings.moment({});
    const here = (await this.people.presentOn(moment.day)).filter((it) => everybody || (it.id !== actor.personId && actor.leads.includes(it.id)));
    const ids = here.map((it) => it.id);
    const sites = new Map((await this.db.query<{ id: string; site: string }[]>('select id, site from person where id = any($1) and site is not null', [ids])).map((it) => [it.id, it.site]));
    const holdings = Map.groupBy(await this.standings.holdings(moment, ids), (it) => it.personId);
    const all = [...holdings.values()].flat();
    const rows = await this.competencies.competenciesOf([...new Set(all.map((it) => it.frameworkId))]);
    const expectations = await this.competencies.expectationsOf([...new Set(all.map((it) => it.profileId))], moment.day, moment.knownBefore);
    const held = await this.standings.heldCells(moment, ids);
    const lines = here.map((person): Line => {
      const own = holdings.get(person.id) ?? [];
      const mine = rows.filter((row) => own.some((it) => it.frameworkId === row.frameworkId));
      const { perCompetency, ...coverage } = profileGap(mine.map((it) => ({ competencyId: it.competencyId, hasLevels: it.hasLevels, expectation: expectedOf(it.competencyId, own, expectations).expectation, held: levelOf(held.get(person.id)?.get(it.competencyId)), carriedOver: carriedOverIn(held.get(person.id)?.get(it.competencyId)) })));
      return {
        team: person.teamId === null || person.team === null ? null : { id: person.teamId, name: person.team }, site: sites.get(person.id) ?? null, coverage,
        cells: new Map(perCompetency.flatMap(({ competencyId, expected, missing }) => levels.filter((level) => level <= (expected ?? 0)).map((level) => [cellKey({ competencyId, level }), missing.includes(level)] as const))),
      };
    });
    const groups = [
      ...[...Map.groupBy(lines, (it) => it.team?.id)].flatMap(([id, members]): Group[] => (id === undefined ? [] : [groupOf('team', id, members[0]?.team?.name ?? {}, members, rows)])),
      ...[...Map.groupBy(lines, (it) => it.site)].flatMap(([site, members]): Group[] => (site === null ? [] : [groupOf('site', site, { fr: site, en: site }, members, rows)])),
    ].sort((a, b) => (a.kind === b.kind ? (a.name.fr ?? a.name.en ?? '').localeCompare(b.name.fr ?? b.name.en ?? '', 'fr') : a.kind === 'team' ? -1 : 1));
    const lacked = new Set(groups.flatMap((it) => it.cells.map(cellKey)));
    const activities = await this.db.query<Gaps['activities']>(`
      select v.course_id as "courseId", u.unit_id as "unitId", u.kind, u.minutes, u.serves as cells, t.title, t.locale as lang
      from (select distinct on (course_id) id, course_id from course_version order by course_id, number desc) v join unit_version u on u.course_version_id = v.id and u.serves <> '[]'
      join lateral (select x.title, x.locale from unit_text x where x.course_version_id = v.id and x.unit_id = u.unit_id order by (x.locale = (select locale from person where id = $1)) desc, x.revision desc limit 1) t on true
      order by v.course_id, u.position`, [actor.personId]);
    return { asOf: moment.day, zone: moment.zone, groups, activities: activities.map((it) => ({ ...it, cells: it.cells.filter((cell) => lacked.has(cellKey(cell))) })).filter((it) => it.cells.length > 0) };
  }
}

function groupOf(kind: Group['kind'], id: string, name: Bilingual, members: readonly Line[], rows: readonly CompetencyRow[]): Group {
  const cells = rows.flatMap((row) => levels.map((level) => {
    const expected = members.flatMap((it) => it.cells.get(cellKey({ competencyId: row.competencyId, level })) ?? []);
    return { competencyId: row.competencyId, name: row.name, level, missing: expected.filter((it) => it).length, of: expected.length };
  }));
  return { kind, id, name, people: members.length, coverage: sumOfCoverage(members.map((it) => it.coverage)), cells: cells.filter((it) => it.missing > 0).sort((a, b) => b.missing - a.missing) };
}
