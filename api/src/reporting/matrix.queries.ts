import { Injectable } from '@nestjs/common';
import type { Bilingual, HeatMap, Matrix, MatrixSummary } from '@palier/contracts';
import { levels, plusDays, profileGap, startOfDay, sumOfCoverage, type Coverage, type Level } from '@palier/domain';
import { CompetenciesQueries, type CompetencyRow, type ExpectationRow } from '#competencies';
import { carriedOverIn, carriedOverUntilDay, endsOnDay, expectedOf, levelOf, publishedBy, StandingQueries, type Cells, type HeldCells, type Holding, type Moment } from '#evidence';
import { Database, plannedAnew, Refusal, type Reader } from '#platform';

export interface MatrixQuestion {
  readonly asOf?: string | undefined; readonly knownOn?: string | undefined; readonly frameworkId?: string | undefined;
  readonly teamId?: string | undefined; readonly site?: string | undefined; readonly hiredFrom?: string | undefined; readonly hiredTo?: string | undefined; readonly profileId?: string | undefined; readonly only?: 'gaps' | 'expiring' | undefined;
}
interface Frame { readonly moment: Moment; readonly framework: { id: string; name: Bilingual }; readonly frameworks: { id: string; name: Bilingual }[]; readonly competencies: CompetencyRow[] }
interface Member { readonly id: string; readonly name: string; readonly team: Bilingual | null }
type Line = Matrix['people'][number];

/** So many people on a page; and of those without a gap so many are passed over before a page goes out with fewer. */
const [pageSize, mostPasses] = [100, 20];
/** A level that ends within so many days is about to. */
const soon = 90;
const nowhere = '00000000-0000-0000-0000-000000000000';

/**
 * Whom a matrix shows: who is here, and has a profile of its framework or holds a level of it. What is looked up of each person is written twice:
 * to count everybody, PostgreSQL reads all profiles and levels once; for a page it must not, and looks up each person of it.
 */
const shownBy = (found: (what: string) => string): string => `
  p.hired_on <= $1::date and not exists (select from departure_known($2) d where d.person_id = p.id and d.left_on <= $1::date)
  and (${found(`from profile_holding h join profile f on f.id = h.profile_id
      where h.person_id = p.id and f.framework_id = $4 and h.from_on <= $1::date and h.recorded_at < $2 and not exists (select from profile_holding_end e where e.holding_id = h.id and e.recorded_at < $2 and e.until_on <= $1::date) and ($10::uuid is null or h.profile_id = $10)`)}
    or ($10::uuid is null and ${found('from standing s where s.person_id = p.id and s.competency_id = any($5) and s.valid_from <= $3 and (s.valid_until is null or s.valid_until > $3) and s.known_from < $2 and (s.known_until is null or s.known_until >= $2)')}))
  and ($6::uuid is null or p.id in (select m.person_id from membership_known($1::date, $2) m where m.kind = 'member' and m.team_id = any(array(select teams_under_known($6, $1::date, $2)))))
  and ($7::text is null or p.site = $7) and p.hired_on >= coalesce($8::date, p.hired_on) and p.hired_on <= coalesce($9::date, p.hired_on)
  and ($11::timestamptz is null or ${found(`from standing s where s.person_id = p.id and s.competency_id = any($5) and s.valid_until > $3 and s.valid_until <= $11 and s.valid_from <= $3 and s.known_from < $2 and (s.known_until is null or s.known_until >= $2)
      and not exists (select from standing n where n.person_id = s.person_id and n.competency_id = s.competency_id and n.level = s.level and n.valid_from = s.valid_until and n.known_from < $2 and (n.known_until is null or n.known_until >= $2))`)})`;
const shown = shownBy((what) => `exists (select ${what})`);
const shownOnPage = shownBy((what) => `(select true ${what} limit 1)`);

