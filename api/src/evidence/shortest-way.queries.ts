import { Injectable } from '@nestjs/common';
import type { ShortestWay, WayStep } from '@palier/contracts';
import { alternatives, cellKey, isSignatureFor, itemWays, overWeeks, profileGap, prove, shortestWay, signatureId, standingOf, type Actor, type Cell, type CellToProve, type Level } from '@palier/domain';
import { CompetenciesQueries, type CompetencyRow } from '#competencies';
import { PeopleQueries } from '#people';
import { Database, Refusal, require } from '#platform';
import { RecordLook } from '#trust';
import { expectedOf } from './expected.js';
import { ProjectStandings } from './project-standings.js';
import { carriedOverIn, StandingQueries, type Holding } from './standing.queries.js';

type ActivityRow = Extract<WayStep, { kind: 'activity' }>['activity'] & { readonly serves: readonly Cell[]; readonly done: boolean };
interface Prover { readonly id: string; readonly kind: 'quiz' | 'checklist'; readonly cells: readonly Cell[]; readonly activity: ActivityRow }
const usual = 120;

@Injectable()
export class ShortestWayQueries {
  constructor(private readonly db: Database, private readonly people: PeopleQueries, private readonly competencies: CompetenciesQueries, private readonly standings: StandingQueries, private readonly facts: ProjectStandings, private readonly looks: RecordLook) {}

  /** The fewest activities and sign-offs that prove what is missing today, of somebody's profiles or of one they look towards. Eleven queries, and the look that is kept. */
  async of(actor: Actor, personId: string, asked: { readonly towards?: string | undefined; readonly minutesAWeek?: string | undefined }): Promise<ShortestWay> {
    require(actor, 'standing.read', personId);
    const name = await this.people.nameOf(personId);
    if (name === null) throw new Refusal('thing.not-found');
    await this.looks.at(actor, 'look.levels', personId);
    const moment = await this.standings.moment({});
    const holdings: readonly (Holding & { readonly disclaimer?: string | null })[] = asked.towards === undefined ? await this.standings.holdings(moment, personId) : [await this.towards(personId, asked.towards, moment.day)];
    const rows = (await this.competencies.competenciesOf([...new Set(holdings.map((it) => it.frameworkId))])).filter((it) => it.hasLevels);
    const expectations = await this.competencies.expectationsOf(holdings.map((it) => it.profileId), moment.day, moment.knownBefore);
    const carried = (await this.standings.heldCells(moment, personId)).get(personId);
    const { evidence, revocations, disputes } = await this.facts.factsOf(personId);
    const ruleOf = await this.facts.rulesFor(rows.map(({ competencyId }) => ({ competencyId, level: 1 })));
    const standing = new Map(rows.map(({ competencyId }) => {
      const rule = (level: Level) => ruleOf({ competencyId, level });
      return [competencyId, standingOf({ competencyId, criteria: { 1: rule(1), 2: rule(2), 3: rule(3), 4: rule(4) }, evidence, revocations, disputes, at: moment.at.getTime() })];
    }));
    const gap = profileGap(rows.map((it) => ({ competencyId: it.competencyId, hasLevels: true, expectation: expectedOf(it.competencyId, holdings, expectations).expectation, held: standing.get(it.competencyId)?.level ?? 0, carriedOver: carriedOverIn(carried?.get(it.competencyId)) })));
    const missing = gap.perCompetency.flatMap(({ competencyId, missing: levels }) => levels.map((level): Cell => ({ competencyId, level })));

    const activities = await this.activities(actor.personId, personId);
    const provers = activities.flatMap((it): Prover[] => (it.kind === 'quiz' || it.kind === 'checklist' ? [{ id: it.unitId, kind: it.kind, cells: it.serves, activity: it }] : []));
    const cells = missing.map((cell): CellToProve => ({ key: cellKey(cell), ways: itemWays(cell, alternatives(standing.get(cell.competencyId)?.levels[cell.level - 1]?.proof ?? prove({ kind: 'any', of: [] }, [])), provers) }));
    const most = Math.max(1, ...cells.flatMap(({ ways }) => ways.map((way) => way.length)));
    const items = [
      ...provers.map((it) => ({ id: it.id, signature: false, minutes: it.activity.minutes })),
      ...rows.flatMap(({ competencyId }) => Array.from({ length: most }, (_, nth) => ({ id: signatureId(competencyId, nth + 1), signature: true, minutes: 0 }))),
    ];
    const way = shortestWay(cells, items);
    const requests = new Map((await this.db.query<{ id: string; competencyId: string }[]>('select id, competency_id as "competencyId" from open_sign_off_request where person_id = $1', [personId])).map((it) => [it.competencyId, it.id]));

    const minutesAWeek = Number(asked.minutesAWeek ?? usual);
    const steps = inWeeks(stepsOf({ way: way.items, missing, cells, rows, activities, provers, requests }), minutesAWeek);
    const named = naming(rows);
    return {
      person: { id: personId, name }, asOf: moment.day, zone: moment.zone, profiles: holdings.map((it) => ({ id: it.profileId, title: it.title })), missing: missing.length,
      coverage: { cellsHeld: gap.cellsHeld, cellsCarriedOver: gap.cellsCarriedOver, cellsExpected: gap.cellsExpected, competenciesWithExpectation: gap.competenciesWithExpectation, competencies: gap.competencies },
      disclaimer: asked.towards === undefined ? null : (holdings[0]?.disclaimer ?? null), minutesAWeek, minutes: steps.reduce((sum, it) => sum + it.minutes, 0), weeks: steps.at(-1)?.weeks.to ?? 0, things: way.items.length, proven: way.proven, steps,
      unreachable: missing.filter((it) => way.unreachable.includes(cellKey(it))).map(named),
    };
  }

