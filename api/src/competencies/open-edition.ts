import { Injectable } from '@nestjs/common';
import { normaliseName, type Actor } from '@palier/domain';
import { editionLines, readJobSheet } from '@palier/formats';
import { audit, Database, Refusal, sha256 } from '#platform';
import { HeldSheets } from './held-sheets.js';
import { keepSheet } from './keep-sheet.js';
import { lockForEdit } from './lock-for-edit.js';

/** A newer edition of a sheet is read against what is held of it. Nothing changes by that: each difference waits until somebody decides. The same edition again is the same one. */
@Injectable()
export class OpenEdition {
  constructor(private readonly db: Database, private readonly sheets: HeldSheets) {}

  run(by: Actor, profileId: string, wish: { readonly id: string; readonly text: string }): Promise<{ editionId: string | null; lines: number }> {
    return this.db.transaction(async (tx) => {
      await lockForEdit(tx, profileId);
      const held = await this.sheets.of(profileId, tx);
      if (held === null) throw new Refusal('thing.not-found');
      const { sheet, problems } = readJobSheet(wish.text);
      if (sheet === null) {
        const first = problems.find((it) => it.severity === 'error');
        throw new Refusal('sheet.unreadable', { line: first?.line ?? 1, reason: first?.code ?? 'sheet.not-a-job-sheet' });
      }
      if (normaliseName(sheet.title) !== normaliseName(held.sheet.title)) throw new Refusal('edition.other-job', { title: held.sheet.title, found: sheet.title });
      if (held.edition?.sha256 === sha256(Buffer.from(wish.text, 'utf8')).toString('hex')) return { editionId: held.edition.id, lines: held.edition.lines.length };
      const lines = editionLines(held.sheet, sheet);
      if (lines.length === 0) return { editionId: null, lines: 0 };
      const [taken] = await tx.query<{ id: string }[]>('select id from sheet_edition where id = $1', [wish.id]);
      if (taken !== undefined) throw new Refusal('id.taken');
      const jobSheetId = await keepSheet(tx, by, wish.text, sheet, problems);
      await tx.query('insert into sheet_edition (id, profile_id, number, job_sheet_id, base, lines, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, palier_now(), $7)', [wish.id, profileId, (held.edition?.number ?? 0) + 1, jobSheetId, JSON.stringify(held.sheet), JSON.stringify(lines), by.personId]);
      await audit(tx, by.personId, 'sheet.read-edition', profileId, { lines: lines.length });
      return { editionId: wish.id, lines: lines.length };
    });
  }
}