/**
 * What people who are placed in a row (`placed`) hold of what is expected of them, competency by competency. Of several profiles the highest expectation counts; of levels those without a hole below.
 * Who has the same profiles is expected the same, and who holds the same is counted together: cells are read once, in the order in which they are kept, and what follows is about groups.
 * Of everybody all is read; of some, what is theirs is looked up.
 */
type Among = (whose: string, list: 'ours' | 'who') => string;
const everybody: Among = () => '';
const some: Among = (whose, list) => `and ${whose} = any(array(select id from ${list}))`;
const summed = (among: Among): string => `
  ours as materialized (select p.id from person p where ${shown}),
  asks as materialized (select distinct on (e.profile_id, e.competency_id) e.profile_id, e.competency_id, e.level from expectation e where e.competency_id = any($12) and e.effective_from <= $1::date and e.recorded_at < $2
    order by e.profile_id, e.competency_id, e.effective_from desc, e.recorded_at desc, e.id desc),
  bears as materialized (select h.person_id, array_agg(h.profile_id order by h.profile_id) as profiles from profile_holding h
    where h.from_on <= $1::date and h.recorded_at < $2 and not exists (select from profile_holding_end e where e.holding_id = h.id and e.recorded_at < $2 and e.until_on <= $1::date) ${among('h.person_id', 'ours')} group by 1),
  sets as materialized (select profiles, row_number() over ()::int as number from (select distinct profiles from bears) one),
  wish as materialized (select s.number, a.competency_id, max(a.level) as level from sets s join asks a on a.profile_id = any(s.profiles) and a.level is not null group by 1, 2),
  who as materialized (select p.id, p.row_id, s.number from placed p join bears b on b.person_id = p.id join sets s on s.profiles = b.profiles),
  mask as (select person_id, competency_id, bit_or(1 << (level - 1)) as all, coalesce(bit_or(1 << (level - 1)) filter (where carried_over), 0) as carried from standing
    where competency_id = any($12) and valid_from <= $3 and (valid_until is null or valid_until > $3) and known_from < $2 and (known_until is null or known_until >= $2) ${among('person_id', 'who')} group by 1, 2),
  cell as (select w.row_id, w.number, m.competency_id, case when m.all & 15 = 15 then 4 when m.all & 7 = 7 then 3 when m.all & 3 = 3 then 2 when m.all & 1 = 1 then 1 else 0 end as held, m.carried, count(*)::int as people
    from mask m join who w on w.id = m.person_id group by 1, 2, 3, 4, 5),
  holds as (select c.row_id, c.competency_id, sum(c.people * least(x.level, c.held))::int as held, sum(c.people * bit_count((c.carried & ((1 << least(x.level, c.held)) - 1))::bit(4)))::int as carried
    from cell c join wish x on x.number = c.number and x.competency_id = c.competency_id group by 1, 2),
  lacks as (select m.row_id, x.competency_id, sum(m.people * x.level)::int as expected, sum(m.people)::int as "with" from (select row_id, number, count(*)::int as people from who group by 1, 2) m join wish x on x.number = m.number group by 1, 2),
  sum as (select l.row_id, l.competency_id, coalesce(h.held, 0) as held, coalesce(h.carried, 0) as carried, l.expected, l."with" from lacks l left join holds h on h.row_id = l.row_id and h.competency_id = l.competency_id)`;
const amongOf = (asked: MatrixQuestion): Among => ([asked.teamId, asked.site, asked.hiredFrom, asked.hiredTo, asked.profileId, asked.only].every((it) => it === undefined) ? everybody : some);
interface Summed { readonly held: number; readonly carried: number; readonly expected: number; readonly with: number }
/** More rows than that nobody reads: a team is opened, or the matrix narrowed. */
const mostRows = 500;

@Injectable()
export class MatrixQueries {
  constructor(private readonly db: Database, private readonly competencies: CompetenciesQueries, private readonly standings: StandingQueries) {}

