import { Body, Controller, Query } from '@nestjs/common';
import { acknowledgeNotice, publishNotice, readNotice, type BodyOf, type QueryOf } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { Serve, Who } from '#platform';
import { AcknowledgeNotice } from './acknowledge-notice.js';
import { NoticeQueries } from './notice.queries.js';
import { PublishNotice } from './publish-notice.js';

@Controller()
export class TrustController {
  constructor(private readonly notices: NoticeQueries, private readonly acknowledges: AcknowledgeNotice, private readonly publishes: PublishNotice) {}

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
