import { Module } from '@nestjs/common';
import { CompetenciesModule } from '#competencies';
import { CoursesModule } from '#courses';
import { PeopleModule } from '#people';
import { TrustModule } from '#trust';
import { WorkdaysModule } from '#workdays';
import { AskSecondOpinion } from './ask-second-opinion.js';
import { AssessSelf } from './assess-self.js';
import { ChangeCellRenewal } from './change-cell-renewal.js';
import { ChangeSecondRatingRule } from './change-second-rating-rule.js';
import { ChangeCriterion } from './change-criterion.js';
import { ConfirmPractice } from './confirm-practice.js';
import { CorrectEvidence } from './correct-evidence.js';
import { DrawSecondRating } from './draw-second-rating.js';
import { CriteriaController } from './criteria.controller.js';
import { CriteriaQueries } from './criteria.queries.js';
import { DefineRecurring } from './define-recurring.js';
import { EndingsQueries } from './endings.queries.js';
import { EndRecurring } from './end-recurring.js';
import { EnterExternal } from './enter-external.js';
import { EvidenceController } from './evidence.controller.js';
import { GiveProfile } from './give-profile.js';
import { GiveProfiles } from './give-profiles.js';
import { HandIn } from './hand-in.js';
import { KeepPiece } from './keep-piece.js';
import { JobWishQueries } from './job-wish.queries.js';
import { JobWishesController } from './job-wishes.controller.js';
import { MovementQueries } from './movement.queries.js';
import { GiveSecondOpinion } from './give-second-opinion.js';
import { GiveSecondRating } from './give-second-rating.js';
import { NoteOccurrence } from './note-occurrence.js';
import { ObservationQueries } from './observation.queries.js';
import { OpenDisagreement } from './open-disagreement.js';
import { PiecesController } from './pieces.controller.js';
import { PiecesQueries } from './pieces.queries.js';
import { PlanCriterion } from './plan-criterion.js';
import { ProfilesGiven } from './profiles-given.js';
import { ProjectStandings } from './project-standings.js';
import { RecordEvidence } from './record-evidence.js';
import { RecordObservation } from './record-observation.js';
import { RecurringController } from './recurring.controller.js';
import { RecurringQueries } from './recurring.queries.js';
import { RefusePractice } from './refuse-practice.js';
import { RefreshQueries } from './refresh.queries.js';
import { RequestSignOff } from './request-sign-off.js';
import { ReviewOccurrence } from './review-occurrence.js';
import { ReviewPiece } from './review-piece.js';
import { RevokeEvidence } from './revoke-evidence.js';
import { SayJobWish } from './say-job-wish.js';
import { SecondOpinionQueries } from './second-opinion.queries.js';
import { SecondRatingQueries } from './second-rating.queries.js';
import { SecondRatingsController } from './second-ratings.controller.js';
import { SelfAssessmentQueries } from './self-assessment.queries.js';
import { ShortestWayQueries } from './shortest-way.queries.js';
import { SignatureEnds } from './signature-ends.js';
import { SignLevels } from './sign-levels.js';
import { SignOffQueries } from './sign-off.queries.js';
import { SignedLevelsQueries } from './signed-levels.queries.js';
import { SkillProfileQueries } from './skill-profile.queries.js';
import { StandingQueries } from './standing.queries.js';
import { SuspendEvidence } from './suspend-evidence.js';
import { WhyThisLevelQueries } from './why-this-level.queries.js';
import { WithdrawPiece } from './withdraw-piece.js';
import { WithdrawOccurrence } from './withdraw-occurrence.js';
import { WithdrawAppeal } from './withdraw-appeal.js';
import { WithdrawRequest } from './withdraw-request.js';
import { WithdrawSignOff } from './withdraw-sign-off.js';

@Module({
  imports: [CompetenciesModule, CoursesModule, PeopleModule, TrustModule, WorkdaysModule],
  controllers: [CriteriaController, EvidenceController, JobWishesController, SecondRatingsController, PiecesController, RecurringController],
  providers: [DefineRecurring, EndRecurring, NoteOccurrence, RecurringQueries, ReviewOccurrence, WithdrawOccurrence, WithdrawPiece, AskSecondOpinion, AssessSelf, ChangeCellRenewal, ChangeSecondRatingRule, ChangeCriterion, ConfirmPractice, CorrectEvidence, DrawSecondRating, CriteriaQueries, EndingsQueries, EnterExternal, HandIn, KeepPiece, PiecesQueries, PlanCriterion, GiveProfile, GiveProfiles, JobWishQueries, MovementQueries, SayJobWish, GiveSecondOpinion, GiveSecondRating, ObservationQueries, OpenDisagreement, ProfilesGiven, ProjectStandings, RecordEvidence, RecordObservation, RefreshQueries, RefusePractice, RequestSignOff, ReviewPiece, RevokeEvidence, SecondOpinionQueries, SecondRatingQueries, SelfAssessmentQueries, ShortestWayQueries, SignatureEnds, SignLevels, SignOffQueries, SignedLevelsQueries, SkillProfileQueries, StandingQueries, SuspendEvidence, WhyThisLevelQueries, WithdrawAppeal, WithdrawRequest, WithdrawSignOff],
  exports: [DefineRecurring, EndingsQueries, NoteOccurrence, PiecesQueries, RecurringQueries, ReviewOccurrence, SecondRatingQueries, AskSecondOpinion, AssessSelf, ConfirmPractice, CorrectEvidence, EnterExternal, HandIn, GiveProfile, GiveProfiles, MovementQueries, GiveSecondOpinion, ObservationQueries, ProfilesGiven, ProjectStandings, RecordEvidence, RecordObservation, RefusePractice, RequestSignOff, RevokeEvidence, SecondOpinionQueries, SelfAssessmentQueries, SignOffQueries, SignedLevelsQueries, SkillProfileQueries, StandingQueries, WithdrawSignOff],
})
export class EvidenceModule {}
