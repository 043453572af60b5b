import { Injectable } from '@nestjs/common';
import type { Locale } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { audit, Database } from '#platform';
import { auditCsv } from './audit-csv.js';
import { AuditQueries, type AuditQuestion } from './audit.queries.js';

const most = 10_000;

/** The audit leaves the house as a table; that it did stands in the audit. */
@Injectable()
export class ExportAudit {
  constructor(private readonly db: Database, private readonly audits: AuditQueries) {}

  async run(actor: Actor, asked: AuditQuestion, locale: Locale): Promise<{ name: string; csv: string }> {
    const lines = await this.audits.newest(actor, asked, most);
    const { zone, day } = await this.db.transaction(async (tx) => {
      await audit(tx, actor.personId, 'audit.export', null, { lines: lines.length, everyone: true });
      const [here] = await tx.query<{ zone: string; day: string }[]>('select palier_zone() as zone, palier_today()::text as day');
      return here ?? { zone: 'UTC', day: '' };
    });
    return { name: `palier-audit-${day}.csv`, csv: auditCsv(lines, zone, locale) };
  }
}