  /** One page of people by competencies of one framework, at a day. Seven queries, whatever the number of people in the house. */
  async matrix(asked: MatrixQuestion & { readonly after?: string | undefined; readonly unfold?: string | undefined }): Promise<Matrix> {
    const frame = await this.frame(asked);
    if (frame === null) return await this.nothing(asked);
    const people: Line[] = [];
    let after: string | null = asked.after ?? null;
    for (let pass = 0; pass < mostPasses && people.length < pageSize; pass++) {
      const found: { lines: Line[]; next: string | null } = await this.lines(frame, asked, after, pageSize);
      const wanted = asked.only === 'gaps' ? found.lines.filter((it) => it.cells.some((cell) => cell.state === 'below')) : found.lines;
      const room = pageSize - people.length;
      people.push(...wanted.slice(0, room));
      after = wanted.length > room ? (wanted[room - 1]?.personId ?? null) : found.next;
      if (after === null) break;
    }
    return { ...headOf(frame), people, next: after, coverage: sumOfCoverage(people.map((it) => it.coverage)) };
  }

  /** How many people that is, their coverage, and what there is to narrow it by. Five queries. */
  async summary(asked: MatrixQuestion): Promise<MatrixSummary> {
    const frame = await this.frame(asked);
    const choices = await this.choices();
    if (frame === null) return { people: 0, coverage: sumOfCoverage([]), ...choices };
    const [sum] = await this.db.query<(Summed & { people: number })[]>(`${plannedAnew}
      with recursive placed as (select id, '${nowhere}'::uuid as row_id from ours), ${summed(amongOf(asked))}
      select (select count(*)::int from ours) as people, coalesce(sum(held), 0)::int as held, coalesce(sum(carried), 0)::int as carried, coalesce(sum(expected), 0)::int as expected, coalesce(sum("with"), 0)::int as "with" from sum`, this.countedBy(frame, asked));
    const people = sum?.people ?? 0;
    return { people, coverage: coverageOf(sum === undefined ? [] : [sum], people, frame), ...choices };
  }

  /** What is held of what is expected, competency by competency, for each team right under the one asked for, or under none, with those under it; and for who is in that one itself, or in none. Four queries. */
  async heatMap(asked: MatrixQuestion): Promise<HeatMap> {
    const frame = await this.frame(asked);
    if (frame === null) { const { asOf, knownOn, zone, framework } = await this.nothing(asked); return { asOf, knownOn, zone, framework, competencies: [], people: 0, coverage: sumOfCoverage([]), rows: [], inAll: 0 }; }
    const among = amongOf(asked);
    const rows = await this.db.query<(Summed & { teamId: string | null; name: Bilingual | null; under: number; people: number; competencyId: string | null })[]>(`${plannedAnew}
      with recursive stands as materialized (select t.id, t.name, (select m.parent_id from team_move m where m.team_id = t.id and m.from_on <= $1::date and m.recorded_at < $2 order by m.from_on desc, m.recorded_at desc, m.id desc limit 1) as parent_id from team t),
        place (team_id, row_id) as (select s.id, s.id from stands s where s.parent_id is not distinct from $6::uuid union select s.id, p.row_id from place p join stands s on s.parent_id = p.team_id),
        rows_of as materialized (select team_id, row_id from place union all select $6::uuid, $6::uuid where $6::uuid is not null),
        under as materialized (select parent_id, count(*)::int as teams from stands group by 1),
        newest as materialized (select distinct on (m.person_id) m.person_id, m.team_id, m.until_on, e.until_on as ended_on from team_membership m left join team_membership_end e on e.membership_id = m.id and e.recorded_at < $2
          where m.kind = 'member' and m.recorded_at < $2 and m.from_on <= $1::date and (e.until_on is null or e.until_on > m.from_on) ${among('m.person_id', 'ours')} order by m.person_id, m.from_on desc, m.recorded_at desc),
        member as materialized (select n.person_id, r.row_id from newest n join rows_of r on r.team_id = n.team_id where (n.until_on is null or n.until_on > $1::date) and (n.ended_on is null or n.ended_on > $1::date)),
        placed as materialized (select o.id, coalesce(m.row_id, '${nowhere}') as row_id from ours o left join member m on m.person_id = o.id),
        ${summed(among)},
        size as (select row_id, count(*)::int as people from placed group by 1)
      select nullif(s.row_id, '${nowhere}') as "teamId", t.name, coalesce(u.teams, 0) as under, s.people, c.competency_id as "competencyId", coalesce(c.held, 0) as held, coalesce(c.carried, 0) as carried, coalesce(c.expected, 0) as expected, coalesce(c."with", 0) as "with"
      from size s left join sum c on c.row_id = s.row_id left join stands t on t.id = s.row_id left join under u on u.parent_id = s.row_id and s.row_id is distinct from $6::uuid
      order by s.row_id = coalesce($6::uuid, '${nowhere}'), coalesce(t.name->>'fr', t.name->>'en') collate "fr-x-icu" nulls last, s.row_id`, this.countedBy(frame, asked));
    const teams = [...Map.groupBy(rows, (it) => it.teamId).values()];
    const people = teams.reduce((sum, it) => sum + (it[0]?.people ?? 0), 0);
    return {
      ...headOf(frame), people, coverage: coverageOf(rows, people, frame), inAll: teams.length,
      rows: teams.slice(0, mostRows).map((of) => ({ id: of[0]?.teamId ?? null, name: of[0]?.name ?? null, under: of[0]?.under ?? 0, people: of[0]?.people ?? 0, coverage: coverageOf(of, of[0]?.people ?? 0, frame), cells: of.flatMap((it) => (it.competencyId === null ? [] : [{ competencyId: it.competencyId, held: it.held, expected: it.expected }])) })),
    };
  }

