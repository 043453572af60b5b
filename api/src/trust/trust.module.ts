import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { PeopleModule } from '#people';
import { AcknowledgeNotice } from './acknowledge-notice.js';
import { AuditQueries } from './audit.queries.js';
import { ExportAudit } from './export-audit.js';
import { LooksQueries } from './looks.queries.js';
import { NoticeQueries } from './notice.queries.js';
import { OtherViewers } from './other-viewers.js';
import { PublishNotice } from './publish-notice.js';
import { RecordLook } from './record-look.js';
import { TrustController } from './trust.controller.js';
import { ViewersQueries } from './viewers.queries.js';

@Module({
  imports: [IdentityModule, PeopleModule],
  controllers: [TrustController],
  providers: [AcknowledgeNotice, AuditQueries, ExportAudit, LooksQueries, NoticeQueries, OtherViewers, PublishNotice, RecordLook, ViewersQueries],
  exports: [AcknowledgeNotice, NoticeQueries, OtherViewers, RecordLook],
})
export class TrustModule {}
