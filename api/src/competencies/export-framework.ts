import { Injectable } from '@nestjs/common';
import type { Locale } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { caseFile, saidOf, tableFile } from '@palier/formats';
import { audit, Database, Refusal } from '#platform';
import { FrameworkFileQueries } from './framework-file.queries.js';

/** A framework leaves the house as a file, written while it is sent; that it did stands in the audit. */
@Injectable()
export class ExportFramework {
  constructor(private readonly db: Database, private readonly files: FrameworkFileQueries) {}

  async run(by: Actor, frameworkId: string, form: 'case' | 'table', locale: Locale): Promise<{ readonly name: string; readonly parts: Iterable<string> }> {
    const framework = await this.files.framework(frameworkId);
    if (framework === null) throw new Refusal('thing.not-found');
    await this.db.transaction((tx) => audit(tx, by.personId, 'framework.export', frameworkId, { form, version: framework.number }));
    const bare = saidOf(framework.name).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z\d]+/g, '-').replace(/^-|-$/g, '').slice(0, 60);
    return { name: `${bare || 'framework'}-v${framework.number}.${form === 'case' ? 'json' : 'csv'}`, parts: form === 'case' ? caseFile(framework) : tableFile(framework, locale) };
  }
}
