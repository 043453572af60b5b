import { Module } from '@nestjs/common';
import { ArticlesModule } from '#articles';
import { AssignmentsModule } from '#assignments';
import { LearningModule } from '#learning';
import { LiveSessionsModule } from '#live-sessions';
import { OnboardingModule } from '#onboarding';
import { ReviewsModule } from '#reviews';
import { CalendarFeedController } from './calendar-feed.controller.js';
import { CalendarFeedQueries } from './calendar-feed.queries.js';
import { EndCalendarFeed } from './end-calendar-feed.js';
import { MakeCalendarFeed } from './make-calendar-feed.js';

@Module({ imports: [ArticlesModule, AssignmentsModule, LearningModule, LiveSessionsModule, OnboardingModule, ReviewsModule], controllers: [CalendarFeedController], providers: [CalendarFeedQueries, EndCalendarFeed, MakeCalendarFeed], exports: [MakeCalendarFeed] })
export class CalendarFeedModule {}
