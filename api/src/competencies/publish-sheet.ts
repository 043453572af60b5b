import { Injectable } from '@nestjs/common';
import { readJobSheet } from '@palier/formats';
import type { Actor, Level } from '@palier/domain';
import { audit, Database, newId, Refusal, sha256 } from '#platform';
import { keepSheet } from './keep-sheet.js';
import { PublishFramework } from './publish-framework.js';
import { PublishProfile } from './publish-profile.js';
import { everything, ReadSheet } from './read-sheet.js';
import { sectionsOf } from './sheet-sections.js';

/** A sheet becomes an official profile with its own framework, word for word; or nothing at all. The same sheet again changes nothing. */
@Injectable()
export class PublishSheet {
  constructor(private readonly db: Database, private readonly reads: ReadSheet, private readonly frameworks: PublishFramework, private readonly profiles: PublishProfile) {}

  run(by: Actor, wish: { readonly id: string; readonly text: string }): Promise<{ profileId: string; changes: number }> {
    const { sheet, problems, counts } = readJobSheet(wish.text);
    if (sheet === null) {
      const first = problems.find((it) => it.severity === 'error');
      throw new Refusal('sheet.unreadable', { line: first?.line ?? 1, reason: first?.code ?? 'sheet.not-a-job-sheet' });
    }
    return this.db.transaction(async (tx) => {
      await tx.query(`select pg_advisory_xact_lock(hashtext('publish-sheet'))`);
      const before = await this.reads.published(sheet, tx);
      if (before?.changes === 0) return { profileId: before.profileId, changes: 0 };

      const jobSheetId = await keepSheet(tx, by, wish.text, sheet, problems);
      const competencies = sheet.competencies.map((it) => ({ ...it, id: newId() }));
      const frameworkId = newId();
      await this.frameworks.within(tx, by, {
        id: frameworkId, name: { fr: sheet.title }, kind: 'official', jobSheetId,
        competencies: competencies.map(({ id, name, levels }) => ({ id, name: { fr: name }, statements: levels.length === 0 ? null : statementsOf(levels) })),
      });
      const [today] = await tx.query<{ day: string }[]>('select palier_today()::text as day');
      if (today === undefined) throw new Error('the clock gave no answer');
      await this.profiles.within(tx, by, {
        id: wish.id, frameworkId, kind: 'official', title: { fr: sheet.title }, sections: sectionsOf(sheet), disclaimer: sheet.disclaimer, basedOn: null, jobSheetId, effectiveFrom: today.day,
        expectations: competencies.map(({ id, expected, example }) => ({ competencyId: id, kind: expected === null ? 'unspecified' : 'known', level: expected, reason: '', example: { fr: example } })),
      });
      await audit(tx, by.personId, 'sheet.publish', wish.id, { sha256: sha256(Buffer.from(wish.text, 'utf8')).toString('hex') });
      return { profileId: wish.id, changes: before?.changes ?? everything(counts) };
    });
  }
}

function statementsOf(found: readonly { readonly level: Level; readonly statement: string }[]): Record<Level, { fr: string }> {
  const at = (level: Level) => ({ fr: found.find((it) => it.level === level)?.statement ?? '' });
  return { 1: at(1), 2: at(2), 3: at(3), 4: at(4) };
}
