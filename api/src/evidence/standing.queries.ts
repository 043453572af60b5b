import { Injectable } from '@nestjs/common';
import type { Bilingual } from '@palier/contracts';
import { dayOf, endOfDay, levelHeld, levels, type HeldLevel, type Level } from '@palier/domain';
import { Database, type Reader } from '#platform';

/** The two times of a question: "as of D" is the end of that day in the installation's zone, "as known on K" likewise. */
export interface Moment {
  readonly day: string;
  readonly knownOn: string | null;
  readonly zone: string;
  /** The last instant that counts. */
  readonly at: Date;
  /** What was recorded before this instant was known. */
  readonly knownBefore: Date;
}

export interface Holding { readonly personId: string; readonly profileId: string; readonly title: Bilingual; readonly frameworkId: string; readonly from: string }

/** The levels of a competency that a person holds, each with the instant until which what was carried over holds it alone; null where proof of our own does. */
export interface Cells extends ReadonlyMap<Level, Date | null> { /** When proof of our own ends that nothing known takes over from. */ readonly ends: ReadonlyMap<Level, Date> }

/** Cells held by person and competency. */
export type HeldCells = ReadonlyMap<string, ReadonlyMap<string, Cells>>;

const endOfTime = new Date(8.64e15);

/** The same for whoever has asked the clock already. */
export function momentOf({ zone, now }: { readonly zone: string; readonly now: Date }, asked: { readonly asOf?: string | undefined; readonly knownOn?: string | undefined }): Moment {
  const day = asked.asOf ?? dayOf(now.getTime(), zone);
  return {
    day, zone, knownOn: asked.knownOn ?? null, at: new Date(endOfDay(day, zone) - 1),
    knownBefore: asked.knownOn === undefined ? endOfTime : new Date(endOfDay(asked.knownOn, zone)),
  };
}

/** What was published after this instant was not in force at the moment, or not known. */
export const publishedBy = ({ at, knownBefore }: Moment): Date => (knownBefore.getTime() <= at.getTime() ? new Date(knownBefore.getTime() - 1) : at);

const idsOf = (whom: readonly string[] | string): readonly string[] => (typeof whom === 'string' ? [whom] : whom);

interface CellsRow { readonly personId: string; readonly competencyId: string; readonly levels: Level[]; readonly waits: Partial<Record<Level, string>> | null; readonly ends: Partial<Record<Level, string>> | null }
/** Of everybody, or of some: two statements, since one for both would have no plan that serves both. */
const profilesOf = (whose: '' | 'and h.person_id = any($3)'): string => `
  select h.person_id as "personId", h.profile_id as "profileId", p.title, p.framework_id as "frameworkId", h.from_on::text as "from"
  from profile_holding h join profile p on p.id = h.profile_id
  where h.from_on <= $1::date and h.recorded_at < $2 and not exists (select from profile_holding_end e where e.holding_id = h.id and e.recorded_at < $2 and e.until_on <= $1::date) ${whose}
  order by h.from_on, h.id`;
const cellsOf = (whose: '' | 'and person_id = any($3)' | 'and competency_id = any($3) and ($4::uuid[] is null or person_id = any($4))'): string => `
  select person_id as "personId", competency_id as "competencyId", array_agg(level) as levels, jsonb_object_agg(level, valid_until) filter (where carried_over) as waits,
    jsonb_object_agg(level, valid_until) filter (where not carried_over and valid_until is not null and not exists (
      select from standing n where n.person_id = s.person_id and n.competency_id = s.competency_id and n.level = s.level and n.valid_from = s.valid_until and n.known_from < $2 and (n.known_until is null or n.known_until >= $2))) as ends
  from standing s where valid_from <= $1 and (valid_until is null or valid_until > $1) and known_from < $2 and (known_until is null or known_until >= $2) ${whose}
  group by person_id, competency_id`;

@Injectable()
export class StandingQueries {
  constructor(private readonly db: Database) {}

  /** Turns the days asked for into instants; without a day it is today. */
  async moment(asked: { readonly asOf?: string | undefined; readonly knownOn?: string | undefined }, reader: Reader = this.db): Promise<Moment> {
    const [row] = await reader.query<{ zone: string; now: Date }[]>('select palier_zone() as zone, palier_now() as now');
    if (row === undefined) throw new Error('the clock gave no answer');
    return momentOf(row, asked);
  }