  /** Another profile, as if it were held from today. */
  private async towards(personId: string, profileId: string, day: string) {
    const [row] = await this.db.query<{ title: ShortestWay['profiles'][number]['title']; frameworkId: string; disclaimer: string | null }[]>('select title, framework_id as "frameworkId", disclaimer from profile where id = $1', [profileId]);
    if (row === undefined) throw new Refusal('thing.not-found');
    return { personId, profileId, from: day, ...row };
  }

  /** The activities of every published course one of whose activities is about a level, in its newest version and in the order of the course. */
  private activities(readerId: string, personId: string): Promise<ActivityRow[]> {
    return this.db.query<ActivityRow[]>(`
      select v.course_id as "courseId", u.unit_id as "unitId", u.kind, u.minutes, u.serves, t.title, t.locale as lang, d.unit_id is not null as done
      from (select distinct on (course_id) id, course_id from course_version order by course_id, number desc) v
      join unit_version u on u.course_version_id = v.id
      join lateral (select x.title, x.locale from unit_text x where x.course_version_id = v.id and x.unit_id = u.unit_id order by (x.locale = (select locale from person where id = $1)) desc, x.revision desc limit 1) t on true
      left join (select distinct unit_id from unit_done where person_id = $2) d on d.unit_id = u.unit_id
      where exists (select from unit_version s where s.course_version_id = v.id and s.serves <> '[]')
      order by v.course_id, u.position`, [readerId, personId]);
  }
}

const naming = (rows: readonly CompetencyRow[]) => (cell: Cell) => ({ ...cell, name: rows.find((it) => it.competencyId === cell.competencyId)?.name ?? {} });

/** The items of a way as things to do: competency by competency, the lowest level first, what one does alone before what others sign. */
function stepsOf({ way, missing, cells, rows, activities, provers, requests }: { readonly way: readonly string[]; readonly missing: readonly Cell[]; readonly cells: readonly CellToProve[]; readonly rows: readonly CompetencyRow[]; readonly activities: readonly ActivityRow[]; readonly provers: readonly Prover[]; readonly requests: ReadonlyMap<string, string> }): WayStep[] {
  const named = naming(rows);
  const chosen = new Set(way);
  /** Which missing cells an item is for, as they are proved by what was chosen. */
  const used = new Map(cells.map((it) => [it.key, it.ways.find((one) => one.every((id) => chosen.has(id))) ?? []]));
  const provedBy = (ids: readonly string[]): Cell[] => missing.filter((cell) => used.get(cellKey(cell))?.some((id) => ids.includes(id)));
  const none = { before: [], minutes: 0, weeks: { from: 1, to: 1 } };
  const written = new Set(activities.flatMap((it) => it.serves.map(cellKey)));
  const rank = (of: readonly Cell[]): number => Math.min(...of.map((cell) => missing.findIndex((it) => cellKey(it) === cellKey(cell))));
  const alone = provers.filter((it) => chosen.has(it.id)).map(({ id, activity }) => ({ cells: provedBy([id]), activity })).map((it): WayStep => ({ kind: 'activity', activity: plain(it.activity), cells: it.cells.map(named), ...none }));
  const signed = rows.flatMap(({ competencyId, name }): WayStep[] => {
    const ids = way.filter((id) => isSignatureFor(id, competencyId));
    const proved = provedBy(ids);
    const level = proved.at(-1)?.level;
    return level === undefined ? [] : [{ kind: 'signOff', competencyId, name, level, signatures: ids.length, requestId: requests.get(competencyId) ?? null, unwritten: proved.filter((it) => !written.has(cellKey(it))).map((it) => it.level), cells: proved.map(named), ...none }];
  });
  const ordered = [...alone, ...signed].sort((a, b) => rank(a.cells) - rank(b.cells));

  const taken = new Set(way);
  return ordered.map((step): WayStep => {
    const keys = new Set(step.cells.map(cellKey));
    const courses = new Set(activities.filter((it) => it.serves.some((cell) => keys.has(cellKey(cell)))).map((it) => it.courseId));
    const before = activities.filter((it) => courses.has(it.courseId) && !it.done && !taken.has(it.unitId) && it.kind !== 'quiz' && it.kind !== 'checklist');
    for (const it of before) taken.add(it.unitId);
    return { ...step, before: before.map(plain), minutes: before.reduce((sum, it) => sum + it.minutes, step.kind === 'activity' ? step.activity.minutes : 0) };
  });
}

const plain = ({ courseId, unitId, kind, title, lang, minutes }: ActivityRow) => ({ courseId, unitId, kind, title, lang, minutes });

function inWeeks(steps: readonly WayStep[], minutesAWeek: number): WayStep[] {
  const weeks = overWeeks(steps.map((it) => it.minutes), minutesAWeek);
  return steps.map((it, at) => ({ ...it, weeks: weeks[at] ?? it.weeks }));
}
