import { Module } from '@nestjs/common';
import { AssignmentsModule } from '#assignments';
import { CompetenciesModule } from '#competencies';
import { EvidenceModule } from '#evidence';
import { IdentityModule } from '#identity';
import { LearningModule } from '#learning';
import { PeopleModule } from '#people';
import { TrustModule } from '#trust';
import { WorkdaysModule } from '#workdays';
import { AgreeAction } from './agree-action.js';
import { DropAction } from './drop-action.js';
import { OpenReview } from './open-review.js';
import { RecordEarlierReview } from './record-earlier-review.js';
import { ReviewsController } from './reviews.controller.js';
import { ReviewsQueries } from './reviews.queries.js';
import { SnapshotQueries } from './snapshot.queries.js';
import { TakeReviewTurn } from './take-review-turn.js';

@Module({ imports: [AssignmentsModule, CompetenciesModule, EvidenceModule, IdentityModule, LearningModule, PeopleModule, TrustModule, WorkdaysModule], controllers: [ReviewsController], providers: [AgreeAction, DropAction, OpenReview, RecordEarlierReview, ReviewsQueries, SnapshotQueries, TakeReviewTurn], exports: [OpenReview, ReviewsQueries, TakeReviewTurn] })
export class ReviewsModule {}
