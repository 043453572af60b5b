import { Module } from '@nestjs/common';
import { AcknowledgeNotice } from './acknowledge-notice.js';
import { NoticeQueries } from './notice.queries.js';
import { PublishNotice } from './publish-notice.js';
import { TrustController } from './trust.controller.js';

@Module({ controllers: [TrustController], providers: [AcknowledgeNotice, NoticeQueries, PublishNotice], exports: [AcknowledgeNotice, NoticeQueries] })
export class TrustModule {}
