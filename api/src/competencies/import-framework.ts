import { Injectable } from '@nestjs/common';
import type { FrameworkPreview } from '@palier/contracts';
import { defaultCriteria, levels, type Actor, type Level } from '@palier/domain';
import { contentOf, frameworkDifferences, readFrameworkFile, saidOf, type FileWords, type PortableFramework } from '@palier/formats';
import { audit, Database, newId, Refusal, type Reader, type Tx } from '#platform';
import { FrameworkFileQueries } from './framework-file.queries.js';
import { PublishFramework } from './publish-framework.js';
import { PublishProfile } from './publish-profile.js';

/** A framework comes in from a file, with the ids that it has there: whole or not at all, and the same again changes nothing. */
@Injectable()
export class ImportFramework {
  constructor(private readonly db: Database, private readonly files: FrameworkFileQueries, private readonly frameworks: PublishFramework, private readonly profiles: PublishProfile) {}

  async preview(text: string): Promise<FrameworkPreview> {
    const { framework, problems } = readFrameworkFile(text);
    if (framework === null) return { does: null, problems: problems.map((it) => ({ ...it })), name: null, kind: null, competencies: [], profiles: [], differs: [] };
    const here = await this.files.framework(framework.id);
    return {
      does: here === null ? 'new' : contentOf(here) === contentOf(framework) ? 'same' : 'differs', problems: [], name: framework.name, kind: framework.kind, differs: here === null ? [] : frameworkDifferences(here, framework).map((it) => ({ ...it })),
      competencies: framework.competencies.map((it) => ({ name: it.name, levels: it.levels?.statements.length ?? 0 })),
      profiles: framework.profiles.map((it) => ({ title: it.title, kind: it.kind, expectations: it.expectations.filter((one) => one.level !== null).length })),
    };
  }

  run(by: Actor, text: string): Promise<{ frameworkId: string; made: number }> {
    const { framework, problems } = readFrameworkFile(text);
    if (framework === null) throw new Refusal('import.has-problems', { count: problems.length });
    return this.db.transaction(async (tx) => {
      await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [framework.id]);
      const here = await this.files.framework(framework.id, tx);
      if (here !== null) {
        if (contentOf(here) === contentOf(framework)) return { frameworkId: framework.id, made: 0 };
        throw new Refusal('framework.differs', { name: saidOf(here.name), count: frameworkDifferences(here, framework).length });
      }
      if (await this.taken(tx, framework)) throw new Refusal('id.taken');
      await this.make(tx, by, framework);
      await audit(tx, by.personId, 'framework.import', framework.id, { competencies: framework.competencies.length, profiles: framework.profiles.length });
      return { frameworkId: framework.id, made: framework.competencies.length };
    });
  }

  private async make(tx: Tx, by: Actor, of: PortableFramework): Promise<void> {
    await this.frameworks.within(tx, by, {
      id: of.id, name: of.name, kind: of.kind, jobSheetId: null,
      competencies: of.competencies.map(({ id, name, levels: its }) => ({ id, name, statements: its?.whose === 'sheet' ? statementsOf(its.statements) : null })),
    });
    for (const { id, levels: its } of of.competencies) {
      if (its?.whose !== 'company') continue;
      await tx.query(`insert into company_levels (id, competency_id, number, statements, reason, published_at, published_by) values ($1, $2, 1, $3, '', palier_now(), $4)`, [newId(), id, JSON.stringify(levels.map((level) => ({ level, text: its.statements[level - 1] ?? {} }))), by.personId]);
      for (const level of levels) await tx.query('insert into criterion_version (id, competency_id, level, number, tree, published_at, published_by) values ($1, $2, $3, 1, $4, palier_now(), $5)', [newId(), id, level, JSON.stringify(defaultCriteria[level]), by.personId]);
    }
    const [today] = await tx.query<{ day: string }[]>('select palier_today()::text as day');
    for (const it of of.profiles) {
      const first = it.expectations.map((one) => one.from).sort()[0] ?? today?.day ?? '';
      await this.profiles.within(tx, by, {
        id: it.id, frameworkId: of.id, kind: it.kind, title: it.title, sections: [], disclaimer: it.disclaimer === '' ? null : it.disclaimer, basedOn: null, jobSheetId: null, effectiveFrom: first,
        expectations: it.expectations.map(({ from, ...one }) => ({ ...one, effectiveFrom: from })),
      });
    }
  }

  private async taken(reader: Reader, of: PortableFramework): Promise<boolean> {
    const [found] = await reader.query<{ taken: boolean }[]>('select exists (select from competency where id = any($1)) or exists (select from profile where id = any($2)) as taken', [of.competencies.map((it) => it.id), of.profiles.map((it) => it.id)]);
    return found?.taken === true;
  }
}

const statementsOf = (texts: readonly FileWords[]): Record<Level, FileWords> => ({ 1: texts[0] ?? {}, 2: texts[1] ?? {}, 3: texts[2] ?? {}, 4: texts[3] ?? {} });
