import { Module } from '@nestjs/common';
import { CoursesModule } from '#courses';
import { ScopesModule } from '#scopes';
import { TrustModule } from '#trust';
import { AcknowledgeChange } from './acknowledge-change.js';
import { AddRelease } from './add-release.js';
import { CurrencyQueries } from './currency.queries.js';
import { ReleasesController } from './releases.controller.js';
import { ReleasesQueries } from './releases.queries.js';
import { SayReleaseDay } from './say-release-day.js';
import { TakeNotes } from './take-notes.js';
import { TeachRelease } from './teach-release.js';
import { TouchThing } from './touch-thing.js';
import { WithdrawChange } from './withdraw-change.js';

@Module({ imports: [CoursesModule, ScopesModule, TrustModule], controllers: [ReleasesController], providers: [AcknowledgeChange, AddRelease, CurrencyQueries, ReleasesQueries, SayReleaseDay, TakeNotes, TeachRelease, TouchThing, WithdrawChange], exports: [AddRelease, CurrencyQueries, TakeNotes, TeachRelease, TouchThing] })
export class ReleasesModule {}
