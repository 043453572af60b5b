import { Module } from '@nestjs/common';
import { ArticlesModule } from '#articles';
import { CompetenciesModule } from '#competencies';
import { CoursesModule } from '#courses';
import { EvidenceModule } from '#evidence';
import { PeopleModule } from '#people';
import { QuizzesModule } from '#quizzes';
import { TrustModule } from '#trust';
import { AttestationsController } from './attestations.controller.js';
import { AttestationsQueries } from './attestations.queries.js';
import { ApplyRegrade } from './apply-regrade.js';
import { AskNext } from './ask-next.js';
import { AskRegrade } from './ask-regrade.js';
import { AttemptsQueries } from './attempts.queries.js';
import { ChangeRegradeRule } from './change-regrade-rule.js';
import { ChecklistsController } from './checklists.controller.js';
import { ChecklistsQueries } from './checklists.queries.js';
import { CloseOverdue } from './close-overdue.js';
import { CompleteQuizzes } from './complete-quizzes.js';
import { CompleteUnit } from './complete-unit.js';
import { CourseProofsQueries } from './course-proofs.queries.js';
import { DecideRegrade } from './decide-regrade.js';
import { DismissSuspicion } from './dismiss-suspicion.js';
import { DrawAttempt } from './draw-attempt.js';
import { ExtraTimeQueries } from './extra-time.queries.js';
import { FinishedPlans } from './finished-plans.js';
import { GiveExtraTime } from './give-extra-time.js';
import { GrantAttempt } from './grant-attempt.js';
import { IssueAttestation } from './issue-attestation.js';
import { ItemsController } from './items.controller.js';
import { ItemsQueries } from './items.queries.js';
import { KeepChecklists } from './keep-checklists.js';
import { KeepPlace } from './keep-place.js';
import { LearningController } from './learning.controller.js';
import { LearningQueries } from './learning.queries.js';
import { MoveOver } from './move-over.js';
import { OpenCourse } from './open-course.js';
import { PlanRegrade } from './plan-regrade.js';
import { QuizStatisticsQueries } from './quiz-statistics.queries.js';
import { RegradesController } from './regrades.controller.js';
import { RegradesQueries } from './regrades.queries.js';
import { RevokeAttestation } from './revoke-attestation.js';
import { SaveAnswer } from './save-answer.js';
import { StartAttempt } from './start-attempt.js';
import { StartPlacement } from './start-placement.js';
import { SubmitAttempt } from './submit-attempt.js';
import { TickItems } from './tick-items.js';
import { TellSuspicionAgain } from './tell-suspicion-again.js';
import { WithdrawTick } from './withdraw-tick.js';

@Module({
  imports: [ArticlesModule, CompetenciesModule, CoursesModule, EvidenceModule, PeopleModule, QuizzesModule, TrustModule],
  controllers: [AttestationsController, ChecklistsController, ItemsController, LearningController, RegradesController],
  providers: [ApplyRegrade, AttestationsQueries, IssueAttestation, RevokeAttestation, AskNext, AskRegrade, AttemptsQueries, ChangeRegradeRule, ChecklistsQueries, CloseOverdue, CompleteQuizzes, CompleteUnit, CourseProofsQueries, DecideRegrade, DismissSuspicion, DrawAttempt, ExtraTimeQueries, FinishedPlans, GiveExtraTime, GrantAttempt, ItemsQueries, KeepChecklists, KeepPlace, LearningQueries, MoveOver, OpenCourse, PlanRegrade, QuizStatisticsQueries, RegradesQueries, SaveAnswer, StartAttempt, StartPlacement, SubmitAttempt, TellSuspicionAgain, TickItems, WithdrawTick],
  exports: [AttemptsQueries, CloseOverdue, CompleteUnit, CourseProofsQueries, FinishedPlans, ItemsQueries, LearningQueries, RegradesQueries, SaveAnswer, StartAttempt, SubmitAttempt, TickItems],
})
export class LearningModule {}
