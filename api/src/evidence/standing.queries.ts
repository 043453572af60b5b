import { Injectable } from '@nestjs/common';
import type { Bilingual } from '@palier/contracts';
import { dayOf, endOfDay, levelHeld, type HeldLevel, type Level } from '@palier/domain';
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

/** Cells held by person and competency. */
export type HeldCells = ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<Level>>>;

const endOfTime = new Date(8.64e15);
const idsOf = (whom: readonly string[] | string | null): readonly string[] | null => (typeof whom === 'string' ? [whom] : whom);

@Injectable()
export class StandingQueries {
  constructor(private readonly db: Database) {}

  /** Turns the days asked for into instants; without a day it is today. */
  async moment(asked: { readonly asOf?: string | undefined; readonly knownOn?: string | undefined }, reader: Reader = this.db): Promise<Moment> {
    const [row] = await reader.query<{ zone: string; now: Date }[]>('select palier_zone() as zone, palier_now() as now');
    if (row === undefined) throw new Error('the clock gave no answer');
    const day = asked.asOf ?? dayOf(row.now.getTime(), row.zone);
    return {
      day, zone: row.zone, knownOn: asked.knownOn ?? null, at: new Date(endOfDay(day, row.zone) - 1),
      knownBefore: asked.knownOn === undefined ? endOfTime : new Date(endOfDay(asked.knownOn, row.zone)),
    };
  }

  /** Which profiles people have on a day; all people, some, or one. */
  holdings(moment: Moment, whom: readonly string[] | string | null = null, reader: Reader = this.db): Promise<Holding[]> {
    return reader.query<Holding[]>(`
      select h.person_id as "personId", h.profile_id as "profileId", p.title, p.framework_id as "frameworkId", h.from_on::text as "from"
      from profile_holding h join profile p on p.id = h.profile_id left join profile_holding_end e on e.holding_id = h.id and e.recorded_at < $2
      where h.from_on <= $1::date and h.recorded_at < $2 and (e.until_on is null or e.until_on > $1::date) and ($3::uuid[] is null or h.person_id = any($3))
      order by h.from_on, h.id`, [moment.day, moment.knownBefore, idsOf(whom)]);
  }

  /** Cells held at a moment, for all people, some, or one. One query, whatever the number of people. */
  async heldCells(moment: Moment, whom: readonly string[] | string | null = null, reader: Reader = this.db): Promise<HeldCells> {
    const rows = await reader.query<{ personId: string; competencyId: string; levels: Level[] }[]>(`
      select person_id as "personId", competency_id as "competencyId", array_agg(level) as levels from standing
      where valid_from <= $1 and (valid_until is null or valid_until > $1) and known_from < $2 and (known_until is null or known_until >= $2) and ($3::uuid[] is null or person_id = any($3))
      group by person_id, competency_id`, [moment.at, moment.knownBefore, idsOf(whom)]);
    const held = new Map<string, Map<string, ReadonlySet<Level>>>();
    for (const row of rows) {
      const own = held.get(row.personId) ?? new Map<string, ReadonlySet<Level>>();
      held.set(row.personId, own.set(row.competencyId, new Set(row.levels)));
    }
    return held;
  }
}

/** The level that a set of held cells carries. */
export const levelOf = (cells: ReadonlySet<Level> | undefined): HeldLevel => levelHeld((level) => (cells?.has(level) === true ? [String(level)] : null)).level;
