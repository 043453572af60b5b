import { Body, Controller, Query } from '@nestjs/common';
import { acknowledgeNotice, listLooks, publishNotice, readNotice, readViewers, type BodyOf, type QueryOf } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { Serve, Who } from '#platform';
import { AcknowledgeNotice } from './acknowledge-notice.js';
import { LooksQueries } from './looks.queries.js';
import { NoticeQueries } from './notice.queries.js';
import { PublishNotice } from './publish-notice.js';
import { ViewersQueries } from './viewers.queries.js';

@Controller()
export class TrustController {
  constructor(
    private readonly viewers: ViewersQueries, private readonly looks: LooksQueries,
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
