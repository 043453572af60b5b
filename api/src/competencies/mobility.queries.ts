import { Injectable } from '@nestjs/common';
import type { Mobility } from '@palier/contracts';
import { expectedLevel, normaliseName, termOf, type Level } from '@palier/domain';
import { Database, type Reader } from '#platform';
import { CompetenciesQueries } from './competencies.queries.js';
import { HeldSheets, type HeldSheet } from './held-sheets.js';

/** What a profile expects of each competency, by its name: two sheets call one competency the same, whatever the framework. */
type Expected = ReadonlyMap<string, Level | null>;
type Asked = Pick<HeldSheet, 'profileId' | 'frameworkId'>;

@Injectable()
export class MobilityQueries {
  constructor(private readonly db: Database, private readonly competencies: CompetenciesQueries, private readonly sheets: HeldSheets) {}

  /** The sheet of a profile, or the one that it is based on; null where there is none. */
  async sheetOf(profileId: string, reader: Reader = this.db): Promise<{ readonly asked: Asked; readonly own: HeldSheet | null; readonly all: readonly HeldSheet[] } | null> {
    const chain = await reader.query<{ id: string; frameworkId: string }[]>('with recursive up as (select id, framework_id, based_on, 0 as depth from profile where id = $1 union all select p.id, p.framework_id, p.based_on, up.depth + 1 from up join profile p on p.id = up.based_on where up.depth < 10) select id, framework_id as "frameworkId" from up order by depth', [profileId]);
    const [first] = chain;
    if (first === undefined) return null;
    const all = await this.sheets.all(null, reader);
    return { asked: { profileId: first.id, frameworkId: first.frameworkId }, own: chain.map(({ id }) => all.find((it) => it.profileId === id)).find((it) => it !== undefined) ?? null, all };
  }

  /** The bands and sectors are those of the sheet; the distance is from the profile that was asked for, as it is shown side by side. */
  async mobility(profileId: string): Promise<Mobility | null> {
    const found = await this.sheetOf(profileId);
    if (found === null) return null;
    const { asked, own, all } = found;
    if (own === null) return { profileId, bands: [], sectors: [], disclaimer: null, neighbours: [] };
    const { neighbours, mobilityBands, sectors, disclaimer } = own.sheet;
    const placed = await this.db.query<{ job: string; band: string | null; sector: string | null }[]>('select distinct on (job) job, band, sector from neighbour_placing where profile_id = $1 order by job, recorded_at desc, id desc', [own.profileId]);
    const sheets = new Map(all.filter((it) => it.profileId !== own.profileId).map((it) => [normaliseName(it.sheet.title), it]));
    const near = neighbours.flatMap((it) => sheets.get(normaliseName(it)) ?? []);
    const expected = await this.expectedOf([asked, ...near]);
    return {
      profileId: own.profileId, bands: [...mobilityBands], sectors: [...sectors], disclaimer: disclaimer === '' ? null : disclaimer,
      neighbours: neighbours.map((job) => {
        const its = placed.find((it) => it.job === normaliseName(job));
        const sheet = sheets.get(normaliseName(job));
        // A band that a newer edition has no more is none.
        const band = its?.band != null && mobilityBands.includes(its.band) ? its.band : null;
        return { job, band, sector: band !== null && its?.sector != null && sectors.includes(its.sector) ? its.sector : null, sheet: sheet === undefined ? null : { profileId: sheet.profileId, title: sheet.title, ...between(expected.get(profileId) ?? new Map(), expected.get(sheet.profileId) ?? new Map()) } };
      }),
    };
  }

  private async expectedOf(of: readonly Asked[]): Promise<ReadonlyMap<string, Expected>> {
    const competencies = await this.competencies.competenciesOf([...new Set(of.map((it) => it.frameworkId))]);
    const [now] = await this.db.query<{ day: string }[]>('select palier_today()::text as day');
    const rows = await this.competencies.expectationsOf(of.map((it) => it.profileId), now?.day ?? '', new Date(8.64e15));
    return new Map(of.map((it) => [it.profileId, new Map(competencies.filter((one) => one.frameworkId === it.frameworkId).map((one) => {
      const row = rows.find((its) => its.profileId === it.profileId && its.competencyId === one.competencyId);
      return [normaliseName(one.name.fr ?? one.name.en ?? ''), row === undefined || !one.hasLevels ? null : expectedLevel(row.expectation)];
    }))]));
  }
}

/** The terms of the distance from one job to another, and how many competencies cannot be compared: an unknown is in no sum. */
function between(from: Expected, to: Expected): { terms: number[]; unknown: number } {
  const terms = [...new Set([...from.keys(), ...to.keys()])].map((name) => termOf({ from: from.get(name) ?? null, to: to.get(name) ?? null }));
  const known = terms.flatMap((it) => (it === null ? [] : [it.gain]));
  return { terms: known, unknown: terms.length - known.length };
}
