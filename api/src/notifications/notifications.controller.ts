import { Body, Controller, Param, Query, Req, Res } from '@nestjs/common';
import {
  askNewPassword, changeMailServer, changeNotificationBounds, changeNotificationPreferences, listMails, listNotifications, markAllNotificationsRead, markNotificationRead, readBell, readUnsubscription, unsubscribe, readMailServer, readNotificationBounds, readNotificationPreferences, removeMailServer, settleMail, settleMails, testMailServer,
  type BodyOf, type ParamsOf, type QueryOf,
} from '@palier/contracts';
import type { Actor } from '@palier/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Serve, Who } from '#platform';
import { AskNewPassword } from './ask-new-password.js';
import { BoundNotifications } from './bound-notifications.js';
import { ChooseNotifications } from './choose-notifications.js';
import { MailsQueries } from './mails.queries.js';
import { NotificationsQueries } from './notifications.queries.js';
import { ReadNotifications } from './read-notifications.js';
import { SettleMail } from './settle-mail.js';
import { SetUpMail } from './set-up-mail.js';
import { Unsubscribe } from './unsubscribe.js';

@Controller()
export class NotificationsController {
  constructor(
    private readonly notifications: NotificationsQueries, private readonly reads: ReadNotifications, private readonly chooses: ChooseNotifications, private readonly bounds: BoundNotifications,
    private readonly mails: MailsQueries, private readonly setsUp: SetUpMail, private readonly settles: SettleMail, private readonly passwords: AskNewPassword, private readonly unsubscribes: Unsubscribe,
  ) {}

  @Serve(readBell)
  async readBell(@Who() actor: Actor) {
    return { unread: await this.notifications.unread(actor.personId) };
  }

  @Serve(listNotifications)
  listNotifications(@Who() actor: Actor, @Query({ schema: listNotifications.query }) { after }: QueryOf<typeof listNotifications>) {
    return this.notifications.list(actor, after ?? null);
  }

  @Serve(markAllNotificationsRead)
  markAllNotificationsRead(@Who() actor: Actor, @Body({ schema: markAllNotificationsRead.body }) { asOf }: BodyOf<typeof markAllNotificationsRead>) {
    return this.reads.all(actor, asOf);
  }

  @Serve(markNotificationRead)
  markNotificationRead(@Who() actor: Actor, @Param({ schema: markNotificationRead.params }) { notificationId }: ParamsOf<typeof markNotificationRead>, @Body({ schema: markNotificationRead.body }) _: BodyOf<typeof markNotificationRead>) {
    return this.reads.one(actor, notificationId);
  }

  @Serve(readNotificationPreferences)
  readNotificationPreferences(@Who() actor: Actor) {
    return this.notifications.preferences(actor);
  }

  @Serve(changeNotificationPreferences)
  changeNotificationPreferences(@Who() actor: Actor, @Body({ schema: changeNotificationPreferences.body }) wish: BodyOf<typeof changeNotificationPreferences>) {
    return this.chooses.run(actor, wish);
  }

  @Serve(readNotificationBounds)
  readNotificationBounds() {
    return this.notifications.bounds();
  }

  @Serve(changeNotificationBounds)
  changeNotificationBounds(@Who() actor: Actor, @Body({ schema: changeNotificationBounds.body }) wish: BodyOf<typeof changeNotificationBounds>) {
    return this.bounds.run(actor, wish);
  }

  @Serve(readMailServer)
  readMailServer(@Who() actor: Actor) {
    return this.mails.server(actor);
  }

  @Serve(changeMailServer)
  changeMailServer(@Who() actor: Actor, @Body({ schema: changeMailServer.body }) wish: BodyOf<typeof changeMailServer>) {
    return this.setsUp.change(actor, wish);
  }

  @Serve(removeMailServer)
  async removeMailServer(@Who() actor: Actor) {
    await this.setsUp.remove(actor);
    return {};
  }

  @Serve(testMailServer)
  testMailServer(@Who() actor: Actor, @Body({ schema: testMailServer.body }) { to }: BodyOf<typeof testMailServer>) {
    return this.setsUp.test(actor, to);
  }

  @Serve(listMails)
  listMails(@Query({ schema: listMails.query }) { after }: QueryOf<typeof listMails>) {
    return this.mails.log(after ?? null);
  }

  @Serve(settleMails)
  settleMails(@Who() actor: Actor, @Body({ schema: settleMails.body }) { decision, asOf }: BodyOf<typeof settleMails>) {
    return this.settles.all(actor, decision, asOf);
  }

  @Serve(settleMail)
  settleMail(@Who() actor: Actor, @Param({ schema: settleMail.params }) { mailId }: ParamsOf<typeof settleMail>, @Body({ schema: settleMail.body }) { decision }: BodyOf<typeof settleMail>) {
    return this.settles.run(actor, mailId, decision);
  }

  /** A mail program without the one click opens the address: people are led to the page that asks, where the token stands behind the #. */
  @Serve(readUnsubscription)
  async readUnsubscription(@Query({ schema: readUnsubscription.query }) { token }: QueryOf<typeof readUnsubscription>, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    void reply.header('referrer-policy', 'no-referrer').header('x-robots-tag', 'noindex');
    if ((request.headers.accept ?? '').includes('text/html')) return void reply.status(303).header('location', `/unsubscribe#${token}`);
    return this.unsubscribes.look(token, request.ip);
  }

  @Serve(unsubscribe)
  unsubscribe(@Query({ schema: unsubscribe.query }) { token }: QueryOf<typeof unsubscribe>, @Req() request: FastifyRequest) {
    return this.unsubscribes.run(token, request.ip);
  }

  @Serve(askNewPassword)
  async askNewPassword(@Body({ schema: askNewPassword.body }) wish: BodyOf<typeof askNewPassword>, @Req() request: FastifyRequest) {
    await this.passwords.run(wish, request.ip);
    return {};
  }
}
