import { Module } from '@nestjs/common';
import { CoursesModule } from '#courses';
import { PeopleModule } from '#people';
import { TrustModule } from '#trust';
import { WorkdaysModule } from '#workdays';
import { AnswerLiveSession } from './answer-live-session.js';
import { AttendLiveSession } from './attend-live-session.js';
import { CancelLiveSession } from './cancel-live-session.js';
import { InviteToSession } from './invite-to-session.js';
import { LiveSessionsController } from './live-sessions.controller.js';
import { LiveSessionsQueries } from './live-sessions.queries.js';
import { MoveLiveSession } from './move-live-session.js';
import { PlanLiveSession } from './plan-live-session.js';
import { SessionPlanningQueries } from './session-planning.queries.js';

@Module({
  imports: [CoursesModule, PeopleModule, TrustModule, WorkdaysModule],
  controllers: [LiveSessionsController],
  providers: [AnswerLiveSession, AttendLiveSession, CancelLiveSession, InviteToSession, LiveSessionsQueries, MoveLiveSession, PlanLiveSession, SessionPlanningQueries],
  exports: [LiveSessionsQueries, PlanLiveSession],
})
export class LiveSessionsModule {}
