import { Module } from '@nestjs/common';
import { CompetenciesModule } from '#competencies';
import { PeopleModule } from '#people';
import { TrustModule } from '#trust';
import { AssessSelf } from './assess-self.js';
import { ChangeCriterion } from './change-criterion.js';
import { ConfirmPractice } from './confirm-practice.js';
import { CorrectEvidence } from './correct-evidence.js';
import { CriteriaController } from './criteria.controller.js';
import { CriteriaQueries } from './criteria.queries.js';
import { EvidenceController } from './evidence.controller.js';
import { GiveProfile } from './give-profile.js';
import { GiveProfiles } from './give-profiles.js';
import { MovementQueries } from './movement.queries.js';
import { ObservationQueries } from './observation.queries.js';
import { PlanCriterion } from './plan-criterion.js';
import { ProjectStandings } from './project-standings.js';
import { RecordEvidence } from './record-evidence.js';
import { RecordObservation } from './record-observation.js';
import { RefusePractice } from './refuse-practice.js';
import { RequestSignOff } from './request-sign-off.js';
import { RevokeEvidence } from './revoke-evidence.js';
import { SelfAssessmentQueries } from './self-assessment.queries.js';
import { ShortestWayQueries } from './shortest-way.queries.js';
import { SignLevels } from './sign-levels.js';
import { SignOffQueries } from './sign-off.queries.js';
import { SkillProfileQueries } from './skill-profile.queries.js';
import { StandingQueries } from './standing.queries.js';
import { WhyThisLevelQueries } from './why-this-level.queries.js';
import { WithdrawRequest } from './withdraw-request.js';
import { WithdrawSignOff } from './withdraw-sign-off.js';

@Module({
  imports: [CompetenciesModule, PeopleModule, TrustModule],
  controllers: [CriteriaController, EvidenceController],
  providers: [AssessSelf, ChangeCriterion, ConfirmPractice, CorrectEvidence, CriteriaQueries, PlanCriterion, GiveProfile, GiveProfiles, MovementQueries, ObservationQueries, ProjectStandings, RecordEvidence, RecordObservation, RefusePractice, RequestSignOff, RevokeEvidence, SelfAssessmentQueries, ShortestWayQueries, SignLevels, SignOffQueries, SkillProfileQueries, StandingQueries, WhyThisLevelQueries, WithdrawRequest, WithdrawSignOff],
  exports: [AssessSelf, ConfirmPractice, CorrectEvidence, GiveProfile, GiveProfiles, MovementQueries, ObservationQueries, ProjectStandings, RecordEvidence, RecordObservation, RefusePractice, RequestSignOff, RevokeEvidence, SignOffQueries, SkillProfileQueries, StandingQueries, WithdrawSignOff],
})
export class EvidenceModule {}