  /** The day of a matrix, how many people it shows, without a cell of it, and what the sheets of its framework say of themselves. */
  async size(asked: MatrixQuestion): Promise<{ asOf: string; people: number; disclaimers: readonly string[] }> {
    const frame = await this.frame(asked);
    if (frame === null) return { asOf: (await this.standings.moment(asked)).day, people: 0, disclaimers: [] };
    const [row] = await this.db.query<{ people: number; disclaimers: string[] }[]>(`select count(*)::int as people, array(select distinct f.disclaimer from profile f where f.framework_id = $4 and f.published_at <= $12 and f.disclaimer <> '' order by 1) as disclaimers from person p where ${shown}`, [...this.filters(frame, asked), publishedBy(frame.moment)]);
    return { asOf: frame.moment.day, people: row?.people ?? 0, disclaimers: row?.disclaimers ?? [] };
  }

  /** Whether it shows more people than that, once those without a gap are left out. */
  async isLonger(asked: MatrixQuestion, most: number): Promise<boolean> {
    let people = 0;
    for await (const page of this.pages(asked)) if ((people += page.people.length) > most) return true;
    return false;
  }

  /** Every page of a matrix, one after the other: read while it is written out, and never in memory as a whole. */
  async *pages(asked: MatrixQuestion): AsyncGenerator<Matrix> {
    const frame = await this.frame(asked);
    if (frame === null) { yield await this.nothing(asked); return; }
    let after: string | null = null;
    do {
      const found: { lines: Line[]; next: string | null } = await this.lines(frame, asked, after, 250);
      const people = asked.only === 'gaps' ? found.lines.filter((it) => it.cells.some((cell) => cell.state === 'below')) : found.lines;
      yield { ...headOf(frame), people, next: found.next, coverage: sumOfCoverage(people.map((it) => it.coverage)) };
      after = found.next;
    } while (after !== null);
  }

