import { Body, Controller, Query, Res } from '@nestjs/common';
import { acknowledgeNotice, exportAudit, listLooks, publishNotice, readAudit, readNotice, readViewers, type BodyOf, type QueryOf } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import type { FastifyReply } from 'fastify';
import { Serve, Who } from '#platform';
import { AcknowledgeNotice } from './acknowledge-notice.js';
import { AuditQueries } from './audit.queries.js';
import { ExportAudit } from './export-audit.js';
import { LooksQueries } from './looks.queries.js';
import { NoticeQueries } from './notice.queries.js';
import { PublishNotice } from './publish-notice.js';
import { ViewersQueries } from './viewers.queries.js';

@Controller()
export class TrustController {
  constructor(
    private readonly viewers: ViewersQueries, private readonly looks: LooksQueries, private readonly audits: AuditQueries, private readonly exports: ExportAudit,
    private readonly notices: NoticeQueries, private readonly acknowledges: AcknowledgeNotice, private readonly publishes: PublishNotice,
  ) {}

  @Serve(readViewers)
  readViewers(@Who() actor: Actor) {
    return this.viewers.of(actor);
  }

  @Serve(listLooks)
  listLooks(@Who() actor: Actor, @Query({ schema: listLooks.query }) { after }: QueryOf<typeof listLooks>) {
    return this.looks.at(actor, after ?? null);
  }

  @Serve(readAudit)
  readAudit(@Who() actor: Actor, @Query({ schema: readAudit.query }) asked: QueryOf<typeof readAudit>) {
    return this.audits.lines(actor, asked);
  }

  @Serve(exportAudit)
  async exportAudit(@Who() actor: Actor, @Query({ schema: exportAudit.query }) { locale, ...asked }: QueryOf<typeof exportAudit>, @Res({ passthrough: true }) reply: FastifyReply) {
    const { name, csv } = await this.exports.run(actor, asked, locale ?? 'fr');
    void reply.header('content-type', 'text/csv; charset=utf-8').header('content-disposition', `attachment; filename="${name}"`).header('cache-control', 'no-store');
    return csv;
  }

  @Serve(readNotice)
  readNotice(@Who() actor: Actor, @Query({ schema: readNotice.query }) { number }: QueryOf<typeof readNotice>) {
    return this.notices.notice(actor, number ?? null);
  }

  @Serve(acknowledgeNotice)
  acknowledgeNotice(@Who() actor: Actor, @Body({ schema: acknowledgeNotice.body }) { noticeId }: BodyOf<typeof acknowledgeNotice>) {
    return this.acknowledges.run(actor, noticeId);
  }

  @Serve(publishNotice)
  publishNotice(@Who() actor: Actor, @Body({ schema: publishNotice.body }) wish: BodyOf<typeof publishNotice>) {
    return this.publishes.run(actor, wish);
  }
}
