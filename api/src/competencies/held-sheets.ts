import { Injectable } from '@nestjs/common';
import type { Bilingual } from '@palier/contracts';
import { takeLines, type EditionLine, type JobSheet } from '@palier/formats';
import { Database, type Reader } from '#platform';

export interface HeldEdition { readonly id: string; readonly number: number; readonly sha256: string; readonly lines: readonly EditionLine[] }
/** An official profile with the sheet as it is held: the one imported, or the newest edition with the lines of it that were taken. */
export interface HeldSheet { readonly profileId: string; readonly frameworkId: string; readonly title: Bilingual; readonly publishedOn: string; readonly sheet: JobSheet; readonly edition: HeldEdition | null }

@Injectable()
export class HeldSheets {
  constructor(private readonly db: Database) {}

  async of(profileId: string, reader: Reader = this.db): Promise<HeldSheet | null> {
    return (await this.all(profileId, reader))[0] ?? null;
  }

  /** Those of one profile, or all that there are. */
  async all(profileId: string | null, reader: Reader = this.db): Promise<HeldSheet[]> {
    const rows = await reader.query<(Omit<HeldSheet, 'sheet' | 'edition'> & { first: JobSheet; id: string | null; number: number; sha256: string; lines: EditionLine[]; base: JobSheet; next: JobSheet; taken: string[] })[]>(`
      select p.id as "profileId", p.framework_id as "frameworkId", p.title, (p.published_at at time zone palier_zone())::date::text as "publishedOn", s.sheet as first, e.id, e.number, n.sha256, e.lines, e.base, n.sheet as next,
        array(select d.line from sheet_line_decision d where d.edition_id = e.id and d.decision <> 'left') as taken
      from profile p join job_sheet s on s.id = p.job_sheet_id left join lateral (select * from sheet_edition x where x.profile_id = p.id order by x.number desc limit 1) e on true left join job_sheet n on n.id = e.job_sheet_id
      where p.kind = 'official' and ($1::uuid is null or p.id = $1) order by p.published_at, p.id`, [profileId]);
    return rows.map(({ profileId: id, frameworkId, title, publishedOn, first, base, next, taken, ...it }) => ({
      profileId: id, frameworkId, title, publishedOn, sheet: it.id === null ? first : takeLines(base, next, new Set(taken)), edition: it.id === null ? null : { id: it.id, number: it.number, sha256: it.sha256, lines: it.lines },
    }));
  }
}
