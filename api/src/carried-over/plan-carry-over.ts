import { Injectable } from '@nestjs/common';
import type { CarryCounts, CarryProblem } from '@palier/contracts';
import { levelHeld, newestOf, normaliseName, verdictOn, type Actor, type Level } from '@palier/domain';
import { readLevelTable, type LevelField, type LevelLine, type LevelTable } from '@palier/formats';
import { CompetenciesQueries, type CompetencyRow } from '#competencies';
import { carriedOverIn, StandingQueries } from '#evidence';
import { loginKey } from '#people';
import { Database, Refusal, type Reader } from '#platform';

export interface LevelTableWish {
  readonly frameworkId: string;
  readonly text: string;
  readonly columns: Readonly<Record<string, LevelField | null>>;
  /** Which competency a name means; null leaves it out. */
  readonly names: Readonly<Record<string, string | null>>;
  readonly statedOn: string;
  readonly statedBy: string;
}

export interface PlannedLine {
  readonly line: number;
  readonly personId: string;
  readonly personName: string;
  readonly competencyId: string;
  readonly level: Level;
  readonly statedOn: string;
  readonly statedBy: string | null;
  readonly verdict: 'new' | 'same' | 'older' | 'proved';
}

export interface CarryPlan {
  readonly table: LevelTable;
  readonly competencies: readonly CompetencyRow[];
  readonly names: readonly { readonly name: string; readonly competencyId: string | null; readonly known: boolean }[];
  readonly lines: readonly PlannedLine[];
  readonly problems: readonly CarryProblem[];
  readonly today: string;
  readonly zone: string;
}

interface Known { readonly id: string; readonly name: string; readonly loginKey: string | null; readonly mail: string | null; readonly left: boolean }
type Say = (line: number, code: CarryProblem['code'], params?: CarryProblem['params']) => void;

/** Holds a table of levels against who is here and what is known of them: what each line would carry over. Writes nothing; a fixed number of queries, whatever the length of the table. */
@Injectable()
export class PlanCarryOver {
  constructor(private readonly db: Database, private readonly competencies: CompetenciesQueries, private readonly standings: StandingQueries) {}

  async of(by: Actor, wish: LevelTableWish, reader: Reader = this.db): Promise<CarryPlan> {
    const competencies = await this.competencies.competenciesOf([wish.frameworkId], reader);
    if (competencies.length === 0) throw new Refusal('thing.not-found');
    const { day: today, zone } = await this.standings.moment({}, reader);
    if (wish.statedOn > today) throw new Refusal('carried-over.day-in-future');
    const table = readLevelTable(wish.text, wish.columns);
    const names = namesOf(table, competencies, { ...(await this.remembered(wish.frameworkId, reader)) }, wish.names);
    const found = new Map<string, CarryProblem>();
    const say: Say = (line, code, params = {}) => { found.set(JSON.stringify([line, code, params]), { line, code, params }); };
    sayUnusable(table, names, competencies, say);

    const meant = new Map(names.map((it) => [it.name, it.competencyId]));
    const usable = table.lines.filter((it) => competencies.find((c) => c.competencyId === meant.get(it.competency))?.hasLevels === true);
    const whose = personOf(await this.known(table.lines, reader), by, say);
    const stated = usable.flatMap((it) => {
      const person = whose(it);
      const statedOn = it.date ?? wish.statedOn;
      if (statedOn > today) say(it.line, 'carry.day-in-future', { found: statedOn });
      if (person === null || statedOn > today) return [];
      return [{ line: it.line, personId: person.id, personName: person.name, competencyId: meant.get(it.competency) ?? '', level: it.level, statedOn, statedBy: it.rater ?? (wish.statedBy.trim() === '' ? null : wish.statedBy.trim()), name: it.competency }];
    });
    const { counts, older, conflicts } = newestOf(stated);
    for (const it of conflicts) say(it.line, 'carry.two-levels', { name: it.name });
    const before = await this.before(counts, reader);
    const lines = counts.flatMap(({ name, ...it }): PlannedLine[] => {
      const known = before(it);
      const verdict = verdictOn(it, known);
      if (verdict !== 'lower') return [{ ...it, verdict }];
      say(it.line, 'carry.lower-than-before', { name, level: known.stillHeld });
      return [];
    });
    return { table, competencies, names, lines: [...lines, ...older.map(({ name: _, ...it }): PlannedLine => ({ ...it, verdict: 'older' }))].sort((a, b) => a.line - b.line), problems: [...found.values()].sort((a, b) => a.line - b.line), today, zone };
  }

  /** Which competencies the names of earlier tables of this framework meant; the newest counts. */
  private async remembered(frameworkId: string, reader: Reader): Promise<Record<string, string | null>> {
    const rows = await reader.query<{ names: Record<string, string | null> }[]>('select names from carried_over_import where framework_id = $1 order by recorded_at desc, id desc limit 10', [frameworkId]);
    return Object.assign({}, ...rows.map((it) => it.names).reverse()) as Record<string, string | null>;
  }

  private known(lines: readonly LevelLine[], reader: Reader): Promise<Known[]> {
    const keys = [...new Set(lines.flatMap((it) => it.keys.map(loginKey)))];
    return reader.query<Known[]>(`
      select p.id, p.display_name as name, p.login_key as "loginKey", p.mail, coalesce(d.left_on <= palier_today(), false) as left from person p left join departure d on d.person_id = p.id
      where p.login_key = any($1) or lower(p.mail) = any($1) or lower(p.display_name) = any($1)`, [keys]);
  }

