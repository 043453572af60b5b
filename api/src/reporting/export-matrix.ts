import { Injectable } from '@nestjs/common';
import type { Bilingual, MatrixExport } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { PasswordCheck } from '#identity';
import { audit, Database, Refusal } from '#platform';
import { matrixCsv } from './matrix-csv.js';
import { pick, type MatrixFile } from './matrix-file.js';
import { matrixJson } from './matrix-json.js';
import { matrixPdf, mostOnPaper } from './matrix-pdf.js';
import { matrixXlsx } from './matrix-xlsx.js';
import { MatrixQueries } from './matrix.queries.js';

const forms = { csv: matrixCsv, json: matrixJson, pdf: matrixPdf, xlsx: matrixXlsx } as const;
export type MatrixForm = keyof typeof forms;

/** The matrix leaves the house as a file, for whoever says once more who they are; that it did stands in the audit before its first byte is sent. */
@Injectable()
export class ExportMatrix {
  constructor(private readonly db: Database, private readonly matrices: MatrixQueries, private readonly passwords: PasswordCheck) {}

  async run(actor: Actor, form: MatrixForm, { locale, password, ...asked }: MatrixExport): Promise<{ readonly name: string; readonly parts: AsyncIterable<string | Uint8Array> }> {
    await this.passwords.of(actor, password);
    const { asOf, people, disclaimers } = await this.matrices.size(asked);
    if (form === 'pdf' && people > mostOnPaper && (asked.only !== 'gaps' || (await this.matrices.isLonger(asked, mostOnPaper)))) throw new Refusal('matrix.too-many-for-paper', { most: mostOnPaper });
    const [named] = await this.db.query<{ team: Bilingual | null; profile: Bilingual | null }[]>('select (select name from team where id = $1) as team, (select title from profile where id = $2) as profile', [asked.teamId ?? null, asked.profileId ?? null]);
    await this.db.transaction((tx) => audit(tx, actor.personId, 'matrix.export', null, { asOf, people, form, everyone: true }));
    const filters: MatrixFile['filters'] = {
      ...(asked.teamId === undefined ? {} : { team: pick(named?.team ?? null, locale) }), ...(asked.site === undefined ? {} : { site: asked.site }), ...(asked.profileId === undefined ? {} : { profile: pick(named?.profile ?? null, locale) }),
      ...(asked.hiredFrom === undefined ? {} : { hiredFrom: asked.hiredFrom }), ...(asked.hiredTo === undefined ? {} : { hiredTo: asked.hiredTo }), ...(asked.only === undefined ? {} : { only: asked.only }),
    };
    return { name: `palier-${asOf}.${form}`, parts: forms[form]({ locale, filters, disclaimers, pages: this.matrices.pages(asked) }) };
  }
}
