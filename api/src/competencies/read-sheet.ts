import { Injectable } from '@nestjs/common';
import type { SheetPreview } from '@palier/contracts';
import { normaliseName } from '@palier/domain';
import { editionLines, jobSheetDifferences, readJobSheet, type JobSheet } from '@palier/formats';
import { type Reader } from '#platform';
import { HeldSheets } from './held-sheets.js';

export interface Published { readonly profileId: string; readonly title: string; readonly changes: number }

/** Looks at a sheet without keeping anything. */
@Injectable()
export class ReadSheet {
  constructor(private readonly sheets: HeldSheets) {}

  async preview(text: string): Promise<SheetPreview> {
    const { sheet, problems, counts } = readJobSheet(text);
    const base = { counts: { ...counts }, problems: [...problems].map((it) => ({ ...it, params: { ...it.params } })) };
    if (sheet === null) return { ...base, readable: false, title: null, family: null, competencies: [], changes: 0, samePublished: null, held: [] };
    const published = await this.published(sheet);
    const held = (await this.sheets.all(null)).filter((it) => normaliseName(it.sheet.title) === normaliseName(sheet.title)).map((it) => ({ profileId: it.profileId, title: it.title, publishedOn: it.publishedOn, lines: editionLines(it.sheet, sheet).length }));
    return {
      ...base, held, readable: true, title: sheet.title, family: sheet.family,
      competencies: sheet.competencies.map((it) => ({ name: it.name, expected: it.expected, example: it.example, statements: [...it.levels] })),
      changes: published?.changes ?? everything(counts),
      samePublished: published?.changes === 0 ? { profileId: published.profileId, title: published.title } : null,
    };
  }

  /** The published sheet of this title that differs least, or null. */
  async published(sheet: JobSheet, reader?: Reader): Promise<Published | null> {
    const held = (await this.sheets.all(null, reader)).filter((it) => it.sheet.title === sheet.title);
    const compared = held.map((it) => ({ profileId: it.profileId, title: it.sheet.title, changes: jobSheetDifferences(it.sheet, sheet).changes.length }));
    return compared.reduce<Published | null>((least, next) => (least === null || next.changes < least.changes ? next : least), null);
  }
}

/** A sheet never seen before changes everything that it says of competencies. */
export const everything = (counts: { readonly competencies: number; readonly statements: number; readonly expectations: number; readonly examples: number }): number =>
  counts.competencies + counts.statements + counts.expectations + counts.examples;
