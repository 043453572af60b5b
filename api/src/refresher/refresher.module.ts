import { Module } from '@nestjs/common';
import { OnboardingModule } from '#onboarding';
import { QuizzesModule } from '#quizzes';
import { AnswerRefresher } from './answer-refresher.js';
import { ChooseRefreshers } from './choose-refreshers.js';
import { EndRefresher } from './end-refresher.js';
import { RefresherController } from './refresher.controller.js';
import { RefresherQueries } from './refresher.queries.js';
import { StartRefresher } from './start-refresher.js';

@Module({ imports: [OnboardingModule, QuizzesModule], controllers: [RefresherController], providers: [AnswerRefresher, ChooseRefreshers, EndRefresher, RefresherQueries, StartRefresher], exports: [RefresherQueries, StartRefresher] })
export class RefresherModule {}
