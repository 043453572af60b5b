import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, Reflector } from '@nestjs/core';
import { StandardSchemaSerializerInterceptor, StandardSchemaValidationPipe } from '@nestjs/common';
import { ArrivalsModule } from '#arrivals';
import { AssignmentsModule } from '#assignments';
import { CalendarFeedModule } from '#calendar-feed';
import { CarriedOverModule } from '#carried-over';
import { CompetenciesModule } from '#competencies';
import { CoursesModule } from '#courses';
import { EvidenceModule } from '#evidence';
import { HelpModule } from '#help';
import { IdentityModule } from '#identity';
import { LearningModule } from '#learning';
import { LiveSessionsModule } from '#live-sessions';
import { NotificationsModule } from '#notifications';
import { OnboardingModule } from '#onboarding';
import { PeopleModule } from '#people';
import { AccessGuard, Config, Database, FileStore, Jobs, Malformed, openFileStore, ProblemFilter, SecretBox } from '#platform';
import { QuizzesModule } from '#quizzes';
import { CampaignsModule } from '#campaigns';
import { RefresherModule } from '#refresher';
import { ReleasesModule } from '#releases';
import { ReportingModule } from '#reporting';
import { ReviewsModule } from '#reviews';
import { CertificatesModule } from '#certificates';
import { ScopesModule } from '#scopes';
import { ArticlesModule } from '#articles';
import { SearchModule } from '#search';
import { TrustModule } from '#trust';
import { WebhooksModule } from '#webhooks';
import { WorkdaysModule } from '#workdays';
import { OpenApiDocument, SystemController } from './system.controller.js';

/** The ground that every room stands on, for this environment and this database. */
@Module({})
class GroundModule {
  static for(config: Config, db: Database): DynamicModule {
    return {
      module: GroundModule, global: true,
      providers: [{ provide: Config, useValue: config }, { provide: Database, useValue: db }, { provide: FileStore, useValue: openFileStore(config) }, { provide: SecretBox, useValue: new SecretBox(config.home, config.secretKey) }, Jobs],
      exports: [Config, Database, FileStore, Jobs, SecretBox],
    };
  }
}

/** The whole house; composes, and decides nothing. */
@Module({})
export class AppModule {
  static for(config: Config, db: Database): DynamicModule {
    return {
      module: AppModule,
      imports: [GroundModule.for(config, db), PeopleModule, ScopesModule, IdentityModule, TrustModule, WorkdaysModule, CompetenciesModule, QuizzesModule, ArticlesModule, CoursesModule, LearningModule, EvidenceModule, CertificatesModule, CarriedOverModule, AssignmentsModule, HelpModule, OnboardingModule, SearchModule, RefresherModule, ReleasesModule, CampaignsModule, ArrivalsModule, ReportingModule, ReviewsModule, LiveSessionsModule, CalendarFeedModule, WebhooksModule, NotificationsModule],
      controllers: [SystemController],
      providers: [
        OpenApiDocument,
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useValue: new StandardSchemaValidationPipe({ exceptionFactory: (issues) => new Malformed(issues) }) },
        { provide: APP_INTERCEPTOR, useFactory: (reflector: Reflector) => new StandardSchemaSerializerInterceptor(reflector), inject: [Reflector] },
      ],
    };
  }
}