  /** Which profiles people have on a day; all people, some, or one. */
  holdings(moment: Moment, whom: readonly string[] | string | null = null, reader: Reader = this.db): Promise<Holding[]> {
    return whom === null ? reader.query<Holding[]>(profilesOf(''), [moment.day, moment.knownBefore]) : reader.query<Holding[]>(profilesOf('and h.person_id = any($3)'), [moment.day, moment.knownBefore, idsOf(whom)]);
  }

  /** Cells held at a moment, for all people, some, or one. One query, whatever the number of people. */
  async heldCells(moment: Moment, whom: readonly string[] | string | null = null, reader: Reader = this.db): Promise<HeldCells> {
    return heldFrom(await (whom === null ? reader.query<CellsRow[]>(cellsOf(''), [moment.at, moment.knownBefore]) : reader.query<CellsRow[]>(cellsOf('and person_id = any($3)'), [moment.at, moment.knownBefore, idsOf(whom)])));
  }

  /** The same for some competencies. One query. */
  async heldCellsOf(moment: Moment, competencyIds: readonly string[], whom: readonly string[] | null, reader: Reader = this.db): Promise<HeldCells> {
    return heldFrom(await reader.query<CellsRow[]>(cellsOf('and competency_id = any($3) and ($4::uuid[] is null or person_id = any($4))'), [moment.at, moment.knownBefore, competencyIds, whom]));
  }
}

function heldFrom(rows: readonly CellsRow[]): HeldCells {
  const held = new Map<string, Map<string, Cells>>();
  for (const { personId, competencyId, levels: cells, waits, ends } of rows) {
    let own = held.get(personId);
    if (own === undefined) held.set(personId, (own = new Map<string, Cells>()));
    own.set(competencyId, cellsFrom(cells, waits, ends));
  }
  return held;
}

/** Most levels neither wait nor end: their cells share what says so. */
const [noEnds, nothing]: readonly [ReadonlyMap<Level, Date>, Level[]] = [new Map(), []];
const byIt = ['it'] as const;

function cellsFrom(cells: readonly Level[], waits: CellsRow['waits'], ends: CellsRow['ends']): Cells {
  const held = new Map<Level, Date | null>();
  for (const level of cells) { const end = waits?.[level]; held.set(level, end === undefined ? null : new Date(end)); }
  return Object.assign(held, { ends: ends === null ? noEnds : new Map(cells.flatMap((level) => { const end = ends[level]; return end === undefined ? [] : [[level, new Date(end)] as const]; })) });
}

/** The level that held cells carry. */
export const levelOf = (cells: Cells | undefined): HeldLevel => (cells === undefined ? 0 : levelHeld((level) => (cells.has(level) ? byIt : null)).level);

/** The levels that what was carried over holds alone. */
export function carriedOverIn(cells: Cells | undefined): readonly Level[] {
  let found: Level[] | null = null;
  if (cells !== undefined) for (const [level, until] of cells) if (until !== null) (found ??= []).push(level);
  return found ?? nothing;
}

/** The last day on which a cell is held by what was carried over alone, or null where it is not; of several cells the first to end. */
export function carriedOverUntilDay(cells: Cells | undefined, among: readonly Level[], zone: string): string | null {
  const end = firstEnd(cells, among);
  return end === null ? null : dayOf(end - 1, zone);
}

/** The last day of the first of these cells that ends by itself, or null where none does. */
export function endsOnDay(cells: Cells | undefined, among: readonly Level[], zone: string): string | null {
  if (cells === undefined || cells.ends.size === 0) return null;
  const ends = among.flatMap((level) => cells.ends.get(level)?.getTime() ?? []);
  return ends.length === 0 ? null : dayOf(Math.min(...ends) - 1, zone);
}

/** How many competencies of a person rest on what was carried over, and the first instant at which one ends; null where none does. */
export function waitingIn(own: ReadonlyMap<string, Cells> | undefined): { readonly count: number; readonly end: number } | null {
  const ends = [...(own?.values() ?? [])].flatMap((cells) => firstEnd(cells, levels) ?? []);
  return ends.length === 0 ? null : { count: ends.length, end: Math.min(...ends) };
}

/** The first instant at which a cell ends that is held by what was carried over alone. */
function firstEnd(cells: Cells | undefined, among: readonly Level[]): number | null {
  let first: number | null = null;
  if (cells !== undefined) for (const level of among) { const end = cells.get(level)?.getTime(); if (end !== undefined && (first === null || end < first)) first = end; }
  return first;
}
