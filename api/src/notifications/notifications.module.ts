import { Module } from '@nestjs/common';
import { ArticlesModule } from '#articles';
import { AssignmentsModule } from '#assignments';
import { CampaignsModule } from '#campaigns';
import { CarriedOverModule } from '#carried-over';
import { CertificatesModule } from '#certificates';
import { CompetenciesModule } from '#competencies';
import { CoursesModule } from '#courses';
import { EvidenceModule } from '#evidence';
import { HelpModule } from '#help';
import { IdentityModule } from '#identity';
import { LearningModule } from '#learning';
import { LiveSessionsModule } from '#live-sessions';
import { OnboardingModule } from '#onboarding';
import { PeopleModule } from '#people';
import { RefresherModule } from '#refresher';
import { ReleasesModule } from '#releases';
import { ReviewsModule } from '#reviews';
import { WebhooksModule } from '#webhooks';
import { WorkdaysModule } from '#workdays';
import { AskNewPassword } from './ask-new-password.js';
import { BoundNotifications } from './bound-notifications.js';
import { ChooseNotifications } from './choose-notifications.js';
import { DeliverMails } from './deliver-mails.js';
import { Listen } from './listen.js';
import { MailServers } from './mail-servers.js';
import { MailsQueries } from './mails.queries.js';
import { MakeDigests } from './make-digests.js';
import { NotificationsQueries } from './notifications.queries.js';
import { NotificationsController } from './notifications.controller.js';
import { ReadNotifications } from './read-notifications.js';
import { SettleMail } from './settle-mail.js';
import { SetUpMail } from './set-up-mail.js';
import { Sweep } from './sweep.js';
import { TellPeople } from './tell-people.js';
import { Unsubscribe } from './unsubscribe.js';
import { WhoToTell } from './who-to-tell.js';

@Module({
  imports: [ArticlesModule, AssignmentsModule, CampaignsModule, CarriedOverModule, CertificatesModule, CompetenciesModule, CoursesModule, EvidenceModule, HelpModule, IdentityModule, LearningModule, LiveSessionsModule, OnboardingModule, PeopleModule, RefresherModule, ReleasesModule, ReviewsModule, WebhooksModule, WorkdaysModule],
  controllers: [NotificationsController],
  providers: [AskNewPassword, BoundNotifications, ChooseNotifications, DeliverMails, Listen, MailServers, MailsQueries, MakeDigests, NotificationsQueries, ReadNotifications, SettleMail, SetUpMail, Sweep, TellPeople, Unsubscribe, WhoToTell],
  exports: [DeliverMails, Listen, MailServers, Sweep],
})
export class NotificationsModule {}
