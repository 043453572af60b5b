import { Injectable } from '@nestjs/common';
import type { SheetPreview } from '@palier/contracts';
import { jobSheetDifferences, readJobSheet, type JobSheet } from '@palier/formats';
import { Database, type Reader } from '#platform';

export interface Published { readonly profileId: string; readonly title: string; readonly changes: number }

/** Looks at a sheet without keeping anything. */
@Injectable()
export class ReadSheet {
  constructor(private readonly db: Database) {}

  async preview(text: string): Promise<SheetPreview> {
    const { sheet, problems, counts } = readJobSheet(text);
    const base = { counts: { ...counts }, problems: [...problems].map((it) => ({ ...it, params: { ...it.params } })) };
    if (sheet === null) return { ...base, readable: false, title: null, family: null, competencies: [], changes: 0, samePublished: null };
    const published = await this.published(sheet);
    return {
      ...base, readable: true, title: sheet.title, family: sheet.family,
      competencies: sheet.competencies.map((it) => ({ name: it.name, expected: it.expected, example: it.example, statements: [...it.levels] })),
      changes: published?.changes ?? everything(counts),
      samePublished: published?.changes === 0 ? { profileId: published.profileId, title: published.title } : null,
    };
  }

  /** The published sheet of this title that differs least, or null. */
  async published(sheet: JobSheet, reader: Reader = this.db): Promise<Published | null> {
    const rows = await reader.query<{ profileId: string; sheet: JobSheet }[]>(`
      select p.id as "profileId", s.sheet from job_sheet s join profile p on p.job_sheet_id = s.id and p.kind = 'official' where s.sheet->>'title' = $1`, [sheet.title]);
    const compared = rows.map((row) => ({ profileId: row.profileId, title: row.sheet.title, changes: jobSheetDifferences(row.sheet, sheet).changes.length }));
    return compared.reduce<Published | null>((least, next) => (least === null || next.changes < least.changes ? next : least), null);
  }
}

/** A sheet never seen before changes everything that it says of competencies. */
export const everything = (counts: { readonly competencies: number; readonly statements: number; readonly expectations: number; readonly examples: number }): number =>
  counts.competencies + counts.statements + counts.expectations + counts.examples;