  /** The days, the framework and its competencies: what every page of a matrix shares. Where none is asked for, the framework of most people; a thousand of them decide, beyond that both are big. Null where there is none yet. */
  private async frame(asked: MatrixQuestion): Promise<Frame | null> {
    const moment = await this.standings.moment(asked);
    const frameworks = await this.db.query<{ id: string; name: Bilingual; people: number }[]>(`
      select f.id, f.name, (select count(*)::int from (select from profile p cross join lateral (select from profile_holding h where h.profile_id = p.id and h.from_on <= $1::date and h.recorded_at < $2
            and (select e.until_on <= $1::date from profile_holding_end e where e.holding_id = h.id and e.recorded_at < $2) is not true limit 1000) held
          where p.framework_id = f.id and $3 limit 1000) few) as people
      from framework f order by f.kind, coalesce(f.name->>'fr', f.name->>'en') collate "fr-x-icu", f.id`, [moment.day, moment.knownBefore, asked.frameworkId === undefined]);
    const most = asked.frameworkId ?? frameworks.reduce<(typeof frameworks)[number] | null>((best, it) => (best === null || it.people > best.people ? it : best), null)?.id;
    const framework = frameworks.find((it) => it.id === most);
    if (framework === undefined) {
      if (asked.frameworkId !== undefined) throw new Refusal('thing.not-found');
      return null;
    }
    const named = ({ id, name }: { id: string; name: Bilingual }) => ({ id, name });
    return { moment, framework: named(framework), frameworks: frameworks.map(named), competencies: await this.competencies.competenciesOf([framework.id], undefined, publishedBy(moment)) };
  }

  private async nothing(asked: MatrixQuestion): Promise<Matrix> {
    const moment = await this.standings.moment(asked);
    return { asOf: moment.day, knownOn: moment.knownOn, zone: moment.zone, framework: { id: nowhere, name: {} }, frameworks: [], competencies: [], people: [], next: null, coverage: sumOfCoverage([]) };
  }

  /** The next people of a matrix by name, after one of them. Four queries. */
  private async lines(frame: Frame, asked: MatrixQuestion & { readonly unfold?: string | undefined }, after: string | null, size: number, reader: Reader = this.db): Promise<{ lines: Line[]; next: string | null }> {
    const { moment, competencies } = frame;
    const found = await reader.query<Member[]>(`
      with page as materialized (
        select p.id, p.display_name from person p where ${shownOnPage} and ($12::uuid is null or (p.display_name collate "fr-x-icu", p.id) > (select a.display_name collate "fr-x-icu", a.id from person a where a.id = $12))
        order by p.display_name collate "fr-x-icu", p.id limit $13)
      select p.id, p.display_name as name, t.name as team from page p left join membership_known($1::date, $2) m on m.person_id = p.id and m.kind = 'member' and m.person_id = any(array(select id from page)) left join team t on t.id = m.team_id
      order by p.display_name collate "fr-x-icu", p.id`, [...this.filters(frame, asked), after, size + 1]);
    const page = found.slice(0, size);
    const ids = page.map((it) => it.id);
    const holdings = (await this.standings.holdings(moment, ids, reader)).filter((it) => it.frameworkId === frame.framework.id);
    const expectations = await this.competencies.levelsExpectedOf([...new Set(holdings.map((it) => it.profileId))], moment.day, moment.knownBefore, reader);
    const held = await this.standings.heldCells(moment, ids, reader);
    const own = Map.groupBy(holdings, (it) => it.personId);
    const asks = new Map<string, Wished>();
    const wished = (of: readonly Holding[]): Wished => {
      const key = of.map((it) => it.profileId).join();
      const known = asks.get(key) ?? competencies.map((it) => expectedOf(it.competencyId, of, expectations).expectation);
      asks.set(key, known);
      return known;
    };
    const unfolded = competencies.find((it) => it.competencyId === asked.unfold && it.hasLevels)?.competencyId;
    const levelled = (it: Line): Line => (unfolded === undefined ? it : { ...it, levels: levelsOf(held.get(it.personId)?.get(unfolded), moment.zone) });
    return { lines: page.map((person) => levelled(lineOf(person, competencies, own.get(person.id) ?? [], wished, held, moment.zone))), next: found.length > size ? (page.at(-1)?.id ?? null) : null };
  }