  /** What is known already of the people and competencies that a table speaks of. */
  private async before(lines: readonly { readonly personId: string; readonly competencyId: string }[], reader: Reader) {
    const rows = await reader.query<{ personId: string; competencyId: string; level: Level; statedOn: string }[]>(`
      select distinct on (l.person_id, l.competency_id) l.person_id as "personId", l.competency_id as "competencyId", l.level, l.stated_on::text as "statedOn"
      from carried_over_line l left join carried_over_withdrawal w on w.import_id = l.import_id
      where w.import_id is null and l.person_id = any($1) and l.competency_id = any($2) order by l.person_id, l.competency_id, l.stated_on desc, l.level desc`,
      [[...new Set(lines.map((it) => it.personId))], [...new Set(lines.map((it) => it.competencyId))]]);
    const stated = new Map(rows.map((it) => [`${it.personId}/${it.competencyId}`, it]));
    const held = await this.standings.heldCells(await this.standings.moment({}, reader), [...new Set(lines.map((it) => it.personId))], reader);
    return ({ personId, competencyId }: { readonly personId: string; readonly competencyId: string }) => {
      const cells = held.get(personId)?.get(competencyId);
      return { stated: stated.get(`${personId}/${competencyId}`) ?? null, stillHeld: carriedOverIn(cells).reduce<0 | Level>((most, it) => (it > most ? it : most), 0), proved: levelHeld((level) => (cells?.get(level) === null ? [String(level)] : null)).level };
    };
  }
}

/** Which competency each name of the table means: as chosen, else by the framework's own names, else as before. */
function namesOf(table: LevelTable, competencies: readonly CompetencyRow[], remembered: Readonly<Record<string, string | null>>, chosen: Readonly<Record<string, string | null>>): CarryPlan['names'] {
  const own = new Map(competencies.flatMap((it) => [it.name.fr, it.name.en].flatMap((name) => (name === undefined ? [] : [[normaliseName(name), it.competencyId] as const]))));
  const used = new Set([...table.columns.flatMap((it) => (it.field === 'levels' ? [it.header] : [])), ...table.lines.map((it) => it.competency)]);
  return [...used].map((name) => {
    const key = normaliseName(name);
    const wished = Object.hasOwn(chosen, name) ? chosen[name] : (own.get(key) ?? (Object.hasOwn(remembered, key) ? remembered[key] : undefined));
    const found = wished != null && competencies.some((it) => it.competencyId === wished) ? wished : null;
    return { name, competencyId: found, known: found !== null || wished === null };
  });
}

/** Says the names that mean no competency, or one without levels: in a grid once, at its header; and passes on what reading found wrong in columns that are used. */
function sayUnusable(table: LevelTable, names: CarryPlan['names'], competencies: readonly CompetencyRow[], say: Say): void {
  const unusable = new Map<string, 'carry.competency-unknown' | 'carry.competency-without-levels'>();
  for (const { name, competencyId, known } of names) {
    if (!known) unusable.set(name, 'carry.competency-unknown');
    else if (competencies.find((it) => it.competencyId === competencyId)?.hasLevels === false) unusable.set(name, 'carry.competency-without-levels');
  }
  const asideInGrid = new Set(table.form === 'grid' ? names.filter((it) => it.competencyId === null || unusable.has(it.name)).map((it) => it.name) : []);
  for (const { line, code, params } of table.problems) if (!asideInGrid.has(String(params['column'] ?? ''))) say(line, code, { ...params });
  if (table.form === 'grid') for (const [name, code] of unusable) say(1, code, { name });
  else for (const { line, competency } of table.lines) { const code = unusable.get(competency); if (code !== undefined) say(line, code, { name: competency }); }
}

/** Who a line is about: by login or address, else by a name that only one person here has. Each problem is said once a line. */
function personOf(known: readonly Known[], by: Actor, say: Say): (line: LevelLine) => Known | null {
  const indexed = (keysOf: (it: Known) => readonly (string | null)[]): Map<string, Known[]> => {
    const index = new Map<string, Known[]>();
    for (const it of known) for (const key of new Set(keysOf(it).flatMap((own) => (own === null ? [] : [loginKey(own)])))) index.set(key, [...(index.get(key) ?? []), it]);
    return index;
  };
  const [accounts, names] = [indexed((it) => [it.loginKey, it.mail]), indexed((it) => [it.name])];
  return ({ line, person, keys }) => {
    const among = (index: ReadonlyMap<string, Known[]>): Known[] => [...new Set(keys.flatMap((key) => index.get(loginKey(key)) ?? []))];
    const byAccount = among(accounts);
    const all = byAccount.length > 0 ? byAccount : among(names);
    const here = all.filter((it) => !it.left);
    const [one, ...others] = here.length > 0 ? here : all;
    if (one === undefined) say(line, 'carry.person-unknown', { person });
    else if (others.length > 0) say(line, 'carry.person-ambiguous', { person });
    else if (one.left) say(line, 'carry.has-left', { person: one.name });
    else if (one.id === by.personId) say(line, 'carry.own-line');
    else return one;
    return null;
  };
}

/** How much a plan would carry over, and how much stays as it is. */
export function countsOf({ lines, problems }: CarryPlan): CarryCounts {
  const of = (verdict: PlannedLine['verdict']): readonly PlannedLine[] => lines.filter((it) => it.verdict === verdict);
  return { people: new Set(of('new').map((it) => it.personId)).size, lines: of('new').length, levels: of('new').reduce((sum, it) => sum + it.level, 0), same: of('same').length, older: of('older').length, proved: of('proved').length, problems: problems.length };
}
