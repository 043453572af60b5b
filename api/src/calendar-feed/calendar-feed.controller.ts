import { Body, Controller, Param, Req, Res } from '@nestjs/common';
import { endCalendarFeed, makeCalendarFeed, readCalendar, readCalendarFeed, type BodyOf, type ParamsOf } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Serve, sha256, Who } from '#platform';
import { CalendarFeedQueries } from './calendar-feed.queries.js';
import { EndCalendarFeed } from './end-calendar-feed.js';
import { MakeCalendarFeed } from './make-calendar-feed.js';

@Controller()
export class CalendarFeedController {
  constructor(private readonly feeds: CalendarFeedQueries, private readonly makes: MakeCalendarFeed, private readonly ends: EndCalendarFeed) {}

  @Serve(readCalendarFeed)
  readCalendarFeed(@Who() actor: Actor) {
    return this.feeds.of(actor);
  }

  @Serve(makeCalendarFeed)
  makeCalendarFeed(@Who() actor: Actor, @Body({ schema: makeCalendarFeed.body }) wish: BodyOf<typeof makeCalendarFeed>) {
    return this.makes.run(actor, wish);
  }

  @Serve(endCalendarFeed)
  endCalendarFeed(@Who() actor: Actor) {
    return this.ends.run(actor);
  }

  /** Asked again and again by a program: what it has already is not sent again. */
  @Serve(readCalendar)
  async readCalendar(@Param({ schema: readCalendar.params }) { token }: ParamsOf<typeof readCalendar>, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const text = await this.feeds.behind(token, request.ip);
    const etag = `"${sha256(text).toString('base64url')}"`;
    void reply.header('etag', etag).header('cache-control', 'private, no-cache').header('x-robots-tag', 'noindex');
    const known = (request.headers['if-none-match'] ?? '').split(',').map((it) => it.trim().replace(/^W\//, ''));
    if (known.includes(etag)) return void reply.status(304);
    void reply.header('content-type', 'text/calendar; charset=utf-8').header('content-disposition', 'inline; filename="palier.ics"');
    return text;
  }
}