  private filters({ moment, framework, competencies }: Frame, it: MatrixQuestion): unknown[] {
    return [moment.day, moment.knownBefore, moment.at, framework.id, competencies.map((one) => one.competencyId), it.teamId ?? null, it.site ?? null, it.hiredFrom ?? null, it.hiredTo ?? null, it.profileId ?? null, it.only === 'expiring' ? new Date(startOfDay(plusDays(moment.day, soon + 1), moment.zone)) : null];
  }

  private countedBy(frame: Frame, asked: MatrixQuestion): unknown[] {
    return [...this.filters(frame, asked), frame.competencies.filter((it) => it.hasLevels).map((it) => it.competencyId)];
  }

  /** What there is to narrow it by. */
  private async choices(): Promise<Pick<MatrixSummary, 'teamChoices' | 'sites' | 'profiles'>> {
    const [row] = await this.db.query<{ teams: MatrixSummary['teamChoices']; sites: string[]; profiles: MatrixSummary['profiles'] }[]>(`
      select coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name) order by coalesce(t.name->>'fr', t.name->>'en') collate "fr-x-icu", t.id) from team t), '[]') as teams,
        array(select distinct site from person where site is not null order by 1 limit 500) as sites,
        coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.title) order by coalesce(p.title->>'fr', p.title->>'en') collate "fr-x-icu", p.id) from profile p), '[]') as profiles`);
    return { teamChoices: row?.teams ?? [], sites: row?.sites ?? [], profiles: row?.profiles ?? [] };
  }
}

const coverageOf = (of: readonly Summed[], people: number, { competencies }: Frame): Coverage => of.reduce((sum, it) => ({ ...sum, cellsHeld: sum.cellsHeld + it.held, cellsCarriedOver: sum.cellsCarriedOver + it.carried, cellsExpected: sum.cellsExpected + it.expected, competenciesWithExpectation: sum.competenciesWithExpectation + it.with }), { ...sumOfCoverage([]), competencies: people * competencies.length });

type Wished = readonly ExpectationRow['expectation'][];
const headOf = ({ moment, framework, frameworks, competencies }: Frame) => ({
  asOf: moment.day, knownOn: moment.knownOn, zone: moment.zone, framework, frameworks, competencies: competencies.map((it) => ({ id: it.competencyId, name: it.name, hasLevels: it.hasLevels })),
});

function levelsOf(cells: Cells | undefined, zone: string): NonNullable<Line['levels']> {
  const top = levelOf(cells);
  return levels.map((level) => ({ level, held: cells?.has(level) ?? false, counts: level <= top, carriedOverUntil: carriedOverUntilDay(cells, [level], zone), endsOn: endsOnDay(cells, [level], zone) }));
}

/** The levels up to each. */
const upTo: readonly (readonly Level[])[] = [0, ...levels].map((held) => levels.filter((level) => level <= held));

function lineOf(person: Member, competencies: readonly CompetencyRow[], holdings: readonly Holding[], wished: (of: readonly Holding[]) => Wished, held: HeldCells, zone: string): Line {
  const own = held.get(person.id);
  const asks = wished(holdings);
  const cells = competencies.map((it) => own?.get(it.competencyId));
  const items = competencies.map(({ competencyId, hasLevels }, index) => ({ competencyId, hasLevels, held: levelOf(cells[index]), carriedOver: carriedOverIn(cells[index]), expectation: asks[index] ?? { kind: 'unspecified' as const } }));
  const { perCompetency, ...coverage } = profileGap(items);
  return {
    personId: person.id, name: person.name, team: person.team, coverage,
    cells: perCompetency.map((it, index) => ({
      expected: it.expected, held: it.state === 'noScale' ? null : it.held, carriedOverUntil: carriedOverUntilDay(cells[index], upTo[it.held] ?? levels, zone), endsOn: endsOnDay(cells[index], upTo[it.held] ?? levels, zone),
      state: holdings.length === 0 && it.state !== 'noScale' ? ('noProfile' as const) : it.state,
    })),
  };
}
