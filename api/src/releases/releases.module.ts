import { Module } from '@nestjs/common';
import { ArticlesModule } from '#articles';
import { CoursesModule } from '#courses';
import { QuizzesModule } from '#quizzes';
import { ScopesModule } from '#scopes';
import { TrustModule } from '#trust';
import { AcknowledgeChange } from './acknowledge-change.js';
import { AddRelease } from './add-release.js';
import { AnswerChange } from './answer-change.js';
import { ArticleForRelease } from './article-for-release.js';
import { AskOfChange } from './ask-of-change.js';
import { CriticalChangeQueries } from './critical-change.queries.js';
import { CurrencyQueries } from './currency.queries.js';
import { DayFollowers } from './day-followers.js';
import { EditForRelease } from './edit-for-release.js';
import { ReleasesController } from './releases.controller.js';
import { ReleasesQueries } from './releases.queries.js';
import { SayReleaseDay } from './say-release-day.js';
import { TakeNotes } from './take-notes.js';
import { TeachRelease } from './teach-release.js';
import { TouchThing } from './touch-thing.js';
import { WithdrawChange } from './withdraw-change.js';

@Module({ imports: [ArticlesModule, CoursesModule, QuizzesModule, ScopesModule, TrustModule], controllers: [ReleasesController], providers: [AcknowledgeChange, AddRelease, AnswerChange, ArticleForRelease, AskOfChange, CriticalChangeQueries, CurrencyQueries, DayFollowers, EditForRelease, ReleasesQueries, SayReleaseDay, TakeNotes, TeachRelease, TouchThing, WithdrawChange], exports: [AddRelease, AskOfChange, CurrencyQueries, DayFollowers, SayReleaseDay, TakeNotes, TeachRelease, TouchThing] })
export class ReleasesModule {}
